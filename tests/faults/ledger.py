"""Ledger: what a run is to say of product_ids, counted in the order in which
they are written: by hand, with sets."""

import json

from fault import ERROR, INFO, WARNING, Expected


def fold(text):
    """A text without case, and without the white space around it."""
    return ''.join(c.casefold() if len(c.casefold()) == 1 else c
                   for c in text.strip())


def purchases_of(root):
    if not root.is_object:
        return root.items if root.items[0].is_object else []
    if root.key('purchases'):
        return root.get('purchases').items
    return [root] if root.key('currency') or root.key('price') else []


def name_of(purchase):
    """The product_id as it counts; None if it does not."""
    part = purchase.get('product_id') if purchase.is_object else None
    if part is None or part.items is not None:
        return None
    value = json.loads(part.text)
    if isinstance(value, str):
        return value if 1 <= len(value) <= 255 else None
    return None if value is None or isinstance(value, bool) else part.text


class Ledger:
    """`known` are the products that there were before, `most` how many there
    may be; `share_from`: from so many purchases on, half of them may have a
    product of its own."""

    def __init__(self, random):
        count = random.choice([0, 0, 3, 30])
        self.known = {random.choice(['Ware %d', 'ware %d', ' Oak %d']) % i
                      for i in range(count)}
        self.most = random.choice([1, 8, 40, 5000])
        self.share_from = random.choice([1, 200])
        self.seen = {}
        self.folded = {fold(name) for name in self.known}
        self.count = len(self.known)
        self.total = 0
        self.is_near = False

    def options(self, folder):
        """Write what the options name, and return them."""
        made = ['--param', 'products_max=%d' % self.most,
                '--param', 'products_share_from=%d' % self.share_from]
        if not self.known:
            return made
        path = folder + '/known'
        with open(path, 'w', encoding='utf-8') as out:
            json.dump({'message': 'success', 'products': sorted(self.known)},
                      out)
        return [*made, '--products', path]

    def read(self, root, expected):
        """Take the purchases of a document, to whose expectations is added."""
        for purchase in purchases_of(root):
            self.total += 1
            name = name_of(purchase)
            if name is not None and name not in self.seen:
                self.seen[name] = (purchase.get('product_id'), expected)
                if name not in self.known:
                    expected += self.news(name, purchase.get('product_id'))

    def news(self, name, part):
        found = []
        self.count += 1
        if self.count > self.most:
            found.append(Expected('products/cap', ERROR, part))
        if self.count > self.most * 9 // 10 and not self.is_near:
            found.append(Expected('products/near-cap', WARNING, part))
            self.is_near = True
        if fold(name) in self.folded:
            found.append(Expected('products/case-twin', WARNING, part))
        self.folded.add(fold(name))
        return found

    def close(self):
        """What is known at the end is told of the first."""
        if self.total >= self.share_from and 2 * len(self.seen) > self.total:
            part, expected = next(iter(self.seen.values()))
            expected.append(Expected('products/cardinality', INFO, part))

"""Page: a file of purchases that are written in some way, and a finding in it
told in words that no way of writing changes."""

import bisect

from value import Text


def parts_of(part):
    """A part, and all keys and values below it."""
    yield part
    for item in part.items or []:
        for each in item if part.is_object else (item,):
            yield from parts_of(each)


class Page:
    def __init__(self, name):
        self.name = name
        self.text = Text()
        self.documents = 0
        self.purchases = []  # each with the number of its document

    def add(self, root, purchases, layout):
        """Write a document, which holds the purchases."""
        self.documents += 1
        self.text.write(root, layout)
        self.purchases += [(each, self.documents) for each in purchases]

    def finish(self):
        self.text.finish()
        self.spots = sorted(
            ((part.start, part, owner, document)
             for owner, document in self.purchases
             for part in parts_of(owner)), key=lambda spot: spot[0])
        self.starts = [spot[0] for spot in self.spots]
        with open(self.name, 'wb') as out:
            out.write(self.bytes())

    def bytes(self):
        return self.text.text.encode()

    def range_of(self, one):
        """Which part a range is in, and where in it; its owner, its document;
        whether its offsets are those of its lines and columns."""
        start = self.text.index(one['line'], one['column'])
        end = self.text.index(one['end_line'], one['end_column'])
        _, part, owner, document = self.spots[
            bisect.bisect_right(self.starts, start) - 1]
        extent = ('all' if (start, end) == (part.start, part.end)
                  else (start - part.start, end - part.start))
        is_exact = 'offset' not in one or (
            self.text.place(start)[2] == one['offset']
            and self.text.place(end)[2] == one['end_offset'])
        return (id(part), extent), owner, document, is_exact


def tell(pages, one):
    """Say what a finding is, whatever way its purchase is written in."""
    where, owner, document, is_exact = pages[one['file']].range_of(one)
    others = [(pages[each['file']].range_of(each)[0]
               if each['file'] in pages else each['line'], each['message'])
              for each in one.get('related', [])]
    fixes = [(each['title'], each['safe']) for each in one.get('fixes', [])]
    is_right = (is_exact and document == one['document']
                and one['pointer'].startswith(owner.pointer))
    return (one['rule'], one['severity'], one['message'],
            one['pointer'][len(owner.pointer):], is_right, id(owner), where,
            tuple(others), tuple(fixes))

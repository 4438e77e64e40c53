"""Clean payloads: of these no rule says anything, at any level."""

import csv
import itertools
import json
import uuid
from random import Random

from value import make, raw, respell_all

PRODUCTS = ['blue mug', 'tee-shirt', 'été', '靴', 'a/b~c', 'lamp 40 W',
            'back\\slash', '👟 shoe', "27' monitor", 'gift card 10$',
            'x' * 255, 'é' * 255]
WORDS = ['red', 'XL', '', 'a, b', 'größe', '🏷', '{"a": 1}', 'it\'s', 'null',
         '//', 'C:\\x', 'line\nend', '"quoted"', 'y' * 255, '2014', '10:30']
NAMES = ['color', 'size', 'in_stock', 'größe', '🏷', 'tags', 'gift wrap', '_x1',
         'a.b', 'us$', 'Price', 'list-price', 'n' * 255]
TIMES = ['2024-05-12T18:47:12Z', '2024-02-29T23:59:59.999Z']


def currencies(path):
    """Those of which nothing is to be said, with their decimals."""
    with open(path, encoding='utf-8') as table:
        rows = csv.DictReader(table, delimiter='\t', quoting=csv.QUOTE_NONE)
        return [(row['code'], int(row['minor_units'])) for row in rows
                if (row['status'], row['kind'], row['braze_list'])
                == ('active', 'currency', 'y')]


class Maker:
    """Makes payloads; all that it makes differ."""

    def __init__(self, random, table):
        self.random = random
        self.currencies = currencies(table)
        self.numbers = itertools.count(1)
        self.products = random.choice([5, 60, 5000])
        self.settle()

    def settle(self):
        """Choose whether what is made from here on is all of one form, and only
        the values differ."""
        self.pattern = self.random.choice([None, self.random.random()])
        self.begin()

    def begin(self):
        """`form` decides which members an object has, in which order."""
        self.form = (self.random if self.pattern is None
                     else Random(self.pattern))

    def one_in(self, n):
        return self.random.randrange(n) == 0

    def has(self, n):
        return self.form.randrange(n) == 0

    def identify(self, owner):
        """Say which user an object is about."""
        number = next(self.numbers)
        way = self.form.randrange(8)
        if way == 0:
            owner['braze_id'] = 'b%d' % number
        elif way == 1:
            owner['email'] = 'ann.%d@example.com' % number
        elif way == 2:
            owner['phone'] = '+4930%07d' % number
        elif way == 3:
            owner['user_alias'] = {'alias_name': 'a%d' % number,
                                   'alias_label': 'é' * 118}
            owner['_update_existing_only'] = self.one_in(2)
        else:
            owner['external_id'] = 'u%d' % number

    def time(self):
        if self.one_in(20):
            return self.random.choice(TIMES)
        r = self.random.randrange
        return '20%02d-%02d-%02dT%02d:%02d:%02d%s%s' % (
            r(25), 1 + r(12), 1 + r(28), r(24), r(60), r(60),
            self.random.choice(['', '.5', '.402']),
            self.random.choice(['Z', 'Z', '+00:00', '-11:30', '+14:00']))

    def product(self):
        """Each alone is fine; some are others, written otherwise."""
        if self.one_in(6):
            return self.random.choice(PRODUCTS)
        return '%s %d' % (self.random.choice(
            ['ware', 'ware', 'ware', 'Ware', 'WARE', 'wäre', 'WÄRE', 'oak']),
            self.random.randrange(self.products))

    def price(self, decimals):
        whole = self.random.choice([0, 1, 9, 120, self.random.randrange(10**6),
                                    10**9 if self.one_in(9) else 5])
        if self.one_in(9):
            return raw(self.random.choice(['0', '1e2', '1E+1', '-0', '10e-1',
                                           '5.0000', '0.0e5']))
        if decimals == 0 or whole == 10**9 or self.one_in(2):
            return raw(str(whole))
        digits = 1 + self.random.randrange(decimals)
        return raw('%d.%0*d' % (whole, digits, self.random.randrange(
            10**digits)) + '0' * self.random.randrange(2))

    def scalar(self):
        r = self.random
        return self.form.choice([
            r.choice(WORDS), r.choice(WORDS), self.one_in(2), r.randrange(1000),
            raw(r.choice(['-0.5', '1e-7']))])

    def value(self, depth):
        """What a property may hold; below the first level null too."""
        way = self.form.randrange(7) if depth < 4 else 6
        if way == 0:
            return [self.value(depth + 1) for _ in range(
                self.form.randrange(4))]
        if way == 1:
            return {name: self.value(depth + 1) for name in self.names(
                ['price', 'time', '$x', 'a"b'])}
        if way == 2 and depth > 1:
            return None
        return self.scalar()

    def names(self, others):
        known = NAMES + others
        return self.form.sample(known, self.form.randrange(5))

    def properties(self):
        made = {name: self.value(1) for name in self.names([])}
        if self.has(6):
            made['since'] = self.time()
        return made

    def purchase(self):
        self.begin()
        code, decimals = self.random.choice(self.currencies)
        made = {'product_id': self.product(), 'currency': code,
                'price': self.price(decimals), 'time': self.time()}
        self.identify(made)
        if self.has(2):
            made['quantity'] = self.random.choice([1, 100, 2, 99])
        if self.has(3):
            made['properties'] = self.properties()
        if self.has(6):
            made['app_id'] = str(uuid.UUID(int=self.random.getrandbits(128)))
        if self.has(9):
            made.setdefault('_update_existing_only', self.one_in(2))
        return self.finish(made)

    def event(self):
        self.begin()
        made = {'name': self.random.choice(WORDS[:2]), 'time': self.time()}
        self.identify(made)
        if self.has(2):
            made['properties'] = self.properties()
        return self.finish(made)

    def attributes(self):
        self.begin()
        made = {'color': 'red', 'visits': 3, 'tags': ['a']}
        self.identify(made)
        if 'external_id' in made and self.has(2):
            made['email'] = None
        return self.finish(made)

    def finish(self, made):
        members = list(made.items())
        if self.has(2):
            self.form.shuffle(members)
        part = make(dict(members))
        if self.has(3):
            respell_all(self.random, part)
        return part

    def request(self, purchases):
        """A request of given purchases, and of others' objects."""
        made = {'purchases': purchases}
        if self.one_in(3):
            made['events'] = [self.event() for _ in range(
                self.random.randrange(3))]
        if self.one_in(4):
            made['attributes'] = [self.attributes()]
        if self.one_in(9):
            made['partner'] = 'shop'
        members = list(made.items())
        self.random.shuffle(members)
        return make(dict(members))


def text_of(part):
    return json.loads(part.text)

"""Writer: files of all shapes, clean and spoiled, and what is to be found in
each."""

import collections
import copy
import random

from fault import ERROR, WARNING, Expected, spoil, spoil_request
from ledger import Ledger
from payload import Maker
from series import parameters, reply
from value import Layout, Text, make, respell_all


class File:
    """The text of a file, and what is to be found in it."""

    def __init__(self, name):
        self.name = name
        self.text = Text()
        self.documents = []  # what is expected of each

    def add(self, root, expected, layout):
        self.text.write(root, layout)
        self.documents.append(expected)

    def findings(self):
        found = []
        for number, expected in enumerate(self.documents, 1):
            for each in expected:
                end = (each.part.start + 1 if each.is_open else each.part.end)
                found.append((self.name, number, each.rule, each.level,
                              *self.text.place(each.part.start),
                              *self.text.place(end), each.part.pointer))
        return found


class Writer:
    """Writes files of all shapes."""

    def __init__(self, seed, table):
        self.random = random.Random(seed)
        self.maker = Maker(self.random, table)
        self.ledger = Ledger(self.random)
        self.earlier = collections.deque(maxlen=50)

    def again(self):
        """A clean purchase that was there before, written in another way."""
        part = copy.deepcopy(self.random.choice(self.earlier))
        self.random.shuffle(part.items)
        respell_all(self.random, part)
        return part, [Expected('purchase/duplicate', WARNING, part, True)]

    def purchase(self, faults):
        """A purchase with up to so many faults."""
        if faults > 0 and self.earlier and self.maker.one_in(12):
            return self.again()
        part = self.maker.purchase()
        if faults > 0:
            return spoil(self.maker, part, self.random.randrange(1, faults + 1))
        if self.maker.one_in(4):
            self.earlier.append(copy.deepcopy(part))
        return part, []

    def some(self):
        """How many faults a purchase has at most: mostly none."""
        return self.random.choice([0, 0, 0, 0, 1, 1, 4])

    def purchases(self, count, are_clean):
        parts, found = [], []
        for _ in range(count):
            part, expected = self.purchase(0 if are_clean else self.some())
            parts.append(part)
            found += expected
        return parts, found

    def count(self):
        return self.random.choice([1, 1, 2, 3, 10, 40])

    def request(self):
        are_clean = self.maker.one_in(3)
        parts, found = self.purchases(self.count(), are_clean)
        root = self.maker.request(parts)
        if not are_clean and self.maker.one_in(8):
            found += spoil_request(self.maker, root)
        return root, found

    def crowd(self):
        """A request with more objects than it may have."""
        parts, found = self.purchases(75 + self.random.randrange(3), True)
        root = make({'purchases': parts})
        if len(parts) > 75:
            return root, [Expected('request/too-many-objects', ERROR,
                                   parts[75])]
        root.put('events', make([self.maker.event()]))
        return root, [Expected('request/combined-limit', WARNING,
                               root.get('events').items[0])]

    def document(self):
        if self.maker.one_in(8):
            return self.random.choice([parameters, reply])(
                self.maker, self.maker.one_in(3))
        way = self.random.randrange(12)
        if way < 4:
            return self.purchase(self.some())
        if way < 7:
            parts, found = self.purchases(self.count(), False)
            return make(parts), found
        if way == 7 and self.maker.one_in(9):
            return self.crowd()
        if way == 8 and self.maker.one_in(9):
            root = make({'purchases': []})
            return root, [Expected('request/empty', ERROR, root, True)]
        if way == 9 and self.maker.one_in(9):
            root = self.random.choice([make({'colour': 'red'}), make([7])])
            return root, [Expected('request/unknown-shape', WARNING, root,
                                   True)]
        return self.request()

    def write(self, file, document, layout):
        self.ledger.read(*document)
        file.add(*document, layout)

    def lines(self, file):
        """Documents of one shape, or of any; mostly clean ones."""
        make_line = self.random.choice(
            [self.request, self.document, lambda: self.purchase(self.some())])
        layout = Layout(self.random, True)
        for _ in range(self.random.choice([2, 5, 30, 100])):
            self.write(file, make_line(), layout)
            file.text.add(self.random.choice(['\n', '\n', '\n', '\r\n',
                                              '\n\n', ' \n']))

    def file(self, folder, number):
        self.maker.settle()
        is_lines = self.maker.one_in(4)
        suffix = self.random.choice(['json', 'jsonl', 'ndjson']
                                    if is_lines else ['json'])
        file = File('%s/%04d.%s' % (folder, number, suffix))
        if is_lines:
            self.lines(file)
        else:
            self.write(file, self.document(), Layout(self.random, False))
            file.text.add(self.random.choice(['', '\n']))
        file.text.finish()
        with open(file.name, 'wb') as out:
            out.write(file.text.text.encode())
        return file

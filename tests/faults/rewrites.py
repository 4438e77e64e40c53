"""rewrites.py TABLE SUFFIXES [PAYLOADS [SEED]]: purchases, some with faults, are
written in many ways: of all of them $PAYLINT must say the same, each at its
place, and $THOROUGH and $PORTABLE what it says. SUFFIXES are those of
compressed files that are read, between commas. With $KEEP, the files of a run
that went wrong are copied there.

Prints what differs; exits 1 if anything does.
"""

import collections
import gzip
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

from page import Page, parts_of, tell
from program import others_agree, run
from value import Layout, Part, make, respell_all
from writer import Writer

# They speak at what comes second.
IN_ORDER = ['user/many-identifiers', 'json/duplicate-key']


class Way:
    """How payloads are written: `hold` makes documents of the purchases of one;
    `is_one`: all payloads in one file."""

    def __init__(self, name, hold, is_one=False, rewrite=None, **spacing):
        self.name, self.hold, self.is_one = name, hold, is_one
        self.rewrite = rewrite
        self.spacing = {'end': None, 'indent': '', 'colon': ':', 'comma': ',',
                        'is_wild': False, 'behind': '\n', **spacing}

    def layout(self, rng):
        layout = Layout(rng, True)
        vars(layout).update(self.spacing)
        return layout

    def write(self, payloads, folder, rng):
        """Write all, and return the pages by name."""
        pages, layout = {}, self.layout(rng)
        for number, purchases in enumerate(payloads):
            for document, held in self.hold(purchases):
                if self.is_one:
                    name = folder + '/all.ndjson'
                else:
                    count = len(pages) if self.hold is alone else number
                    name = '%s/%05d.json' % (folder, count)
                page = pages.setdefault(name, Page(name))
                page.add(document, held, layout)
                page.text.add(layout.behind)
        for page in pages.values():
            page.finish()
        return pages


def alone(purchases):
    return [(each, [each]) for each in purchases]


def lines(purchases):
    return [(each, [each]) for each in purchases]


def array(purchases):
    return [(Part(items=purchases), purchases)]


def request(purchases):
    return [(make({'purchases': Part(items=purchases)}), purchases)]


def shuffle_members(rng, purchase):
    for part in parts_of(purchase):
        if part.is_object:
            rng.shuffle(part.items)


def spell_otherwise(rng, purchase):
    """But not what is so large that the keys behind it would come too late to
    tell what the document is."""
    if purchase.end - purchase.start < 20000:
        respell_all(rng, purchase)


INDENTED = {'end': '\n', 'indent': '  ', 'colon': ': '}
WAYS = [
    Way('lines', lines),
    Way('lines in one file', lines, True),
    Way('lines with spaces, ended by CRLF', lines, True, colon=' : ',
        comma=' , ', behind=' \r\n\r\n'),
    Way('a file each', alone),
    Way('a file each, indented', alone, **INDENTED),
    Way('arrays', array),
    Way('arrays, indented', array, **INDENTED),
    Way('arrays, with CRLF and tabs', array, end='\r\n', indent='\t'),
    Way('arrays as lines', array, True),
    Way('requests', request, behind=''),
    Way('requests, indented', request, **INDENTED),
    Way('requests as lines', request, True),
    Way('requests, spaced at random', request, is_wild=True),
    # from here on the purchases are changed
    Way('lines in another order of members', lines, True,
        rewrite=shuffle_members),
    Way('requests, of that order', request, **INDENTED),
    Way('lines, spelled otherwise', lines, True, rewrite=spell_otherwise),
    Way('arrays, so spelled', array, **INDENTED),
]


def read(pages, output):
    return collections.Counter(tell(pages, json.loads(line))
                               for line in output.decode().splitlines())


def without_order(found):
    """The same; of what depends on the order of members only that it is there."""
    rest = collections.Counter()
    for one, count in found.items():
        rest[(one[0], one[5]) if one[0] in IN_ORDER else one] += count
    return rest


def without_spelling(found):
    """The same without the messages, which show values as they are written."""
    rest = collections.Counter()
    for one, count in without_order(found).items():
        rest[one[:2] + one[3:] if len(one) > 2 else one] += count
    return rest


def is_same(way, expected, found):
    for word, some in (('missing', expected - found),
                       ('noise', found - expected)):
        for one in list(some.elements())[:5]:
            print('%s: %s: %s' % (way.name, word, one))
    return expected == found


def compressed(way, pages, suffix, folder):
    """The names of files with the same, compressed."""
    names = [page.name + suffix for page in pages.values()]
    if suffix == '.zst':
        subprocess.run(['zstd', '-q', '-f', *pages], check=True)
        return names
    for page, name in zip(pages.values(), names):
        with open(name, 'wb') as out:
            out.write(gzip.compress(page.bytes(), 1))
    return names


def carriers_agree(way, pages, options, output, suffixes, folder):
    """Tell whether the same comes out if the text comes otherwise."""
    is_right = True
    for suffix in suffixes:
        found = run('PAYLINT', options + compressed(way, pages, suffix, folder))
        if found.replace(b'json' + suffix.encode(), b'json') != output:
            print('%s: something else is printed of %s' % (way.name, suffix))
            is_right = False
    if len(pages) == 1:
        page = next(iter(pages.values()))
        found = run('PAYLINT', [*options, '--stdin-filename', page.name, '-'],
                    page.bytes())
        if found != output:
            print(way.name + ': something else is printed of a pipe')
            is_right = False
    return is_right


def try_ways(payloads, options, suffixes, folder, rng):
    """Write the payloads in all ways. Returns how many findings there are;
    None after saying what was not the same."""
    expected, by_what = None, collections.Counter
    is_right = True
    for way in WAYS:
        if way.rewrite is not None:
            by_what = {shuffle_members: without_order,
                       spell_otherwise: without_spelling}[way.rewrite]
            for each in itertools.chain(*payloads):
                way.rewrite(rng, each)
        below = tempfile.mkdtemp(dir=folder)
        pages = way.write(payloads, below, rng)
        output = run('PAYLINT', options + list(pages))
        found = read(pages, output)
        expected = found if expected is None else expected
        is_right = is_same(way, by_what(expected), by_what(found)) and is_right
        is_right = others_agree(options + list(pages), output,
                                sum(map(len, payloads))) and is_right
        is_right = carriers_agree(way, pages, options, output, suffixes,
                                  below) and is_right
    return sum(expected.values()) if is_right else None


def main():
    table, suffixes = sys.argv[1], [s for s in sys.argv[2].split(',') if s]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    writer = Writer(seed, table)
    payloads = []
    for _ in range(count):
        writer.maker.settle()
        payloads.append(writer.purchases(writer.count(), False)[0])
    with tempfile.TemporaryDirectory() as folder:
        done = try_ways(payloads, writer.ledger.options(folder), suffixes,
                        folder, random.Random(seed))
        if done is None:
            print('seed %d' % seed)
            if os.environ.get('KEEP'):
                shutil.copytree(folder, os.environ['KEEP'], dirs_exist_ok=True)
            sys.exit(1)
    print('%d payloads in %d ways, %d findings' % (count, len(WAYS), done))


if __name__ == '__main__':
    main()

"""faults.py TABLE [FILES [SEED]]: payloads in which what is wrong is known, as
it was put there. $PAYLINT must find just that, at its place, and $THOROUGH,
which takes no shortcuts, must print the same, and so must $PORTABLE, which has
no vector instructions, and any number of threads. TABLE has the currencies.
With $KEEP, the files of a run that went wrong are copied there.

Prints what differs; exits 1 if anything does.
"""

import collections
import json
import os
import shutil
import sys
import tempfile

from fault import REAL_KEYS
from program import others_agree, run
from writer import Writer

BATCH = 50  # files in a run


def read(output):
    found = []
    for line in output.decode().splitlines():
        one = json.loads(line)
        found.append((one['file'], one['document'], one['rule'],
                      one['severity'], one['line'], one['column'],
                      one['offset'], one['end_line'], one['end_column'],
                      one['end_offset'], one['pointer']))
    return found


def show(word, findings):
    for one in sorted(findings)[:20]:
        print('%s: %s document %d: %s %s %d:%d (%d) to %d:%d (%d) %s' % (word, *one))


def try_batch(writer, folder, count):
    """Write files and check them. Returns how many findings were as expected;
    None after saying what was not."""
    files = [writer.file(folder, i) for i in range(count)]
    names = [*writer.ledger.options(folder), *[file.name for file in files]]
    writer.ledger.close()
    expected = [one for file in files for one in file.findings()]
    output = run('PAYLINT', names)
    found = read(output)
    missing = collections.Counter(expected) - collections.Counter(found)
    noise = collections.Counter(found) - collections.Counter(expected)
    show('not found', missing.elements())
    show('noise', noise.elements())
    is_right = not missing and not noise
    for key in REAL_KEYS:
        if json.loads(key).encode() in output:
            print('a key is printed: ' + key)
            is_right = False
    is_right = others_agree(names, output, writer.ledger.total) and is_right
    return len(expected) if is_right else None


def main():
    table = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    right = 0
    for first in range(0, count, BATCH):
        writer = Writer(seed + first, table)
        with tempfile.TemporaryDirectory() as folder:
            done = try_batch(writer, folder, min(BATCH, count - first))
            if done is None:
                print('seed %d' % (seed + first))
                if os.environ.get('KEEP'):
                    shutil.copytree(folder, os.environ['KEEP'],
                                    dirs_exist_ok=True)
                sys.exit(1)
            right += done
    print('%d files, %d findings' % (count, right))


main()

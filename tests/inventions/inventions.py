"""inventions.py [RULESETS [SEED]]: made-up rules over made-up payloads. $PAYLINT
and $THOROUGH, which takes no shortcuts, must print the same; and where rules
have only keywords of JSON Schema, a rule must speak of just the documents in
which python3-jsonschema, if it is there, finds a selected value invalid.

Prints what differs; exits 1 if anything does.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile

from schema import Inventor

try:
    import jsonschema
except ImportError:
    jsonschema = None

STEP = re.compile(r"(\.\.)?(?:\.?\*|\['[^\]]*\]|\[[^\]]*\])")


def below(value):
    """A value and all that is in it."""
    yield value
    children = value.values() if isinstance(value, dict) else (
        value if isinstance(value, list) else [])
    for child in children:
        yield from below(child)


def pick(value, step):
    """The children of a value that a step of a selector selects."""
    if step in ('.*', '*', '[*]'):
        if isinstance(value, dict):
            return list(value.values())
        return value if isinstance(value, list) else []
    inner = step[1:-1]
    if "'" in inner:
        return [value[name] for name in re.findall("'([^']*)'", inner)
                if isinstance(value, dict) and name in value]
    if not isinstance(value, list):
        return []
    if ':' in inner:
        return value[slice(*(int(x) if x else None
                             for x in inner.split(':')))]
    return value[int(inner):int(inner) + 1]


def select(value, selector):
    """What a selector selects."""
    found = [value]
    for match in STEP.finditer(selector, 1):
        step = match.group()
        if match.group(1):
            found = [each for one in found for each in below(one)]
            step = step[2:]
        found = [child for one in found for child in pick(one, step)]
    return found


def is_wrong(rule, document):
    validator = jsonschema.Draft202012Validator(rule['then'])
    return any(not validator.is_valid(value)
               for value in select(document, rule['given']))


def run(program, folder, *names):
    done = subprocess.run(
        [program, '--no-config', '--now', '2026-01-01T00:00:00Z', '-f', 'jsonl',
         '--severity', 'info', '-r', 'rules.yaml', *names],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        cwd=folder)
    return done.stdout.decode()


def write(folder, name, text):
    with open(os.path.join(folder, name), 'w', encoding='utf-8',
              newline='') as out:
        out.write(text)


def dump(document, indent=None):
    return json.dumps(document, ensure_ascii=False, indent=indent)


class Trial:
    """A set of rules, and documents in which some are much alike."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        inventor = Inventor(self.random)
        self.is_plain = seed % 2 == 0
        self.rules = inventor.rules(self.is_plain)
        self.documents = []
        while len(self.documents) < 60:
            if self.documents and self.random.randrange(3):
                document = dict(self.random.choice(self.documents))
                for key in list(document)[:1]:
                    document[key] = inventor.value(1)
                self.documents.append(document)
            else:
                self.documents.append(inventor.object())

    def write(self, folder):
        write(folder, 'rules.yaml', dump(self.rules, 1))
        write(folder, 'lines.jsonl', ''.join(
            dump(one) + '\n' for one in self.documents))
        write(folder, 'array.json', dump(self.documents,
                                         self.random.choice([None, 2])))
        write(folder, 'stream.jsonl', '\n'.join(
            dump(one, 1) for one in self.documents))

    def judge(self, output):
        """Compare what was said of lines with the reference."""
        found = set()
        for line in output.splitlines():
            one = json.loads(line)
            found.add((one['document'], one['rule']))
        expected = {(number, name)
                    for number, document in enumerate(self.documents, 1)
                    for name, rule in self.rules['rules'].items()
                    if is_wrong(rule, document)}
        for word, several in (('not found', expected - found),
                              ('noise', found - expected)):
            for number, name in sorted(several)[:3]:
                print('%s: %s in %s' % (word, name,
                                        dump(self.documents[number - 1])))
        return found == expected

    def go(self, folder):
        self.write(folder)
        names = ['lines.jsonl', 'array.json', 'stream.jsonl', 'lines.jsonl']
        output = run(os.environ['PAYLINT'], folder, *names)
        if '"config/' in output or not output.count('\n') + 1:
            print(output)
            return False
        if output != run(os.environ['THOROUGH'], folder, *names):
            print('without shortcuts something else is printed')
            return False
        if not self.is_plain or jsonschema is None:
            return True
        return self.judge(run(os.environ['PAYLINT'], folder, 'lines.jsonl'))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for seed in range(first, first + count):
        trial = Trial(seed)
        with tempfile.TemporaryDirectory() as folder:
            if trial.go(folder):
                continue
        print('seed %d, rules:' % seed)
        print(dump(trial.rules, 1))
        sys.exit(1)
    print('%d sets of rules%s' % (
        count, '' if jsonschema else ', without python3-jsonschema'))


main()

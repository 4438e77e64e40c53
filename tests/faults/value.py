"""JSON values that know where they were written: a payload is made of these,
written in some layout, and then asked for the place of each of its parts."""

import bisect
import copy
import json


class Part:
    """A key or a value: `text` of a scalar or a key, `items` of a container:
    values, or pairs of a key and a value. Once it is written it has its range,
    in characters, and its pointer; a key that of its member."""

    def __init__(self, text=None, items=None, is_object=False):
        self.text = text
        self.items = items
        self.is_object = is_object
        self.start = self.end = self.pointer = None

    def __deepcopy__(self, memo):
        made = memo[id(self)] = Part(self.text, None, self.is_object)
        made.items = copy.deepcopy(self.items, memo)
        return made

    def is_key(self, name):
        return (json.loads(self.text) == name if '\\' in self.text
                else self.text == json.dumps(name, ensure_ascii=False))

    def find(self, name):
        """The key and the value of a member; None, None without one."""
        for key, value in self.items:
            if key.is_key(name):
                return key, value
        return None, None

    def key(self, name):
        return self.find(name)[0]

    def get(self, name):
        return self.find(name)[1]

    def put(self, name, value, at=None):
        """Give a member a value; a new one is put at an index, or last."""
        for i, (key, _) in enumerate(self.items):
            if key.is_key(name):
                self.items[i] = (key, value)
                return value
        pair = (Part(json.dumps(name, ensure_ascii=False)), value)
        self.items.insert(len(self.items) if at is None else at, pair)
        return value

    def drop(self, name):
        self.items = [m for m in self.items if not m[0].is_key(name)]


def raw(text):
    return Part(text=text)


def make(value):
    """A part of what Python has for it."""
    if isinstance(value, Part):
        return value
    if isinstance(value, dict):
        members = [(Part(json.dumps(k, ensure_ascii=False)), make(v))
                   for k, v in value.items()]
        return Part(items=members, is_object=True)
    if isinstance(value, list):
        return Part(items=[make(v) for v in value])
    return raw(json.dumps(value, ensure_ascii=False))


def respell(random, text):
    """The text of a string, written in another way."""
    way = random.randrange(4)
    string = json.loads(text)
    if way == 0:
        return json.dumps(string)
    if way == 1 and string:
        i = random.randrange(len(string))
        if ord(string[i]) < 0x10000:
            escape = '\\u%04x' % ord(string[i])
            return (json.dumps(string[:i])[:-1] + escape
                    + json.dumps(string[i + 1:])[1:])
    return text


def respell_all(random, part):
    """Write some of the strings and keys below a part in another way."""
    if part.items is None:
        if part.text.startswith('"') and random.randrange(3) == 0:
            part.text = respell(random, part.text)
        return
    for item in part.items:
        for each in item if part.is_object else (item,):
            respell_all(random, each)


class Layout:
    """How white space is written."""

    def __init__(self, random, is_line):
        self.random = random
        self.end = None if is_line else random.choice(
            [None, '\n', '\n', '\r\n'])
        self.indent = random.choice(['  ', '    ', '\t', ''])
        self.colon = random.choice([':', ': ', ': ', ' : '])
        self.comma = random.choice([',', ', '])
        self.is_wild = not is_line and random.randrange(8) == 0

    def space(self, depth):
        if self.is_wild:
            return ''.join(self.random.choice(' \t\n') for _ in range(
                self.random.randrange(4)))
        return '' if self.end is None else self.end + self.indent * depth

    def between(self):
        return ',' if self.end or self.is_wild else self.comma


class Text:
    """Documents that are written one after the other."""

    def __init__(self):
        self.chunks = []
        self.length = 0

    def add(self, chunk):
        self.chunks.append(chunk)
        self.length += len(chunk)

    def write(self, part, layout, depth=0, pointer=''):
        part.start, part.pointer = self.length, pointer
        if part.items is None:
            self.add(part.text)
        else:
            self.write_items(part, layout, depth + 1)
        part.end = self.length

    def write_items(self, part, layout, depth):
        self.add('{' if part.is_object else '[')
        for i, item in enumerate(part.items):
            below = '%s/%s' % (part.pointer, i)
            self.add(layout.between() if i > 0 else '')
            self.add(layout.space(depth))
            if part.is_object:
                name = json.loads(item[0].text)
                below = part.pointer + '/' + name.replace('~', '~0').replace(
                    '/', '~1')
                self.write(item[0], layout, depth, below)
                self.add(layout.colon)
                item = item[1]
            self.write(item, layout, depth, below)
        self.add(layout.space(depth - 1) if part.items else '')
        self.add('}' if part.is_object else ']')

    def finish(self):
        self.text = ''.join(self.chunks)
        self.lines, self.bytes = [0], [0]  # where each line begins
        for line in self.text.split('\n'):
            self.lines.append(self.lines[-1] + len(line) + 1)
            self.bytes.append(self.bytes[-1] + len(line.encode()) + 1)

    def place(self, index):
        """The line, the column and the offset of a character."""
        line = bisect.bisect_right(self.lines, index)
        first = self.lines[line - 1]
        return (line, index - first + 1,
                self.bytes[line - 1] + len(self.text[first:index].encode()))

    def index(self, line, column):
        return self.lines[line - 1] + column - 1

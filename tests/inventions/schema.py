"""Made-up schemas, rules and payloads. YAML takes JSON, so that rule files are
written as such."""

KEYS = ['a', 'b', 'c', 'd', 'a b', 'é']
TEXTS = ['', 'a', 'ab', 'true', 'null', '1', '12', ' x', 'é', 'EUR', 'eur',
         '2024-05-12', '2024-05-12T18:47:12Z', 'a@b.co', 'long ' * 9, 'x"y', 'A',
         'tab\there', '😀😀']
NUMBERS = [0, 1, -1, 2, 3, 1.0, 0.5, 2.5, 10, 100, 1000000, -0.25]
TYPES = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object']


class Inventor:
    def __init__(self, random):
        self.random = random

    def one_in(self, n):
        return self.random.randrange(n) == 0

    def some(self, things, most):
        return self.random.sample(things, self.random.randint(1, most))

    # Payloads.

    def scalar(self):
        return self.random.choice([
            self.random.choice(TEXTS), self.random.choice(NUMBERS),
            self.random.choice([True, False, None])])

    def value(self, depth=0):
        way = self.random.randrange(8)
        if way < 2 and depth < 4:
            return [self.value(depth + 1) for _ in range(
                self.random.randrange(4))]
        if way < 4 and depth < 4:
            return self.object(depth)
        return self.scalar()

    def object(self, depth=0):
        return {key: self.value(depth + 1) for key in self.random.sample(
            KEYS, self.random.randrange(5))}

    # Schemas: `plain` ones have only keywords of JSON Schema.

    def schemas(self, depth, is_plain):
        return [self.schema(depth, is_plain) for _ in range(
            self.random.randint(1, 2))]

    def limit(self):
        return self.random.randrange(4)

    def simple(self):
        """A keyword that looks at nothing but the value."""
        number = self.random.choice(NUMBERS)
        return self.random.choice([
            ('type', self.random.choice(TYPES)),
            ('type', self.some(TYPES, 4)),
            ('const', self.scalar()),
            ('enum', [self.scalar() for _ in range(3)]),
            ('minLength', self.limit()), ('maxLength', self.limit()),
            ('minimum', number), ('maximum', number),
            ('exclusiveMinimum', number), ('exclusiveMaximum', number),
            ('multipleOf', self.random.choice([1, 2, 0.5, 5])),
            ('minItems', self.limit()), ('maxItems', self.limit()),
            ('minProperties', self.limit()), ('maxProperties', self.limit()),
            ('required', self.some(KEYS, 3))])

    def deep(self, depth, is_plain):
        """A keyword that looks inside, or hands schemas on."""
        schema = lambda: self.schema(depth + 1, is_plain)
        named = lambda: {key: schema() for key in self.some(KEYS, 2)}
        return self.random.choice([
            lambda: ('uniqueItems', True),
            lambda: ('const', self.value(2)),
            lambda: ('dependentRequired',
                     {self.random.choice(KEYS): self.some(KEYS, 2)}),
            lambda: ('propertyNames', {'maxLength': 1}),
            lambda: ('properties', named()),
            lambda: ('items', schema()),
            lambda: ('prefixItems', self.schemas(depth + 1, is_plain)),
            lambda: ('contains', schema()),
            lambda: ('allOf', self.schemas(depth + 1, is_plain)),
            lambda: ('anyOf', self.schemas(depth + 1, is_plain)),
            lambda: ('oneOf', self.schemas(depth + 1, is_plain)),
            lambda: ('not', schema()),
            lambda: ('dependentSchemas', named())])()

    def own(self):
        """A keyword of ours."""
        return self.random.choice([
            ('maxBytes', self.random.choice([1, 5, 30])),
            ('maxCompactBytes', self.random.choice([5, 20, 60])),
            ('maxDepth', self.random.randint(1, 3)),
            ('requireAnyOf', self.some(KEYS, 2)),
            ('requireAtMostOne', self.some(KEYS, 3)),
            ('knownKeys', self.some(KEYS, 4)),
            ('trimmed', True), ('notBlank', True), ('plainInteger', True),
            ('letterCase', self.random.choice(['upper', 'lower'])),
            ('maxDecimals', self.limit()), ('excludes', '"\t'),
            ('excludesPrefix', 'a'), ('glob', ['a*', '?']),
            ('format', self.random.choice(
                ['date-time', 'date', 'email', 'uuid', 'currency', 'number'])),
            ('iso8601', self.random.choice(['format', 'form'])),
            ('dateless', 'date-time'),
            ('count', {'of': [self.selector()], 'maximum': self.limit()}),
            ('inList', {'list': 'words', 'ignoreCase': self.one_in(2)}),
            ('asNumber', {'minimum': 2, 'type': 'integer'}),
            ('unique', {'tally': 'values', 'window': self.random.choice(
                [1, 50])}),
            ('distinct', {'tally': 'texts', 'maximum': 5}),
            ('noTwin', 'texts')])

    def schema(self, depth, is_plain):
        if depth > 0 and self.one_in(12):
            return self.one_in(2)
        made = {}
        for _ in range(self.random.randint(1, 2)):
            way = self.random.randrange(4)
            if way == 0 and depth < 3:
                key, value = self.deep(depth, is_plain)
            elif way == 1 and not is_plain:
                key, value = self.own()
                if depth > 0 and key in ('unique', 'distinct', 'noTwin',
                                         'count'):
                    continue
            else:
                key, value = self.simple()
            made[key] = value
        if depth < 2 and self.one_in(12):
            made['if'] = self.schema(depth + 1, is_plain)
            made['then'] = self.schema(depth + 1, is_plain)
        return made or {'maxLength': 1}

    # Rules.

    def selector(self):
        key = self.random.choice(KEYS)
        name = "['%s']" % key
        return self.random.choice([
            '$', '$' + name, '$' + name, '$' + name, '$.*', '$[0:]',
            '$.*[0:]', '$..' + name, '$' + name + "['b']", '$[*]', '$..*',
            '$[1]', '$[0:2]', '$[::2]', "$['a','b']", '$' + name + '.*',
            '$..[0:]', '$' + name + '[0:]'])

    def condition(self):
        return {self.random.choice(KEYS): self.random.choice([
            'present', 'absent', dict([self.scalar_keyword()]), True])
            for _ in range(self.random.randint(1, 2))}

    def scalar_keyword(self):
        while True:
            key, value = self.simple()
            if key != 'required':
                return key, value

    def rule(self, number, is_plain):
        made = {'target': 'thing', 'given': self.selector(),
                'then': self.schema(0, is_plain),
                'severity': self.random.choice(['error', 'warning', 'info']),
                'message': 'at {path}'}
        if is_plain:
            return made
        if self.one_in(3):
            made['given'] = [self.selector(), self.selector()]
        if self.one_in(3):
            made['when'] = self.condition()
        if self.one_in(9):
            made['when'] = [self.condition(), self.condition()]
        if number > 0 and self.one_in(3):
            made['after'] = ['x/r%d' % self.random.randrange(number)]
        if self.one_in(4):
            made['severity'] = {'error': {'when': self.condition()},
                                'else': 'info'}
        if self.one_in(6):
            made['at'] = self.random.choice(['key', 'open'])
        if self.one_in(8):
            made['then'] = False
        if self.one_in(9):
            made['once'] = True
        if self.one_in(9):
            made['sensitive'] = self.random.choice([True, 'always'])
        if self.one_in(4):
            made['message'] = '{key} is {value} at {path}'
        return made

    def rules(self, is_plain):
        return {'paylint': 1, 'extends': [],
                'lists': {'words': ['a', 'eur', '1']},
                'shapes': {'thing': {'object': {}}, 'things': {'array': {}}},
                'targets': {'thing': {'thing': '$', 'things': '$[0:]'}},
                'rules': {'x/r%d' % i: self.rule(i, is_plain)
                          for i in range(self.random.randint(1, 8))}}

"""Faults: ways to break one rule in a clean purchase, or a request. Each says
what is to be found: a rule, its level, and a place by construction."""

import copy
import json

from value import Part, make, raw

ERROR, WARNING, INFO = 'error', 'warning', 'info'


class Expected:
    """`part` is a key or a value of the payload; `is_open`: only its bracket
    that opens it."""

    def __init__(self, rule, level, part, is_open=False):
        self.rule, self.level = rule, level
        self.part, self.is_open = part, is_open


# Values that are wrong where they stand, which is where that is told: the rule,
# its level, the member, what is written there, and what else must be so.
VALUES = [
    ('purchase/product-id-number', WARNING, 'product_id',
     ['456', '1.5', '-1'], {}),
    ('purchase/product-id-type', ERROR, 'product_id',
     ['null', 'true', '["mug"]', '{"name": "mug"}', '[]', '{}'], {}),
    ('purchase/product-id-empty', ERROR, 'product_id', ['""'], {}),
    ('purchase/product-id-length', ERROR, 'product_id',
     ['"%s"' % ('x' * 256), '"%s"' % ('é' * 256), '"%s\\u00e9"' % ('x' * 255)],
     {}),
    ('purchase/product-id-control', ERROR, 'product_id',
     ['"a\\tb"', '"mug\\u0000"', '"a\\u001fb"'], {}),
    ('purchase/product-id-quote', WARNING, 'product_id',
     ['"27\\" monitor"', '"27\\u0022 screen"'], {}),
    ('purchase/product-id-dollar', WARNING, 'product_id',
     ['"$10 gift card"', '"\\u0024x"'], {}),
    ('purchase/product-id-space', WARNING, 'product_id',
     ['"chair "', '" table"', '"sofa\\u00a0"'], {}),
    ('purchase/product-id-granular', INFO, 'product_id',
     ['"SKU-1042"', '"order_20240512"', '"5499334426779"',
      '"11ae5b4b-2445-4440-a04f-bf537764c9ad"'], {}),
    ('purchase/currency-type', ERROR, 'currency',
     ['978', 'null', '["EUR"]', '{}', 'false'], {}),
    ('purchase/currency-format', ERROR, 'currency',
     ['"EURO"', '"€"', '""', '"978"', '"US$"', '"EUR "', '"EU"'], {}),
    ('purchase/currency-unknown', ERROR, 'currency',
     ['"EUX"', '"ZZZ"', '"usx"'], {}),
    ('purchase/currency-case', WARNING, 'currency',
     ['"usd"', '"Usd"', '"e\\u0075r"'], {'price': '9.99'}),
    ('purchase/currency-special', ERROR, 'currency',
     ['"XXX"', '"XTS"', '"XUA"'], {'price': '9'}),
    ('purchase/currency-withdrawn', WARNING, 'currency',
     ['"DEM"', '"HRK"', '"FRF"'],
     {'price': '9', 'time': '"2024-05-12T18:47:12Z"'}),
    ('purchase/currency-withdrawn', INFO, 'currency', ['"HRK"'],
     {'price': '9', 'time': '"2022-12-31T23:59:59Z"'}),
    ('purchase/currency-nonstandard', WARNING, 'currency',
     ['"BTC"', '"GGP"', '"JEP"'], {'price': '9'}),
    ('purchase/currency-fund', WARNING, 'currency', ['"CHE"'], {'price': '9'}),
    ('purchase/currency-fund', INFO, 'currency', ['"XAU"', '"CLF"'],
     {'price': '9'}),
    ('purchase/currency-unlisted', WARNING, 'currency', ['"BYN"', '"MRU"'],
     {'price': '9'}),
    ('purchase/price-string', ERROR, 'price', ['"9.99"', '"-1"', '"1e2"'], {}),
    ('purchase/price-type', ERROR, 'price',
     ['"free"', 'null', 'true', '"9,99"', '{"amount": 9.99}', '[1]'], {}),
    ('purchase/price-negative', INFO, 'price', ['-1', '-12', '-1e2'], {}),
    ('purchase/price-decimals', WARNING, 'price',
     ['9.999', '1e-3', '0.00100', '123456789.125'], {'currency': '"EUR"'}),
    ('purchase/price-decimals', WARNING, 'price', ['9.5', '125e-1'],
     {'currency': '"JPY"'}),
    ('purchase/price-magnitude', INFO, 'price',
     ['1000000001', '1e10', '1000000000.50', '1000000000000000'],
     {'currency': '"EUR"'}),
    ('purchase/quantity-type', ERROR, 'quantity',
     ['"1"', '2.5', 'true', '[1]', '{}', '1e-1'], {}),
    ('purchase/quantity-type', WARNING, 'quantity', ['null'], {}),
    ('purchase/quantity-float', WARNING, 'quantity',
     ['2.0', '1e1', '1000e-1', '20E0'], {}),
    ('purchase/quantity-range', ERROR, 'quantity',
     ['0', '101', '-1', '1000', '4294967297'], {}),
    ('purchase/time-type', ERROR, 'time', ['1477502783', 'null', '{}', '[]'],
     {}),
    ('purchase/time-format', ERROR, 'time',
     ['""', '"yesterday"', '"12345"', '"05/12/2024"'], {}),
    ('purchase/time-offset', ERROR, 'time',
     ['"2013-07-16T19:20:30+1:00"', '"2018-06-28T23:59:59-5:00"'], {}),
    ('purchase/time-range', ERROR, 'time',
     ['"2023-02-29T00:00:00Z"', '"2024-13-01T00:00:00Z"',
      '"2024-05-12T25:00:00Z"', '"2024-05-12T18:47:12+14:30"'], {}),
    ('purchase/time-form', WARNING, 'time',
     ['"2024-05-12"', '"2024-05-12T18:47:12"', '"2024-05-12 18:47:12Z"',
      '"20240512T184712Z"', '"1999-12-31T23:59:59Z"'], {}),
    ('purchase/time-future', WARNING, 'time',
     ['"2030-01-01T00:00:00Z"', '"2026-01-01T00:05:01Z"',
      '"2026-01-01T02:05:01+02:00"'], {}),
    ('purchase/update-flag-type', ERROR, '_update_existing_only',
     ['"true"', '1', 'null', '[]'], {}),
    ('purchase/app-id-type', ERROR, 'app_id', ['null', '11', '[]', '{}'], {}),
    ('purchase/app-id-form', WARNING, 'app_id', ['""'], {}),
    ('purchase/app-id-form', INFO, 'app_id',
     ['"my_app"', '"11ae5b4b24454440a04fbf537764c9ad"'], {}),
    ('properties/type', ERROR, 'properties', ['[]', '"{}"', '1', 'true'], {}),
    ('properties/type', WARNING, 'properties', ['null'], {}),
]

# The same of who a purchase is about, where nothing else says it.
IDENTIFIERS = [
    ('user/identifier-number', WARNING, 'external_id', ['1', '1.5']),
    ('user/identifier-number', WARNING, 'email', ['12']),
    ('user/identifier-type', ERROR, 'external_id', ['null', '[]', '{}', 'true']),
    ('user/identifier-type', ERROR, 'braze_id', ['null', '["b"]']),
    ('user/identifier-type', ERROR, 'phone', ['false', 'null']),
    ('user/empty-identifier', ERROR, 'external_id', ['""', '"  "', '"\\t"']),
    ('user/empty-identifier', ERROR, 'email', ['""']),
    ('user/external-id-size', ERROR, 'external_id',
     ['"%s"' % ('x' * 988), '"%s"' % ('é' * 494)]),
    ('user/dummy-external-id', WARNING, 'external_id',
     ['"null"', '"UNDEFINED"', '"0"', '"Anonymous"', '"n\\u0075ll"']),
    ('user/alias-type', ERROR, 'user_alias', ['"device"', 'null', '[{}]']),
    ('user/email-format', ERROR, 'email',
     ['"ann.example.com"', '"ann@localhost"', '"a b@example.com"',
      '"%s@example.com"' % ('x' * 245)]),
    ('user/phone-format', WARNING, 'phone',
     ['"5043277269"', '"+1 504 327 7269"', '"+0123456789"', '"+123456"']),
    ('purchase/placeholder', INFO, 'external_id', ['"YOUR_USER_ID"']),
]

# The same of a property, and of an element of one.
PROPERTIES = [
    ('properties/value-null', WARNING, ['null']),
    ('properties/string-length', ERROR, ['"%s"' % ('x' * 256),
                                         '"é\\n%s"' % ('é' * 254)]),
    ('properties/string-space', INFO, ['"Gaming "', '" "', '"\\tx"']),
    ('properties/card-number', WARNING,
     ['"4111111111111111"', '"4111 1111 1111 1111"',
      '"GB82 WEST 1234 5698 7654 32"']),
    ('properties/contact', INFO, ['"ann@example.com"', '"+15043277269"']),
]
ELEMENTS = [
    ('properties/nested-string-length', WARNING, ['"%s"' % ('x' * 256)]),
    ('properties/datetime-in-array', ERROR,
     ['"2024-05-12T18:47:12Z"', '"2024-05-12 18:47:12"']),
    ('properties/date-in-array', WARNING, ['"2024-05-12"', '"05/12/2024"']),
    ('properties/string-space', INFO, ['" red"']),
    ('properties/contact', INFO, ['"bob@example.com"']),
]
KEYS = [
    ('properties/name-empty', ERROR, ['""']),
    ('properties/name-length', ERROR, ['"%s"' % ('k' * 256)]),
    ('properties/name-dollar', ERROR, ['"$price"', '"\\u0024x"']),
    ('properties/name-control', ERROR, ['"gift\\nwrap"', '"\\u0000"']),
    ('properties/name-quote', WARNING, ['"size in \\""']),
    ('properties/reserved-name', ERROR,
     ['"time"', '"product_id"', '"quantity"', '"event_name"', '"price"',
      '"currenc\\u0079"']),
]
REAL_KEYS = ['"8f5a2c1e-9b3d-4e7f-a6c8-1d2e3f4a5b6c"',
             '"8F5A2C1E-9B3D-4E7F-A6C8-1D2E3F4A5B6C"',
             '"%s"' % ('a1' * 15), '"\\u0061%s"' % ('Zq7' * 10)]
WHO = ['external_id', 'user_alias', 'braze_id', 'email', 'phone']


def choose_row(maker, rows):
    """A row, and the part that has one of its texts."""
    row = maker.random.choice(rows)
    for texts in row:
        if isinstance(texts, list):
            text = maker.random.choice(texts)
    return row, make(json.loads(text)) if text[0] in '[{' else raw(text)


def put(maker, owner, name, part):
    return owner.put(name, part, maker.random.randrange(len(owner.items) + 1))


def wrong_value(maker, purchase):
    (rule, level, name, _, others), part = choose_row(maker, VALUES)
    for other, text in others.items():
        purchase.put(other, raw(text))
    put(maker, purchase, name, part)
    return {name, *others}, [Expected(rule, level, part)]


def forget_user(purchase):
    for name in WHO:
        purchase.drop(name)


def wrong_identifier(maker, purchase):
    (rule, level, name, _), part = choose_row(maker, IDENTIFIERS)
    forget_user(purchase)
    put(maker, purchase, name, part)
    if name == 'user_alias':
        purchase.put('_update_existing_only', raw('true'))
    return {'who', '_update_existing_only'}, [Expected(rule, level, part)]


def no_identifier(maker, purchase):
    forget_user(purchase)
    return {'who'}, [Expected('user/missing-identifier', ERROR, purchase, True)]


def two_identifiers(maker, purchase):
    forget_user(purchase)
    names = ['external_id', 'braze_id']
    for name in names:
        put(maker, purchase, name, make('u%d' % next(maker.numbers)))
    keys = [key for key, _ in purchase.items if json.loads(key.text) in names]
    return {'who'}, [Expected('user/many-identifiers', ERROR, keys[1])]


def two_addresses(maker, purchase):
    forget_user(purchase)
    put(maker, purchase, 'email', make('ann%d@example.com' % next(
        maker.numbers)))
    put(maker, purchase, 'phone', raw('"+15043277269"'))
    return {'who'}, [Expected('user/email-and-phone', WARNING,
                              purchase.key('phone'))]


def address_beside(maker, purchase):
    forget_user(purchase)
    put(maker, purchase, 'external_id', make('v%d' % next(maker.numbers)))
    put(maker, purchase, 'email', raw('"ann@example.com"'))
    return {'who'}, [Expected('user/profile-write', INFO,
                              purchase.key('email'))]


def wrong_alias(maker, purchase):
    forget_user(purchase)
    alias = make({'alias_name': 'n%d' % next(maker.numbers),
                  'alias_label': 'device'})
    put(maker, purchase, 'user_alias', alias)
    purchase.put('_update_existing_only', raw('true'))
    way = maker.random.randrange(5)
    name = maker.random.choice(['alias_name', 'alias_label'])
    if way == 0:
        alias.drop(name)
        found = Expected('user/alias-required', ERROR, alias, True)
    elif way == 1:
        found = Expected('user/alias-required', ERROR,
                         alias.put(name, raw(maker.random.choice(
                             ['""', 'null', '1']))))
    elif way == 2:
        found = Expected('user/alias-size', ERROR,
                         alias.put(name, make('é' * 118 + 'x')))
    elif way == 3:
        put(maker, alias, 'colour', raw('[1]'))
        found = Expected('user/alias-unknown-key', WARNING, alias.key('colour'))
    else:
        purchase.drop('_update_existing_only')
        found = Expected('user/alias-update-only', INFO,
                         purchase.key('user_alias'))
    return {'who', '_update_existing_only'}, [found]


def missing_member(maker, purchase):
    name = maker.random.choice(['product_id', 'currency', 'price', 'time'])
    purchase.drop(name)
    return ({name, 'who', 'shape'},
            [Expected('purchase/required', ERROR, purchase, True)])


def misspelt_member(maker, purchase):
    name, slip = maker.random.choice([
        ('currency', 'curency'), ('product_id', 'productId'),
        ('price', 'Price'), ('time', 'tiem')])
    key = purchase.key(name) or Part()
    key.text = json.dumps(slip)
    return ({name, 'who', 'shape'},
            [Expected('purchase/required', ERROR, key)])


def unknown_member(maker, purchase):
    name = 'colour' if maker.one_in(2) else 'note %d' % next(maker.numbers)
    put(maker, purchase, name, make(maker.value(1)))
    return {name}, [Expected('purchase/unknown-key', WARNING,
                             purchase.key(name))]


def properties_of(purchase):
    found = purchase.get('properties')
    if found and found.is_object:
        return found
    return purchase.put('properties', make({}))


def wrong_property(maker, purchase):
    (rule, level, _), part = choose_row(maker, PROPERTIES)
    put(maker, properties_of(purchase), 'p%d' % next(maker.numbers), part)
    return {'properties'}, [Expected(rule, level, part)]


def wrong_element(maker, purchase):
    (rule, level, _), part = choose_row(maker, ELEMENTS)
    around = [make(maker.scalar()) for _ in range(maker.random.randrange(3))]
    around.insert(maker.random.randrange(len(around) + 1), part)
    held = make(around)
    if maker.one_in(2):
        held = make([{'a': held}] if maker.one_in(2) else {'b': [held], 'c': 1})
    put(maker, properties_of(purchase), 'p%d' % next(maker.numbers), held)
    return {'properties'}, [Expected(rule, level, part)]


def leaked_key(maker, purchase):
    """A key of the API, at any depth."""
    part = raw(maker.random.choice(REAL_KEYS))
    owner = properties_of(purchase)
    if maker.one_in(2):
        owner = put(maker, owner, 'p%d' % next(maker.numbers), make({}))
    put(maker, owner, 'api_key', part)
    return {'properties'}, [Expected('secrets/api-key', WARNING, part)]


def wrong_name(maker, purchase):
    (rule, level, _), part = choose_row(maker, KEYS)
    items = properties_of(purchase).items
    items.insert(maker.random.randrange(len(items) + 1),
                 (part, make(maker.scalar())))
    return {'properties'}, [Expected(rule, level, part)]


def twin_name(maker, purchase):
    items = properties_of(purchase).items
    items.insert(0, (Part('"twin"'), raw('1')))
    key = Part(maker.random.choice(['"twin"', '"tw\\u0069n"']))
    items.insert(1 + maker.random.randrange(len(items)), (key, raw('2')))
    return {'properties'}, [Expected('json/duplicate-key', WARNING, key)]


def deep_property(maker, purchase):
    part = deepest = make([])
    for _ in range(49):
        part = make([part] if maker.one_in(2) else {'a': part})
    properties_of(purchase).put('deep', part)
    return {'properties'}, [Expected('properties/depth', WARNING, deepest,
                                     True)]


def large_properties(maker, purchase):
    """One byte more than is allowed, without white space."""
    words = ['é' * 127] * 199
    size = len(json.dumps({'a': words}, ensure_ascii=False,
                          separators=(',', ':')).encode())
    words.append('x' * (51200 - size - 2))
    purchase.put('properties', make({'a': words}))
    return {'properties'}, [Expected('properties/size', ERROR,
                                     purchase.key('properties'))]


COMMON = [wrong_value] * 8 + [
    wrong_identifier, wrong_identifier, no_identifier, two_identifiers,
    two_addresses, address_beside, wrong_alias, missing_member,
    misspelt_member, unknown_member, wrong_property, wrong_property,
    wrong_element, wrong_element, leaked_key, wrong_name, twin_name,
    deep_property]


def spoil(maker, purchase, count):
    """Break a purchase in up to `count` places that have nothing to do with
    each other. Returns it, and what is to be found."""
    found, taken = [], set()
    for _ in range(count):
        way = large_properties if maker.one_in(99) else maker.random.choice(
            COMMON)
        tried, kept = copy.deepcopy((purchase, found))
        members, expected = way(maker, tried)
        if not members & taken:
            taken |= members
            purchase, found = tried, kept + expected
    return purchase, found


def spoil_request(maker, request):
    """Break a request as a whole."""
    way = maker.random.randrange(5)
    if way == 0:
        put(maker, request, 'events', raw(maker.random.choice(
            ['null', '"x"', '1'])))
        return [Expected('request/not-array', ERROR, request.get('events'))]
    if way == 1:
        part = raw(maker.random.choice(['null', '"mug"', '1', 'false']))
        items = request.get('purchases').items
        items.insert(maker.random.randrange(len(items) + 1), part)
        return [Expected('request/not-object', ERROR, part)]
    if way == 2:
        put(maker, request, 'src', make(maker.value(1)))
        return [Expected('request/unknown-key', WARNING, request.key('src'))]
    if way == 3:
        part = put(maker, request, 'api_key', raw(maker.random.choice(
            REAL_KEYS)))
        return [Expected('request/legacy-auth', WARNING,
                         request.key('api_key')),
                Expected('secrets/api-key', WARNING, part)]
    put(maker, request, 'app_group_id', raw('"<APP_GROUP_ID>"'))
    return [Expected('request/legacy-auth', WARNING,
                     request.key('app_group_id'))]

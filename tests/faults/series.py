"""Series: parameters and replies of the endpoints that give the purchases or
the revenue of each day, clean or with one fault."""

import datetime
import json

from fault import ERROR, WARNING, Expected, choose_row, put
from value import make, raw

# As in fault.py: the rule, its level, the member, what is written there.
PARAMETERS = [
    ('series/length', ERROR, 'length',
     ['0', '101', '"14"', '2.5', 'null', 'true', '-1', '[7]']),
    ('series/unit', ERROR, 'unit', ['"week"', '14', '"Day"', '""', 'null']),
    ('series/ending-at', ERROR, 'ending_at',
     ['1477502783', 'null', '"yesterday"', '"2018-06-28T23:59:59-5:00"',
      '"2018-02-30T23:59:59Z"', '"2018-06-28T23:59:59 05:00"']),
    ('series/ending-at', WARNING, 'ending_at',
     ['"2018-06-28"', '"2018-06-28T23:59:59"']),
    ('series/empty-filter', WARNING, 'app_id', ['""', '" \\t"']),
    ('series/empty-filter', WARNING, 'product', ['""', '"\\u3000"']),
]
MESSAGES = [('series/reply-message', ERROR,
             ['"Invalid length"', 'null', '1', '"Success"', '{}'])]
SERIES = [('series/reply-data', ERROR, ['5', '"none"', 'null', '{}'])]
POINTS = [('series/reply-data', ERROR, ['5', 'null', '[]', '"2014-02-02"'])]
TIMES = [('series/reply-time', ERROR,
          ['"02/02/2014"', '1391299200', 'null', '"2014-02-30"', '""'])]
FIGURES = {
    'purchase_quantity': [('series/reply-quantity', ERROR,
                           ['-1', '1.5', '"5"', 'null', 'false', '[]'])],
    'revenue': [('series/reply-quantity', ERROR,
                 ['"12.50"', 'null', 'true', '{}'])],
}


def parameters(maker, is_clean):
    r = maker.random
    made = {'length': r.choice([1, 7, 100]), 'unit': r.choice(['day', 'hour']),
            'ending_at': maker.time(), 'app_id': 'a-1', 'product': 'mug'}
    for name in r.sample(sorted(made), r.randrange(4)):
        made.pop(name if name != 'length' else '', None)
    root = maker.finish(made)
    if is_clean:
        return root, []
    way = r.randrange(6)
    if way == 0 and len(root.items) > 2:
        root.drop('length')
        return root, [Expected('series/length', ERROR, root, True)]
    if way == 1:
        put(maker, root, 'units', make(maker.value(1)))
        return root, [Expected('series/unknown-param', WARNING,
                               root.key('units'))]
    (rule, level, name, _), part = choose_row(maker, PARAMETERS)
    put(maker, root, name, part)
    return root, [Expected(rule, level, part)]


def points(maker, figure):
    """A point for each day from some day on, most of them."""
    r = maker.random
    step = datetime.timedelta(hours=r.choice([1, 24]))
    time = datetime.datetime(2014, 1 + r.randrange(12), 1 + r.randrange(28))
    form = '%Y-%m-%dT%H:%M:%SZ' if step.days == 0 or maker.one_in(2) else '%Y-%m-%d'
    count = r.choice([1, 3, 4, 30])
    return [maker.finish({
        'time': (time + i * step).strftime(form),
        figure: r.randrange(1000) if figure == 'purchase_quantity'
                else maker.price(2)}) for i in range(count)]


def wrong_last(maker, made, figure):
    """A fault in the last point, of more than two."""
    last = made[-1]
    way = maker.random.randrange(5)
    if way == 0:
        (rule, level, _), made[-1] = choose_row(maker, POINTS)
        return [Expected(rule, level, made[-1])]
    if way == 1:
        last.drop(maker.random.choice(['time', figure]))
        return [Expected('series/reply-data', ERROR, last, True)]
    if way == 2:
        (rule, level, _), part = choose_row(maker, TIMES)
        put(maker, last, 'time', part)
        return [Expected(rule, level, part)]
    if way == 3:
        time = json.loads(made[-2].get('time').text)
        part = put(maker, last, 'time', make(time))
        return [Expected('series/reply-order', WARNING, part)]
    # without the one before it, the last step is twice as long
    if len(made) > 3:
        del made[-2]
        return [Expected('series/reply-order', WARNING, last.get('time'))]
    return []


def reply(maker, is_clean):
    r = maker.random
    figure = r.choice(sorted(FIGURES))
    made, found = points(maker, figure), []
    way = None if is_clean else r.choice([0, 0, 0, 1, 2, 3])
    if way == 0 and len(made) > 2:
        found = wrong_last(maker, made, figure)
    elif way == 1:
        (rule, level, _), part = choose_row(maker, FIGURES[figure])
        put(maker, r.choice(made), figure, part)
        found = [Expected(rule, level, part)]
    root = make({'message': 'success', 'data': make(made)})
    if way == 2:
        (rule, level, _), part = choose_row(maker, MESSAGES)
        put(maker, root, 'message', part)
        found = [Expected(rule, level, part)]
    elif way == 3 and maker.one_in(2):
        root.drop('message')
        found = [Expected('series/reply-message', ERROR, root, True)]
    elif way == 3:
        (rule, level, _), part = choose_row(maker, SERIES)
        put(maker, root, 'data', part)
        found = [Expected(rule, level, part)]
    if maker.one_in(2):
        root.items.reverse()
    return root, found

"""Program: run paylint, or one that must print the same."""

import json
import os
import subprocess

NOW = '2026-01-01T00:00:00Z'


def run(variable, arguments, text=None, form='jsonl'):
    """What the program that a variable of the environment names prints, of
    `text` if there is one."""
    done = subprocess.run(
        [os.environ[variable], '--no-config', '--now', NOW, '-f', form,
         '--severity', 'info', *arguments], input=text,
        stdin=subprocess.DEVNULL if text is None else None,
        stdout=subprocess.PIPE, check=False)
    return done.stdout


def others_agree(arguments, output, purchases):
    """Tell whether other ways to the same print it too, and count as many
    purchases, after saying which does not."""
    is_right = True
    counted = run('PAYLINT', arguments, form='json')
    summed = run('PAYLINT', ['--summary', *arguments], form='json')
    if json.loads(counted)['summary']['purchases'] != purchases:
        print('there are %d purchases, not %s' % (
            purchases, json.loads(counted)['summary']))
        is_right = False
    for word, variable, *options in (
            ('without shortcuts', 'THOROUGH', '-j', '1'),
            ('without vector instructions', 'PORTABLE', '-j', '1'),
            ('with three threads', 'PAYLINT', '-j', '3'),
            ('with one thread', 'PAYLINT', '-j', '1')):
        others = [*options, *arguments]
        if (run(variable, others) != output
                or run(variable, others, form='json') != counted
                or run(variable, ['--summary', *others], form='json') != summed):
            print(word + ' something else is printed')
            is_right = False
    return is_right

"""Program: run paylint, or one that must print the same."""

import os
import subprocess

NOW = '2026-01-01T00:00:00Z'


def run(variable, arguments, text=None):
    """What the program that a variable of the environment names prints, of
    `text` if there is one."""
    done = subprocess.run(
        [os.environ[variable], '--no-config', '--now', NOW, '-f', 'jsonl',
         '--severity', 'info', *arguments], input=text,
        stdin=subprocess.DEVNULL if text is None else None,
        stdout=subprocess.PIPE, check=False)
    return done.stdout


def others_agree(arguments, output):
    """Tell whether other ways to the same print it too, after saying which does
    not."""
    is_right = True
    for word, variable, *options in (
            ('without shortcuts', 'THOROUGH', '-j', '1'),
            ('without vector instructions', 'PORTABLE', '-j', '1'),
            ('with three threads', 'PAYLINT', '-j', '3'),
            ('with one thread', 'PAYLINT', '-j', '1')):
        if run(variable, [*options, *arguments]) != output:
            print(word + ' something else is printed')
            is_right = False
    return is_right

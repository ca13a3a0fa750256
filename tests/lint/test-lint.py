# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint suite, as TAP. usage: test-lint.py SOURCE_ROOT [BUILD_ROOT]"""

import os
import re
import shutil
import subprocess
import sys

import ctext
import rules
import samples
import vectorised
from tree import Tree

ROOT = sys.argv[1]
ALLOW = os.path.join('tests', 'lint', 'allow.txt')
MOST_SHOWN = 40
number = 0
failed = 0


def report(name, problems):
    """One TAP line, and what is wrong as diagnostics under it."""
    global number, failed
    number += 1
    failed += bool(problems)
    print(f'{"not ok" if problems else "ok"} {number} {name}')
    for problem in problems[:MOST_SHOWN]:
        print(f'# {problem}')
    if len(problems) > MOST_SHOWN:
        print(f'# ... and {len(problems) - MOST_SHOWN} more')


def exceptions():
    """[rule, path, part, why, used]"""
    with open(os.path.join(ROOT, ALLOW), encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                yield [part.strip() for part in line.split(' | ')] + [0]


def allowed(table, rule, path, text):
    for row in table:
        if row[0] == rule and row[1] == path and (row[2] == '*' or row[2] in text):
            row[-1] += 1
            return True
    return False


def line_text(tree, path, line):
    lines = tree[path].splitlines()
    return lines[line - 1] if line <= len(lines) else ''


def check_tree(tree, table):
    for name, rule in rules.RULES.items():
        problems = []
        for path, line, what in rule(tree):
            if not allowed(table, name, path, line_text(tree, path, line)):
                problems.append(f'{path}:{line}: {what}')
        report(f'/lint/tree/{name}', problems)


def check_exceptions(table):
    report('/lint/tree/exceptions-needed',
           [f'{ALLOW}: nothing needs “{" | ".join(row[:3])}”' for row in table if not row[-1]] +
           [f'{ALLOW}: no reason in “{row[0]}”' for row in table if len(row) != 5 or not row[3]])


def check_samples():
    """Every rule has a bad sample, catches each of them, and passes the good ones."""
    for name, rule in rules.RULES.items():
        problems = [] if samples.BAD.get(name) else ['no bad sample']
        for sample in samples.BAD.get(name, ()):
            if not list(rule(Tree(sample))):
                problems.append(f'not caught: {sample!r}'[:200])
        for sample in samples.GOOD.get(name, ()):
            for path, line, what in rule(Tree(sample)):
                problems.append(f'wrongly caught: {path}:{line}: {what}')
        report(f'/lint/self/{name}', problems)


def formatter():
    """clang-format 14, under either name; other versions differ in taste."""
    for name in ('clang-format-14', 'clang-format'):
        path = shutil.which(name)
        if path and ' version 14.' in subprocess.run([path, '--version'], capture_output=True,
                                                     text=True, check=False).stdout:
            return path
    return None


def format_problems(program, *arguments, text=None):
    """The first place in each file; one run for all of them: it takes long to start."""
    done = subprocess.run([program, '--dry-run', '--Werror', *arguments], input=text,
                          capture_output=True, text=True, check=False, cwd=ROOT)
    first = {}
    for path, line in re.findall(r'^(.+?):(\d+):\d+: ', done.stderr, re.MULTILINE):
        first.setdefault(path, line)
    if done.returncode and not first:
        return [done.stderr or f'{program} ended with {done.returncode}']
    return [f'{path}:{line}: not as clang-format writes it' for path, line in first.items()]


def skip(rule, why):
    global number
    for kind in ('tree', 'self'):
        number += 1
        print(f'ok {number} /lint/{kind}/{rule} # SKIP {why}')


def check_vectorised(tree, table, build):
    command = next((command for _, _, command in vectorised.commands(build)), None)
    if not command or not vectorised.is_gcc(command):
        skip('vectorised', 'the report is that of gcc')
        return
    looked, lost = vectorised.check_tree(build)
    report('/lint/tree/vectorised',
           [f'{path}:{line}: {what}' for path, line, what in lost
            if not allowed(table, 'vectorised', path, line_text(tree, path, line))])
    print(f'# {looked} loops over lanes')
    good, found = vectorised.check_self(command)
    report('/lint/self/vectorised', [] if good else [str(found)])


def check_format(tree):
    program = formatter()
    if not program:
        skip('clang-format', 'no clang-format 14 here')
        return
    report('/lint/tree/clang-format',
           format_problems(program, *(path for path, _ in tree.files('.c'))))
    bad = format_problems(program, '--assume-filename=src/engine/fwe-a.c',
                          text='int main(void) {\n    return 0; }\n')
    report('/lint/self/clang-format', [] if bad else ['a badly formatted file passed'])


def print_shape(tree):
    """What no limit can say: whether files and functions are small on the whole."""
    sizes = sorted(function.body_lines for path, text in tree.files('.c', under='src/')
                   for function in ctext.functions(text))
    files = sorted(text.count('\n') for _, text in tree.files('.c', '.h', under='src/'))
    if sizes and files:
        print(f'# {len(files)} files: half up to {files[len(files) // 2]} lines; {len(sizes)} '
              f'functions: half up to {sizes[len(sizes) // 2]}, 95 in 100 up to '
              f'{sizes[len(sizes) * 95 // 100]} lines')


def main():
    tree = Tree.read(ROOT)
    report('/lint/tree/found', [] if len(list(tree.files('.c', under='src/'))) else ['no sources'])
    check_samples()
    table = list(exceptions())
    check_tree(tree, table)
    if len(sys.argv) > 2:
        check_vectorised(tree, table, sys.argv[2])
    check_exceptions(table)
    check_format(tree)
    print_shape(tree)
    print(f'1..{number}')
    return 1 if failed else 0


sys.exit(main())

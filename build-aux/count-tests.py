# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the tests of several meson runs and shows the end of each failure's output.

usage: count-tests.py NAME=TESTLOG.json...
Counts the lines of the Test Anything Protocol. A program that fails without a failing line (it
crashed, timed out, or stopped before its plan) counts as one failure. Prints “N passed, N failed” last."""

import json
import re
import sys

POINT = re.compile(r'^(not )?ok\b([^#\n]*)(#\s*(skip|todo)\b)?', re.IGNORECASE | re.MULTILINE)
TAIL = 40


def count(run):
    """(passed, failed, skipped names) of one program."""
    good = bad = 0
    skipped = []
    for refused, name, _, directive in POINT.findall(run['stdout']):
        if directive.lower() == 'skip':
            skipped.append(name.strip())
        elif refused and directive.lower() != 'todo':
            bad += 1
        else:
            good += 1
    if run['result'] == 'SKIP':
        skipped = skipped or [run['name']]
    elif run['result'] not in ('OK', 'EXPECTEDFAIL'):
        bad = bad or 1
    elif not good and not bad and not skipped:
        good = 1
    return good, bad, skipped


def show(kind, run):
    """What a failed program said last."""
    print(f'--- {run["name"]}, {kind}: {run["result"]}, exit status {run["returncode"]}, '
          f'{run["duration"]:.1f} s')
    text = run['stdout'].splitlines()
    interesting = [line for line in text if not re.match(r'ok |# (?:Start|End) of|1\.\.', line)]
    for line in (interesting + run.get('stderr', '').splitlines())[-TAIL:]:
        print('   ', line[:300])


def main():
    passed = failed = 0
    for argument in sys.argv[1:]:
        kind, path = argument.split('=', 1)
        good = bad = 0
        skipped = []
        try:
            with open(path, encoding='utf-8') as file:
                runs = [json.loads(line) for line in file]
        except (OSError, ValueError) as error:
            print(f'--- {kind}: no record of the tests ({error})')
            runs = []
        for run in runs:
            passes, fails, skips = count(run)
            good += passes
            bad += fails
            skipped += skips
            if fails:
                show(kind, run)
        if not good and not bad:
            bad = 1
            print(f'--- {kind}: no test ran')
        seconds = sum(run['duration'] for run in runs)
        print(f'{kind}: {len(runs)} programs, {good} passed, {bad} failed, {seconds:.0f} s')
        if skipped:
            print(f'{kind}: {len(skipped)} skipped: {", ".join(skipped)[:500]}')
        passed += good
        failed += bad
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


sys.exit(main())

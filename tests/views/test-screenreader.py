# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through every page and window of the real program by keys alone, as somebody who hears it
does: everything that takes the keyboard has a name that tells it from the others, each window gives
the keyboard back when Escape closes it, every chart says its finding and its numbers, and the
platform has nothing to warn of (its first warning ends the program).

usage: test-screenreader.py PROGRAM [TEST...]"""

import re
import sys

from keywalk import on_walk, run
from screenreader import SELECTED, has

# Of each page, and how many charts it has at least.
PAGES = [('Overview', 1), ('Pipeline', 7), ('Equity', 8), ('Money', 5), ('Compare', 2), ('Data', 0)]
# What a key opens, by the name of the window or of something in it.
WINDOWS = [
    ('ctrl+question', 'Keyboard shortcuts'),
    ('ctrl+comma', 'Preferences'),
    ('ctrl+e', 'Edit the plan'),
    ('ctrl+shift+g', 'Goal'),
    ('ctrl+shift+t', 'Scenarios'),
    ('ctrl+l', 'Add a place'),
    ('ctrl+r', 'Programs from results'),
    ('ctrl+i', 'Import'),
    ('ctrl+g', 'Your first plan'),
]


@on_walk()
def test_start(walk):
    walk.check('start page', walk.main)
    walk.open_and_close('ctrl+g', 'Your first plan', walk.focus())


def charts_of(nodes):
    return [node for node in nodes if node.role in ('image', 'img')]


@on_walk('minneapolis')
def test_pages(walk):
    seen = {}
    for i, (page, n_least) in enumerate(PAGES):
        def lacks(nodes):
            charts = charts_of(nodes)
            found = [f'finding: {chart}' for chart in charts
                     if not re.search(r'[.!?]$', chart.name)]
            found += [f'number: {chart}' for chart in charts
                      if not re.search(r'\d', chart.description)]
            found += [f'{chart} of {seen[chart.ref]}, which is not shown' for chart in charts
                      if seen.get(chart.ref, page) != page]
            if len(charts) < n_least:
                found.append(f'{n_least} charts: {charts}')
            if not any(re.search('tab$', node.role) and node.name == page and has(node, SELECTED)
                       for node in nodes):
                found.append('a tab that is selected')
            return found

        walk.program.press(f'alt+{i + 1}')
        for chart in charts_of(walk.check(page, walk.main, lacks)):
            seen[chart.ref] = page
    assert len(seen) >= 20, f'only {len(seen)} charts'


@on_walk('minneapolis')
def test_windows(walk):
    before = walk.focus()
    for keys, name in WINDOWS:
        walk.open_and_close(keys, name, before)


if __name__ == '__main__':
    sys.exit(run([test_start, test_pages, test_windows]))

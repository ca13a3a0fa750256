# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through every page and window of the real program by keys alone, as somebody who hears it
does: everything that takes the keyboard has a name that tells it from the others, each window gives
the keyboard back when Escape closes it, every chart says its finding and its numbers, and the
platform has nothing to warn of (its first warning ends the program).

usage: test-screenreader.py PROGRAM [TEST...]"""

import os
import re
import sys

from keywalk import on_walk, run
from screenreader import FOCUSED, SELECTED, has

# Of each page, and how many charts it has at least.
PAGES = [('Overview', 1), ('Pipeline', 7), ('Equity', 8), ('Money', 5), ('Compare', 2), ('Data', 0),
         ('Evidence', 1)]
# What a key opens, by the name of the window or of something in it.
WINDOWS = [
    ('ctrl+question', 'Keyboard shortcuts'),
    ('ctrl+1', 'Ask the model'),
    ('ctrl+2', 'Ask the model'),
    ('ctrl+3', 'Ask the model'),
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
# Of each list of the plan, the last list first.
LAST_PARTS = [
    'Developers',
    'Neighborhood organization, South Side',
    'IT-Ready',
    'White',
    'Local foundations',
    'Paid apprenticeship',
    'Other employers, user support',
    'IT support course, 8 weeks',
]


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


@on_walk('minneapolis')
def test_questions(walk):
    """Asked, stopped and tried by keys alone, which are never left nowhere; what is found is told."""
    p = walk.program
    before = walk.focus()
    n = len(walk.find('button', '^Remove '))
    window = walk.open('ctrl+3', 'Ask the model')
    p.tab_to('button', '^Find out$')
    p.press('space')
    p.wait(lambda: p.focus().name == 'Cancel', 'Cancel under the keyboard')
    p.press('space')
    p.wait(lambda: p.focus().name == 'Find out', 'the question under the keyboard again')
    p.press('ctrl+1')
    p.tab_to('button', '^What would it take')
    p.press('space')
    walk.wait_for('button', '^Try', window)
    walk.check('an answer', window,
               lambda nodes: [] if charts_of(nodes) else ['a chart'])
    p.wait(lambda: any('runs reach it' in said for said in p.said), 'the answer in words')
    p.tab_to('button', '^Try')
    p.press('space')
    walk.wait_count(n + 1, 'button', '^Remove ')
    walk.close('questions', before)


@on_walk('minneapolis')
def test_editor(walk):
    """All numbers, and the page of the last part of each list, the last list first: Shift+Tab goes
    from a page to the end of the lists."""
    p = walk.program
    before = walk.focus()
    editor = walk.open('ctrl+e', 'Edit the plan')
    p.tab_to('button', '^All numbers$')
    p.press('space')
    walk.check('all numbers', editor,
               lambda nodes: [] if any(node.name.startswith('Seats, ') for node in nodes)
               else ['rows of numbers'])
    p.tab_to('button', '^Parts$', key='shift+Tab')
    p.press('space')
    seen = set()
    for part in LAST_PARTS:
        def lacks(nodes):
            fields = {node.ref for node in nodes
                      if node.role.startswith(('text', 'entry')) and node.name == 'Name'}
            return [] if fields - seen else [f'a field for the name of {part}']

        p.tab_to('list item', f'^{part}$', key='shift+Tab')
        p.press('Return')
        nodes = walk.check(part, editor, lacks)
        seen |= {node.ref for node in nodes}
    walk.close('editor', before)


@on_walk('minneapolis')
def test_history(walk):
    p = walk.program
    p.press('alt+1')
    walk.wait_for('image|img', '^Fan chart')
    walk.to_pane('^(Answers|Overview)$')
    before = walk.focus()
    p.press('ctrl+d')
    walk.wait_for('button', '^Undo: Add')
    p.press('ctrl+alt+z')
    p.wait(lambda: [node for node in walk.find('list item', 'where the plan is now$')
                    if has(node, FOCUSED)], 'the present step')
    walk.check('history', walk.main)
    walk.close('history', before)
    p.press('ctrl+z')
    walk.wait_for('button', '^Redo: Add')


@on_walk('minneapolis')
def test_about(walk):
    """From the main menu, whose button has the keyboard afterwards."""
    p = walk.program
    p.press('F10')
    p.tab_to('menu item', '^About', key='Up')
    walk.check('about', walk.open('Return', 'About'))
    walk.close('about', walk.wait_for('button', '^Main menu$'))


@on_walk('minneapolis')
def test_print(walk):
    """The platform's own window: it comes and goes."""
    before = walk.focus()
    walk.open('ctrl+p', 'Print')
    walk.close('print', before)


@on_walk('minneapolis')
def test_rescue(walk):
    """What was not saved when the program was killed is offered by name, and comes back."""
    p = walk.program
    n = len(walk.find('button', '^Remove '))
    folder = os.path.join(os.environ['XDG_STATE_HOME'], 'fairway', 'recovery')

    def copies():
        return {(entry.name, entry.stat().st_mtime_ns) for entry in os.scandir(folder)
                if entry.name.endswith('.recovery')} if os.path.isdir(folder) else set()

    before = copies()  # of what the tests above did
    p.press('ctrl+d')
    walk.wait_count(n + 1, 'button', '^Remove ')
    p.wait(lambda: copies() - before, 'a whole copy to recover')
    walk = walk.killed(walk.command[:1])
    walk.wait_for('button', '^Recover: Minneapolis')
    walk.check('start page', walk.main)
    walk.program.tab_to('button', '^Recover: Minneapolis')
    walk.program.press('Return')
    walk.wait_count(n + 1, 'button', '^Remove ')
    walk.command = None  # no other test can have it
    return walk


if __name__ == '__main__':
    sys.exit(run([test_start, test_pages, test_windows, test_questions, test_editor, test_history,
                  test_about, test_print, test_rescue]))

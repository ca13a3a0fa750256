# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a planner does, done in the real program by keys alone; what came of it is read as a screen
reader does.

usage: test-keyboard.py PROGRAM [TEST...]"""

import re
import sys

from keywalk import on_walk, run


@on_walk('minneapolis')
def test_slider(walk):
    """A slider by an arrow key, and back by undo."""
    p = walk.program
    walk.wait_for('slider', '^Goal$')
    walk.to_pane('^Plan$')
    slider = p.tab_to('slider', '^Goal$')
    before = p.value(slider)
    p.press('Right')
    p.wait(lambda: p.value(slider) > before, 'a higher goal')
    p.press('ctrl+z')
    p.wait(lambda: p.value(slider) == before, 'the goal of before')
    p.press('ctrl+shift+z')
    p.wait(lambda: p.value(slider) > before, 'the higher goal again')


@on_walk('minneapolis')
def test_chart(walk):
    """The values of a chart by arrow keys, its table and its words."""
    p = walk.program
    p.wait(lambda: any(chart.description for chart in walk.find('image|img', '^Fan chart')),
           'words of a chart')
    walk.to_pane('^Answers$')
    chart = p.tab_to('image|img', '^Fan chart')
    words = walk.again(chart)[0].description
    p.press('Right')
    p.wait(lambda: walk.again(chart)[0].description != words, 'a value')
    first = walk.again(chart)[0].description
    p.press('Right')
    p.wait(lambda: walk.again(chart)[0].description not in (words, first), 'the next value')
    assert re.search(r'\d', first) and len(first) < len(words), first
    walk.open('t', '.')
    walk.close('table', chart)


@on_walk('minneapolis')
def test_scenarios(walk):
    """A scenario more, and back."""
    p = walk.program
    p.wait(lambda: walk.count('button', '^Remove ') >= 2, 'the scenarios of the plan')
    before = walk.count('button', '^Remove ')
    p.press('ctrl+d')
    walk.wait_count(before + 1, 'button', '^Remove ')
    p.press('ctrl+z')
    walk.wait_count(before, 'button', '^Remove ')


@on_walk('minneapolis')
def test_programs(walk):
    """A program doubled and the copy taken back in the editor."""
    p = walk.program
    before = walk.focus()
    editor = walk.open('ctrl+e', 'Edit the plan')
    walk.wait_for('list item', 'Coding course', editor)
    p.tab_to('list item', 'Coding course')
    n = walk.count('list item', 'Coding course', editor)
    p.press('ctrl+d')
    walk.wait_count(n + 1, 'list item', 'Coding course', editor)
    p.press('ctrl+z')
    walk.wait_count(n, 'list item', 'Coding course', editor)
    walk.close('editor', before)


if __name__ == '__main__':
    sys.exit(run([test_slider, test_chart, test_scenarios, test_programs]))

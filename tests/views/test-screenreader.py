# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through every page and window of the real program by keys alone, as somebody who hears it
does: everything that takes the keyboard has a name that tells it from the others, each window gives
the keyboard back when Escape closes it, every chart says its finding and its numbers, and the
platform has nothing to warn of (its first warning ends the program).

usage: test-screenreader.py PROGRAM"""

import collections
import os
import re
import shutil
import subprocess
import sys
import traceback

try:
    from screenreader import ACTIVE, FOCUSABLE, FOCUSED, SELECTED, Program, has
except ImportError as missing:
    print(f'1..0 # SKIP {missing}')
    sys.exit(0)

PAGES = ['Overview', 'Pipeline', 'Equity', 'Money', 'Compare', 'Data']
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
CONTAINERS = ('list', 'group', 'scroll pane', 'panel', 'viewport')


def said_twice(name):
    """“Programs Programs”: a label and the name of what it labels, one after the other."""
    words = name.split()
    half = len(words) // 2
    return half > 0 and (words == words[:half] * 2 or bool(re.match(r'(.+), .+ \1$', name)))


def faults(nodes):
    """What somebody who only hears these nodes would miss."""
    found = []
    by_ref = {node.ref: node for node in nodes}
    same = collections.Counter()
    for node in nodes:
        # The platform names the choices of a list when it is open.
        above = by_ref.get(node.parent)
        while above and above.role not in ('combo box', 'popup menu'):
            above = by_ref.get(above.parent)
        if not has(node, FOCUSABLE) \
                or (above and node.role in ('list', 'list item', 'widget')):
            continue
        place = by_ref.get(node.parent)
        while place and not place.name:
            place = by_ref.get(place.parent)
        what = f'{node.role} “{node.name}” ({node.description}) in “{place.name if place else ""}”'
        if not node.name or re.match(r'(Gtk|Adw|Fw|Gdk)[A-Z]\w+$', node.name):
            found.append(f'{what} has no name')
        elif re.search(r'(^|\s)_\w', node.name):
            found.append(f'{what} reads an underline')
        elif said_twice(node.name):
            found.append(f'{what} is said twice')
        elif node.role not in CONTAINERS:
            same[what, place.ref if place else None] += 1
    return found + [f'{what} is there {n} times' for (what, _), n in same.items() if n > 1]


class Walk:
    def __init__(self, command):
        self.wm = subprocess.Popen(['openbox'], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        self.program = Program(command, env=dict(os.environ, G_DEBUG='fatal-warnings',
                                                 GTK_A11Y='atspi'))
        self.main = self.program.wait_window('Fairway')

    def check(self, what, window):
        nodes = self.program.in_sight(window.ref)
        found = faults(nodes)
        assert not found, '\n'.join([f'{what}:'] + found)
        return nodes

    def again(self, nodes):
        return self.program.bus.describe([node.ref for node in nodes])

    def dialog(self, name):
        """A window of that name that keys go to, or where the platform puts dialogs into the
        window, that."""
        windows = self.program.windows()
        if len(windows) > 1 and any(window.ref == self.main.ref and has(window, ACTIVE)
                                    for window in windows):
            return None  # a key would go to the main window yet
        for window in windows:
            if re.search(name, window.name):
                return window
        if len(windows) == 1:
            for node in self.program.in_sight(self.main.ref):
                if node.role == 'dialog' and re.search(name, node.name):
                    return node
        return None

    def has_keyboard(self, node):
        """And its window has it."""
        node, window = (self.again([one]) for one in (node, self.main))
        return node and window and has(node[0], FOCUSED) and has(window[0], ACTIVE)

    def open_and_close(self, keys, name, before):
        self.program.press(keys)
        window = self.program.wait(lambda: self.dialog(name), f'“{name}” by {keys}')
        self.check(name, window)
        self.program.press('Escape')
        self.program.wait(lambda: self.has_keyboard(before),
                          f'end of “{name}” by Escape that gives the keyboard back to {before}')
        assert len(self.program.windows()) == 1

    def end(self):
        still_there = self.program.process.poll() is None
        self.program.end()
        self.wm.terminate()
        self.wm.wait()
        assert still_there, 'the program ended: what it warned of stands above'


def on_walk(*command):
    """A test gets a walk through the program and ends it."""
    def decorate(test):
        def run(program):
            walk = Walk([program, *command])
            try:
                test(walk)
            finally:
                walk.end()
        run.__name__ = test.__name__
        return run
    return decorate


@on_walk()
def test_start(walk):
    walk.check('start page', walk.main)
    walk.open_and_close('ctrl+g', 'Your first plan', walk.program.find_focus(walk.main.ref))


@on_walk('minneapolis')
def test_pages(walk):
    nodes = walk.check('first page', walk.main)
    tabs = [node for node in nodes if node.role in ('tab', 'page tab')]
    n_charts = 0
    for i, page in enumerate(PAGES):
        walk.program.press(f'alt+{i + 1}')
        walk.program.wait(lambda: any(has(tab, SELECTED) and tab.name == page
                                      for tab in walk.again(tabs)), f'page {page}')
        nodes = walk.check(page, walk.main)
        charts = [node for node in nodes if node.role in ('image', 'img')]
        assert charts or page == 'Data', f'no chart on {page}'
        walk.program.wait(lambda: all(chart.description for chart in walk.again(charts)),
                          f'words of the charts of {page}')
        for chart in walk.again(charts):
            assert re.search(r'[.!?]$', chart.name), f'no finding: {chart}'
            assert re.search(r'\d', chart.description), f'no number: {chart}'
        n_charts += len(charts)
    assert n_charts >= 20, f'only {n_charts} charts'


@on_walk('minneapolis')
def test_windows(walk):
    before = walk.program.find_focus(walk.main.ref)
    for keys, name in WINDOWS:
        walk.open_and_close(keys, name, before)


@on_walk('minneapolis')
def test_slider(walk):
    """A slider by an arrow key, and back by undo."""
    p = walk.program
    p.find_focus(walk.main.ref)
    p.press('F6')
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
    p.press('F6', 'F6', 'F6')
    chart = p.tab_to('image|img', '.')
    p.wait(lambda: walk.again([chart])[0].description, 'words of the chart')
    words = walk.again([chart])[0].description
    p.press('Right')
    p.wait(lambda: walk.again([chart])[0].description != words, 'a value')
    first = walk.again([chart])[0].description
    p.press('Right')
    p.wait(lambda: walk.again([chart])[0].description not in (words, first), 'the next value')
    assert re.search(r'\d', first) and len(first) < len(words), first
    p.press('t')
    p.wait(lambda: len(p.windows()) == 2 and not has(walk.again([walk.main])[0], ACTIVE), 'a table')
    p.press('Escape')
    p.wait(lambda: len(p.windows()) == 1 and walk.has_keyboard(chart), 'the chart again')


def count(walk, top, role, name):
    return sum(bool(re.search(role, node.role) and re.search(name, node.name))
               for node in walk.program.in_sight(top.ref))


@on_walk('minneapolis')
def test_scenarios(walk):
    """A scenario more, another one shown, and back."""
    p = walk.program
    # The sidebar is built after the window is shown.
    p.wait(lambda: count(walk, walk.main, 'button', '^Remove ') >= 2, 'the scenarios of the plan')
    before = count(walk, walk.main, 'button', '^Remove ')
    p.press('ctrl+d')
    p.wait(lambda: count(walk, walk.main, 'button', '^Remove ') == before + 1, 'a scenario more')
    p.press('ctrl+z')
    p.wait(lambda: count(walk, walk.main, 'button', '^Remove ') == before, 'those of before')


@on_walk('minneapolis')
def test_programs(walk):
    """A program doubled, taken away and brought back in the editor."""
    p = walk.program
    p.press('ctrl+e')
    editor = p.wait(lambda: walk.dialog('Edit the plan'), 'the editor')
    p.tab_to('list item', 'Coding course', limit=400)
    before = count(walk, editor, 'list item', 'Coding course')
    p.press('ctrl+d')
    p.wait(lambda: count(walk, editor, 'list item', 'Coding course') > before, 'a copy')
    p.press('ctrl+z')
    p.wait(lambda: count(walk, editor, 'list item', 'Coding course') == before, 'the one of before')


TESTS = [test_start, test_pages, test_windows, test_slider, test_chart, test_scenarios,
         test_programs]


def main():
    for tool in ('openbox', 'xdotool'):
        if not shutil.which(tool):
            print(f'1..0 # SKIP {tool} is not installed: the keyboard cannot be tried')
            return 0
    failed = 0
    print(f'1..{len(TESTS)}', flush=True)
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.removeprefix('test_').replace('_', '-')
        try:
            test(sys.argv[1])
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            print(f'not ok {number} {name}', flush=True)
        else:
            print(f'ok {number} {name}', flush=True)
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())

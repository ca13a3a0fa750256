# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that go through the real program by keys alone. Nothing is asserted of what may still be
being built: a test waits for the thing itself, and fails when it does not come."""

import collections
import json
import os
import re
import shutil
import subprocess
import sys
import time
import traceback

try:
    from screenreader import ACTIVE, FOCUSABLE, FOCUSED, SELECTED, Program, has
except ImportError as missing:
    print(f'1..0 # SKIP {missing}')
    sys.exit(0)

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
    # Later platforms' scrollers and frames hand the keyboard on to what is in them, and may have no
    # name.
    hand_on = set()
    for node in nodes:
        above = by_ref.get(node.parent)
        while has(node, FOCUSABLE) and above and above.ref not in hand_on:
            hand_on.add(above.ref)
            above = by_ref.get(above.parent)
    for node in nodes:
        if node.role == 'generic' and node.ref in hand_on:
            continue
        # The platform names the choices of a list when it is open.
        above = by_ref.get(node.parent)
        while above and above.role not in ('combo box', 'popup menu'):
            above = by_ref.get(above.parent)
        # Later platforms give the role of nothing to what scrolls, which may then have no name.
        if not has(node, FOCUSABLE) or (node.role == 'generic' and not node.name) \
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
    """A run of the program with a window manager of its own."""

    def __init__(self, command):
        self.command = command
        self.wm = subprocess.Popen(['openbox'], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        self.program = Program(command, env=dict(os.environ, G_DEBUG='fatal-warnings',
                                                 GTK_A11Y='atspi'))
        self.main = self.program.wait_window('Fairway')
        self.rest()

    def again(self, *nodes):
        return self.program.bus.describe([node.ref for node in nodes])

    def is_at_rest(self):
        windows = self.program.windows()
        return len(windows) == 1 and has(windows[0], ACTIVE)

    def rest(self):
        """The main window alone, and keys go to it."""
        self.program.wait(self.is_at_rest, lambda: f'main window alone: {self.program.windows()}')

    def check(self, what, window, lacks=lambda nodes: []):
        """That nothing is at fault, nor anything lacks for good: it may still be being built."""
        nodes, found = [], []

        def is_good():
            nodes[:] = self.program.in_sight(window.ref)
            found[:] = (faults(nodes) + lacks(nodes)) if nodes else ['anything']
            return not found

        self.program.wait(is_good, lambda: '\n'.join([f'{what} without:'] + found))
        return nodes

    def find(self, role, name, top=None):
        return self.program.find(role, name, (top or self.main).ref)

    def count(self, role, name, top=None):
        return len(self.find(role, name, top))

    def find_soon(self, role, name, top=None):
        """For less, and perhaps without what is new as long as something else is called so."""
        return self.program.find_known(role, name, (top or self.main).ref) \
            or self.find(role, name, top)

    def find_selected(self, role):
        return [node for node in self.find_soon(role, '.') if has(node, SELECTED)] \
            or [node for node in self.find(role, '.') if has(node, SELECTED)]

    def wait_count(self, n, role, name, top=None):
        def there():
            return [node.name for node in self.find(role, name, top)]
        self.program.wait(lambda: len(self.find_soon(role, name, top)) == n or len(there()) == n,
                          lambda: f'{n} {role} “{name}”: {there()}')

    def wait_for(self, role, name, top=None):
        """The first of the kind, once there is one."""
        return self.program.wait(lambda: self.find_soon(role, name, top), f'{role} “{name}”')[0]

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
                # A question has the number of an alert for its role.
                if node.role in ('dialog', 'alert dialog', 'alert') \
                        and re.search(name, node.name):
                    return node
        return None

    def has_keyboard(self, node):
        """And its window has it."""
        node, window = self.again(node), self.again(self.main)
        return node and window and has(node[0], FOCUSED) and has(window[0], ACTIVE)

    def focus(self):
        """What has the keyboard in the main window, once something has."""
        return self.program.wait(lambda: self.program.find_focus(self.main.ref), 'focus')

    def is_in(self, node, name):
        """Whether something around a node is called so."""
        known = self.program.bus.known(node.ref)
        node = known.get(node.ref)
        while node and not re.search(name, node.name):
            node = known.get(node.parent)
        return node is not None

    def to_pane(self, name):
        """The keyboard to the part of the window in which something is called so."""
        for _ in range(4):
            node = self.program.step('F6')
            if node and self.is_in(node, name):
                return
        raise AssertionError(f'F6 never came to “{name}”')

    def open(self, keys, name):
        self.program.press(keys)
        return self.program.wait(lambda: self.dialog(name), f'“{name}” by {keys}')

    def close(self, name, before):
        """By Escape, which gives the keyboard back."""
        self.program.press('Escape')
        self.program.wait(lambda: self.is_at_rest() and self.has_keyboard(before),
                          lambda: f'end of “{name}” by Escape that gives the keyboard back to '
                          f'{before}; it is at {self.program.find_focus(self.main.ref)} '
                          f'of {self.program.windows()}')

    def open_and_close(self, keys, name, before):
        self.check(name, self.open(keys, name))
        self.close(name, before)

    def killed(self, command):
        """The walk through another run, after this one was killed."""
        self.program.process.kill()
        self.program.process.wait()
        self.wm.terminate()
        self.wm.wait()
        return Walk(command)

    def end(self):
        still_there = self.program.process.poll() is None
        self.program.end()
        self.wm.terminate()
        self.wm.wait()
        assert still_there, 'the program ended: what it warned of stands above'


def on_walk(*command):
    """A test is given a walk through the program, started with this plan."""
    def decorate(test):
        test.command = command
        return test
    return decorate


def on_disk(name):
    """A shipped plan by its name; with “.fairway”, in a file and with a tenth of the draws, for a
    test that changes it often: the keys do the same."""
    if not name.endswith('.fairway'):
        return name
    path = os.path.join(os.environ['XDG_CACHE_HOME'], name)
    if not os.path.exists(path):
        shipped = os.path.join(os.environ['G_TEST_SRCDIR'], '..', 'data', 'plans', name)
        with open(shipped, encoding='utf-8') as file:
            plan = json.load(file)
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(plan | {'draws': 400}, file)
    return path


def run_one(test, program, walk):
    """Whether it passed, and the walk for the next test: the same where the next one wants that
    and nothing went wrong."""
    try:
        command = [program, *map(on_disk, test.command)]
        if walk and walk.command != command:
            leave, walk = walk, None
            leave.end()
        walk = walk or Walk(command)
        walk = test(walk) or walk
        walk.rest()
        return True, walk
    except Exception:
        for line in traceback.format_exc().splitlines():
            print(f'# {line}')
        if walk:
            walk.program.end()
            walk.wm.terminate()
            walk.wm.wait()
        return False, None


def run(tests):
    """usage: TEST PROGRAM [NAME...]"""
    for tool in ('openbox', 'xdotool'):
        if not shutil.which(tool):
            print(f'1..0 # SKIP {tool} is not installed: the keyboard cannot be tried')
            return 0
    names = {test.__name__.removeprefix('test_').replace('_', '-'): test for test in tests}
    names = {name: test for name, test in names.items() if name in (sys.argv[2:] or names)}
    failed, walk = 0, None
    print(f'1..{len(names)}', flush=True)
    for number, (name, test) in enumerate(names.items(), 1):
        start = time.monotonic()
        passed, walk = run_one(test, sys.argv[1], walk)
        failed += not passed
        print(f'# {time.monotonic() - start:.1f} s')
        print(f'{"ok" if passed else "not ok"} {number} {name}', flush=True)
    if walk:
        walk.end()
    return failed > 0

# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program as a screen reader meets it: keys go in by the X server, what is seen comes from
the accessibility bus. Needs a display, a session bus and a window manager."""

import re
import subprocess
import time
from collections import namedtuple

from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
ROOT = '/org/a11y/atspi/accessible/root'
REGISTRY = 'org.a11y.atspi.Registry'
# Bits of AtspiStateType.
ACTIVE, FOCUSABLE, FOCUSED, SELECTED = 1, 11, 12, 23
PATIENCE = 60  # seconds for what has to come at all; a verdict never depends on less

Node = namedtuple('Node', 'ref parent role name description states')


def has(node, bit):
    return bool(node.states >> bit & 1)


class Bus:
    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, 0, -1, None).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def calls(self, wanted):
        """All at once: (ref, interface, method, arguments) each; None where a node went away."""
        answers = [None] * len(wanted)
        left = len(wanted)
        loop = GLib.MainLoop()

        def done(connection, result, i):
            nonlocal left
            try:
                answers[i] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass
            left -= 1
            if left == 0:
                loop.quit()

        for i, (ref, interface, method, arguments) in enumerate(wanted):
            self.connection.call(ref[0], ref[1], interface, method, arguments, None,
                                 Gio.DBusCallFlags.NONE, PATIENCE * 1000, None, done, i)
        if wanted:
            loop.run()
        return answers

    def children(self, refs):
        answers = self.calls([(ref, ACCESSIBLE, 'GetChildren', None) for ref in refs])
        return [[tuple(child) for child in answer[0]] if answer else [] for answer in answers]

    def extents(self, refs):
        """Width and height: nothing of a widget that is hidden."""
        window = GLib.Variant('(u)', (1,))
        answers = self.calls([(ref, 'org.a11y.atspi.Component', 'GetExtents', window)
                              for ref in refs])
        return [tuple(answer[0][2:]) if answer else (0, 0) for answer in answers]

    def states(self, refs):
        answers = self.calls([(ref, ACCESSIBLE, 'GetState', None) for ref in refs])
        return [answer[0][0] | answer[0][1] << 32 if answer and len(answer[0]) > 1 else 0
                for answer in answers]

    def describe(self, refs, parents=None):
        everything = GLib.Variant('(s)', (ACCESSIBLE,))
        asked = []
        for ref in refs:
            asked += [(ref, 'org.freedesktop.DBus.Properties', 'GetAll', everything),
                      (ref, ACCESSIBLE, 'GetRoleName', None)]
        answers = self.calls(asked)
        nodes = []
        for ref, states, properties, role in zip(refs, self.states(refs), answers[::2],
                                                 answers[1::2]):
            if properties and role:
                nodes.append(Node(ref, (parents or {}).get(ref), role[0],
                                  properties[0].get('Name') or '',
                                  properties[0].get('Description') or '', states))
        return nodes


class Program:
    """A program under test, found on the bus by its process."""

    def __init__(self, command, **more):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **more)
        self.bus = Bus()
        self.focused = None  # the last node said to have the keyboard
        self.said = []       # names and descriptions that changed, newest last
        for kind in ('StateChanged', 'PropertyChange', 'Announcement'):
            self.bus.connection.signal_subscribe(
                None, 'org.a11y.atspi.Event.Object', kind, None, None,
                Gio.DBusSignalFlags.NONE, self.heard)
        for kind in ('object:state-changed:focused', 'object:property-change',
                     'object:announcement'):
            self.bus.calls([((REGISTRY, '/org/a11y/atspi/registry'), REGISTRY, 'RegisterEvent',
                             GLib.Variant('(sass)', (kind, [], '')))])
        self.root = self.wait(self.find_root, 'the program on the accessibility bus')

    def heard(self, connection, sender, path, interface, kind, parameters):
        what, first, _, value = parameters.unpack()[:4]
        if kind == 'StateChanged':
            if what == 'focused' and first:
                self.focused = (sender, path)
        elif kind == 'Announcement' or what in ('accessible-name', 'accessible-description'):
            self.said.append(str(value))

    def find_root(self):
        for ref in self.bus.children([(REGISTRY, ROOT)])[0]:
            pid = self.bus.calls([(('org.freedesktop.DBus', '/org/freedesktop/DBus'),
                                   'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                   GLib.Variant('(s)', (ref[0],)))])[0]
            if pid and pid[0] == self.process.pid:
                return ref
        return None

    def turn(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not GLib.MainContext.default().iteration(False):
                time.sleep(0.005)

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while True:
            found = condition()
            if found:
                return found
            if self.process.poll() is not None:
                raise AssertionError(f'the program ended with {self.process.returncode} '
                                     f'before there was {what}')
            if time.monotonic() > end:
                raise AssertionError(f'no {what} within {PATIENCE} s')
            self.turn(0.05)

    def press(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '30', *keys], check=True)
        self.turn(0.05)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '20', text], check=True)
        self.turn(0.05)

    def windows(self):
        return self.bus.describe(self.bus.children([self.root])[0])

    def window(self, name):
        for window in self.windows():
            if re.search(name, window.name):
                return window
        return None

    def wait_window(self, name):
        return self.wait(lambda: self.window(name), f'window “{name}”')

    def wait_no_window(self, name):
        self.wait(lambda: not self.window(name), f'end of window “{name}”')

    def in_sight(self, top):
        """What takes the keyboard below a window and is in sight, and what that is in; each parent
        before its children."""
        level, parents, refs = [top], {}, []
        while level:
            level = [ref for ref, size in zip(level, self.bus.extents(level)) if 0 not in size]
            refs += level
            below = []
            for parent, children in zip(level, self.bus.children(level)):
                parents.update((child, parent) for child in children)
                below += children
            level = below
        wanted = set()
        for ref, states in zip(refs, self.bus.states(refs)):
            if states >> FOCUSABLE & 1:
                while ref and ref not in wanted:
                    wanted.add(ref)
                    ref = parents.get(ref)
        return self.bus.describe([ref for ref in refs if ref in wanted], parents)

    def focus(self):
        """The node last said to have the keyboard; GTK 4.8 is silent about fields of text."""
        self.turn(0.1)
        nodes = self.bus.describe([self.focused]) if self.focused else []
        return nodes[0] if nodes else None

    def find_focus(self, top):
        """The node below a window that has the keyboard, by asking every one."""
        for node in reversed(self.in_sight(top)):
            if has(node, FOCUSED):
                return node
        return None

    def tab_to(self, role, name, limit=80):
        """Presses Tab until the keyboard is there."""
        for _ in range(limit):
            node = self.focus()
            if node and re.search(role, node.role) and re.search(name, node.name):
                return node
            self.press('Tab')
        raise AssertionError(f'{limit} times Tab never came to {role} “{name}”')

    def value(self, node):
        """Of a slider or a spin button."""
        arguments = GLib.Variant('(ss)', ('org.a11y.atspi.Value', 'CurrentValue'))
        answer = self.bus.calls([(node.ref, 'org.freedesktop.DBus.Properties', 'Get', arguments)])[0]
        return answer[0] if answer else None

    def end(self):
        self.process.terminate()
        return self.process.wait()

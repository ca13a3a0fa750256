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
CACHE = '/org/a11y/atspi/cache'
CACHE_INTERFACE = 'org.a11y.atspi.Cache'
REGISTRY = 'org.a11y.atspi.Registry'
# Bits of AtspiStateType.
ACTIVE, FOCUSABLE, FOCUSED, PRESSED, SELECTED, VISIBLE = 1, 11, 12, 20, 23, 30
PATIENCE = 60  # seconds for what has to come at all; a verdict never depends on less

Node = namedtuple('Node', 'ref parent role name description states')


def has(node, bit):
    return bool(node.states >> bit & 1)


class Bus:
    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, 0, -1, None).unpack()[0]
        self.roles = {}  # names by number
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

    @staticmethod
    def ask_children(refs):
        return [(ref, ACCESSIBLE, 'GetChildren', None) for ref in refs]

    @staticmethod
    def ask_sizes(refs):
        window = GLib.Variant('(u)', (1,))
        return [(ref, 'org.a11y.atspi.Component', 'GetExtents', window) for ref in refs]

    @staticmethod
    def told_children(answers):
        return [[tuple(child) for child in answer[0]] if answer else [] for answer in answers]

    @staticmethod
    def told_sizes(answers):
        return [bool(answer and answer[0][2] and answer[0][3]) for answer in answers]

    def children(self, refs):
        return self.told_children(self.calls(self.ask_children(refs)))

    def shown(self, refs):
        """Whether each has a size: what is hidden has none."""
        return self.told_sizes(self.calls(self.ask_sizes(refs)))

    def shown_and_children(self, refs):
        """Both at once: it is the way there and back that takes long."""
        answers = self.calls(self.ask_sizes(refs) + self.ask_children(refs))
        return self.told_sizes(answers[:len(refs)]), self.told_children(answers[len(refs):])

    def role(self, ref, number):
        """The name of a role, which the platform's versions write differently."""
        if number not in self.roles:
            answer = self.calls([(ref, ACCESSIBLE, 'GetRoleName', None)])[0]
            if not answer:
                return ''
            self.roles[number] = answer[0]
        return self.roles[number]

    def known(self, ref):
        """All that the program of a node has ever told the bus of and that still is, in one call:
        nodes by ref, in no order, hidden ones too."""
        answer = self.calls([((ref[0], CACHE), CACHE_INTERFACE, 'GetItems', None)])[0]
        nodes = {}
        for item in answer[0] if answer else []:
            at, parent, name, role, description, states = item[0], item[2], *item[6:]
            if len(states) > 1:
                at = tuple(at)
                nodes[at] = Node(at, tuple(parent), self.role(at, role), name, description,
                                 states[0] | states[1] << 32)
        return nodes

    def states(self, refs):
        answers = self.calls([(ref, ACCESSIBLE, 'GetState', None) for ref in refs])
        return [answer[0][0] | answer[0][1] << 32 if answer and len(answer[0]) > 1 else 0
                for answer in answers]

    def describe(self, refs):
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
                nodes.append(Node(ref, None, role[0],
                                  properties[0].get('Name') or '',
                                  properties[0].get('Description') or '', states))
        return nodes


class Program:
    """A program under test, found on the bus by its process."""

    def __init__(self, command, **more):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **more)
        self.bus = Bus()
        self.focused = None  # the last node said to have the keyboard
        self.n_focused = 0   # how often one was
        self.n_keys = 0      # that were pressed
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
                self.n_focused += 1
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

    def turn(self, seconds, condition=None):
        """Hears what the bus tells, for so long or until the condition holds."""
        end = time.monotonic() + seconds
        while not (condition and condition()) and time.monotonic() < end:
            if not GLib.MainContext.default().iteration(False):
                time.sleep(0.002)

    def wait(self, condition, what):
        """What the condition gives, once it gives something; `what` may be a function that tells
        what there is instead."""
        end = time.monotonic() + PATIENCE
        while True:
            found = condition()
            if found:
                return found
            if self.process.poll() is not None or time.monotonic() > end:
                why = (f'no {{}} within {PATIENCE} s' if self.process.poll() is None else
                       f'the program ended with {self.process.returncode} before there was {{}}')
                raise AssertionError(why.format(what() if callable(what) else what))
            self.turn(0.03)

    def press(self, *keys):
        self.n_keys += len(keys)
        subprocess.run(['xdotool', 'key', '--delay', '12', *keys], check=True)
        self.turn(0.01)

    def type(self, text):
        self.n_keys += len(text)
        subprocess.run(['xdotool', 'type', '--delay', '12', text], check=True)
        self.turn(0.01)

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
            below = []
            for ref, shown, children in zip(level, *self.bus.shown_and_children(level)):
                if shown:
                    refs.append(ref)
                    parents.update((child, ref) for child in children)
                    below += children
            level = below
        known = self.bus.known(top)
        wanted = set()
        for ref in refs:
            if ref in known and has(known[ref], FOCUSABLE):
                while ref and ref not in wanted:
                    wanted.add(ref)
                    ref = parents.get(ref)
        return [known[ref]._replace(parent=parents.get(ref)) for ref in refs
                if ref in wanted and ref in known]

    def find(self, role, name, top):
        """What takes the keyboard and is called so, below a window and in sight."""
        def called_so(node):
            return has(node, FOCUSABLE) and re.search(role, node.role) \
                and re.search(name, node.name)

        return [node for node in self.in_sight(top) if called_so(node)]

    def find_known(self, role, name, top):
        """The same among what the bus has heard of, for much less; something new may lack."""
        known = self.bus.known(top)
        found = []
        for node in known.values():
            if has(node, FOCUSABLE) and re.search(role, node.role) and re.search(name, node.name):
                chain = [node]
                while chain[-1].ref != top and chain[-1].parent in known:
                    chain.append(known[chain[-1].parent])
                if chain[-1].ref == top and all(has(around, VISIBLE) for around in chain) \
                        and all(self.bus.shown([around.ref for around in chain])):
                    found.append(node)
        return found

    def focus(self):
        """The node last said to have the keyboard; GTK 4.8 is silent about fields of text."""
        nodes = self.bus.describe([self.focused]) if self.focused else []
        return nodes[0] if nodes else None

    def find_focus(self, top):
        """The node below a window that has the keyboard, by asking every one."""
        for node in reversed(self.in_sight(top)):
            if has(node, FOCUSED):
                return node
        return None

    def step(self, key='Tab'):
        """A key that moves the keyboard, and the node it went to as far as one is told of."""
        before = self.n_focused
        self.press(key)
        self.turn(0.3, lambda: self.n_focused > before)
        return self.focus()

    def tab_to(self, role, name, limit=160, key='Tab'):
        """Presses Tab until the keyboard is there."""
        node = self.focus()
        for _ in range(limit):
            if node and has(node, FOCUSED) and re.search(role, node.role) \
                    and re.search(name, node.name):
                return node
            node = self.step(key)
        raise AssertionError(f'{limit} times {key} never came to {role} “{name}”')

    def value(self, node):
        """Of a slider or a spin button."""
        arguments = GLib.Variant('(ss)', ('org.a11y.atspi.Value', 'CurrentValue'))
        answer = self.bus.calls([(node.ref, 'org.freedesktop.DBus.Properties', 'Get', arguments)])[0]
        return answer[0] if answer else None

    def end(self):
        self.process.terminate()
        return self.process.wait()

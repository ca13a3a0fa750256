# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a planner does, done in the real program by keys alone; what came of it is read as a screen
reader does.

usage: test-keyboard.py PROGRAM [TEST...]"""

import os
import re
import sys

from keywalk import on_walk, run
from screenreader import FOCUSED, PRESSED, has


@on_walk('minneapolis.fairway')
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
    p.press('ctrl+z')
    p.wait(lambda: p.value(slider) == before, 'the goal of before')


@on_walk('minneapolis.fairway')
def test_chart(walk):
    """The values of a chart by arrow keys, its table and its words."""
    p = walk.program
    p.wait(lambda: any(chart.description for chart in walk.find('image|img', '^Fan chart')),
           'words of a chart')
    walk.to_pane('^(Answers|Overview)$')
    chart = p.tab_to('image|img', '^Fan chart')
    words = walk.again(chart)[0].description

    def value():
        """Of one quarter; the words of the whole chart may still change with the plan."""
        said = walk.again(chart)[0].description
        return said if re.search(r'\d', said) and len(said) < len(words) / 2 else None
    p.press('Right')
    first = p.wait(value, 'a value')
    p.press('Right')
    p.wait(lambda: value() not in (None, first), 'the next value')
    walk.open('t', '.')
    walk.close('table', chart)
    p.press('question')
    walk.wait_for('button', '^More in the help$')
    walk.close('what it shows', chart)
    p.press('shift+F10')
    p.tab_to('menu item', '^Show as table$', key='Down')
    walk.open('Return', '.')
    walk.close('table from the menu', chart)


@on_walk('minneapolis.fairway')
def test_export(walk):
    """A chart as a picture in a file."""
    p = walk.program
    path = os.path.join(os.environ['XDG_CACHE_HOME'], 'chart.png')
    p.wait(lambda: any(chart.description for chart in walk.find('image|img', '^Fan chart')),
           'words of a chart')
    walk.to_pane('^(Answers|Overview)$')
    chart = p.tab_to('image|img', '^Fan chart')
    p.press('shift+F10')
    p.tab_to('menu item', r'\(PNG\)', key='Down')
    chooser = walk.open('Return', 'Save the chart')
    p.wait(lambda: any(has(node, FOCUSED) for node in walk.find('text', '', chooser)),
           'a name to be written')
    p.press('ctrl+a')
    p.type(path)
    p.press('Return')
    p.wait(lambda: any('Saved chart.png' in words for words in p.said), f'{path}: {p.said}')
    with open(path, 'rb') as file:
        assert file.read(8) == b'\x89PNG\r\n\x1a\n'
    p.wait(lambda: walk.is_at_rest() and walk.has_keyboard(chart), 'the chart again')


@on_walk('minneapolis.fairway')
def test_goal(walk):
    """Another number of people and another measure, and back; Escape sets nothing."""
    p = walk.program
    before = walk.focus()
    goal = '^Change the goal: chance of {} {}'
    walk.wait_for('button', goal.format('200', 'net local placements'))
    walk.open('ctrl+shift+g', '^Goal$')
    p.press('Tab')
    p.press('ctrl+a')
    p.type('275')
    walk.close('goal', before)
    walk.wait_for('button', goal.format('200', 'net local placements'))
    window = walk.open('ctrl+shift+g', '^Goal$')
    measure = p.wait(lambda: [node for node in walk.find('combo box', '^What is', window)
                              if has(node, FOCUSED)], 'the choice of a measure')[0]
    p.press('space', 'End', 'Return')
    p.wait(lambda: walk.again(measure)[0].description != measure.description, 'another measure')
    p.press('Tab')
    p.press('ctrl+a')
    p.type('275')
    p.press('Return')
    walk.rest()
    walk.wait_for('button', goal.format('275', '(?!net local placements)'))
    p.press('ctrl+z')
    walk.wait_for('button', goal.format('200', 'net local placements'))


def shown(walk):
    """The scenario whose tab is selected."""
    return [node.name for node in walk.find_selected('^(widget|generic|group)$')]


@on_walk('minneapolis.fairway')
def test_scenarios(walk):
    """Another scenario shown, renamed, one more made of it, and back."""
    p = walk.program
    p.wait(lambda: shown(walk) == ['As pledged'], lambda: f'As pledged: {shown(walk)}')
    p.press('ctrl+Next')
    p.wait(lambda: shown(walk) == ['+ Degree waivers'], 'the next scenario')
    walk.to_pane(r'^(Scenarios|\+ Degree waivers)$')
    p.press('Left')
    p.wait(lambda: shown(walk) == ['As pledged'], 'the tab to the left')
    p.press('Right')
    p.wait(lambda: shown(walk) == ['+ Degree waivers'], 'the tab to the right')
    walk.open('F2', '^Rename the scenario')
    p.type('Renamed')
    p.press('Return')
    p.wait(lambda: shown(walk) == ['Renamed'], lambda: f'Renamed: {shown(walk)}')
    p.press('ctrl+z')
    p.wait(lambda: shown(walk) == ['+ Degree waivers'], 'the name of before')
    before = walk.count('button', '^Remove ')
    p.press('ctrl+d')
    walk.wait_count(before + 1, 'button', '^Remove ')
    p.press('ctrl+z')
    walk.wait_count(before, 'button', '^Remove ')
    p.press('ctrl+Prior')
    p.wait(lambda: shown(walk) != ['+ Degree waivers'], 'another scenario')
    while shown(walk) != ['As pledged']:
        at = shown(walk)
        p.press('ctrl+Next')
        p.wait(lambda: shown(walk) != at, f'what comes after {at}')


@on_walk('minneapolis.fairway')
def test_pin(walk):
    """A scenario pinned for the comparison, and moved up below its parent."""
    p = walk.program
    before = walk.focus()
    window = walk.open('ctrl+shift+t', '^Scenarios$')
    pin = p.tab_to('button', '^Pin “All together”')
    assert not has(pin, PRESSED)
    p.press('space')
    p.wait(lambda: any(has(node, PRESSED) for node in walk.find('button', '“All together”', window)),
           'a pin that is pressed')
    p.press('ctrl+z')
    p.wait(lambda: not any(has(node, PRESSED) for node in walk.find('button', '“All', window)),
           'a pin that is not')
    walk.close('scenarios', before)


@on_walk('minneapolis.fairway')
def test_try(walk):
    """What would move it most becomes a scenario that is shown."""
    p = walk.program
    walk.wait_for('button', '^Try: ')
    before = shown(walk)
    n = walk.count('button', '^Remove ')
    walk.to_pane('^(Answers|Overview)$')
    mover = p.tab_to('button', '^Try: ').name.removeprefix('Try: ')
    p.press('space')
    walk.wait_count(n + 1, 'button', '^Remove ')
    p.wait(lambda: shown(walk) != before, 'the scenario made')
    assert any('Added the scenario' in words for words in p.said), p.said
    print(f'# {mover}: {shown(walk)}')
    p.press('ctrl+z')
    walk.wait_count(n, 'button', '^Remove ')


@on_walk('minneapolis.fairway')
def test_history(walk):
    """Back to the plan as it was opened, by the list of all steps."""
    p = walk.program
    p.wait(lambda: walk.count('button', '^Remove ') >= 2, 'the scenarios of the plan')
    n = walk.count('button', '^Remove ')
    p.press('ctrl+d')
    walk.wait_count(n + 1, 'button', '^Remove ')
    p.press('ctrl+d')
    walk.wait_count(n + 2, 'button', '^Remove ')
    p.press('ctrl+alt+z')
    p.wait(lambda: [node for node in walk.find('list item', 'where the plan is now$')
                    if has(node, FOCUSED)], 'the present step')
    p.tab_to('list item', '^As opened', key='Down')
    p.press('Return')
    walk.wait_count(n, 'button', '^Remove ')
    walk.wait_for('button', '^Redo: Add ')


def names(walk, place):
    """Of what is in a list, in its order."""
    known = walk.program.bus.known(place.ref)
    return [known[ref].name for ref in walk.program.bus.children([place.ref])[0] if ref in known]


@on_walk('minneapolis.fairway')
def test_programs(walk):
    """A program added from a template, moved, doubled, taken away and brought back."""
    p = walk.program

    def wait_programs(wanted, what):
        p.wait(lambda: names(walk, place) == wanted,
               lambda: f'{what}: {wanted} but {names(walk, place)}')

    walk.to_pane('^Plan$')  # what has the keyboard there stays while the plan changes
    before = walk.focus()
    editor = walk.open('ctrl+e', 'Edit the plan')
    place = walk.wait_for('^list$', '^Programs$', editor)
    p.wait(lambda: len(names(walk, place)) >= 2, 'programs')
    first, second, *rest = names(walk, place)
    p.tab_to('list item', f'^{re.escape(first)}$')
    p.press('alt+Down')
    wait_programs([second, first, *rest], 'moved down')
    p.press('alt+Up')
    wait_programs([first, second, *rest], 'moved up')
    p.press('ctrl+d')
    p.wait(lambda: len(names(walk, place)) == 3 + len(rest), 'a copy')
    p.press('Delete')
    wait_programs([first, second, *rest], 'without the copy')
    p.tab_to('button', '^Add to: Programs$', key='shift+Tab')
    p.press('Return')
    walk.wait_for('button', '^New program$', editor)
    p.press('Tab')
    p.type('delaware')
    p.tab_to('list item', ', Delaware$')
    p.press('Return')
    wait_programs([first, second, *rest, 'Coding school'], 'one more from a template')
    p.wait(lambda: [node for node in walk.find('^(text|entry)', '^Name$', editor)
                    if has(node, FOCUSED)], 'its page')
    # On later platforms the first Escape ends what tells that the copy was removed.
    p.wait(lambda: not walk.find('button', '^Undo$', editor), 'end of “Removed”')
    walk.close('editor', before)
    p.press('ctrl+z')
    walk.wait_for('button', '^Redo: Add')


@on_walk()
def test_first_plan(walk):
    """Five questions, and an Overview with a chart that says its numbers; counted in keys."""
    p = walk.program
    guide = walk.open('ctrl+g', 'Your first plan')
    p.type('hennepin')
    walk.wait_for('list item', '^Hennepin County', guide)
    p.press('Return')
    for answered in ('^Household income limit', None, '^Openings', '^Amount'):
        if answered:
            p.wait(lambda: [node for node in walk.find('spin button', answered, guide)
                            if has(node, FOCUSED)], answered)
        walk.check(answered or 'Which programs?', guide)
        p.tab_to('button', '^(Next|Show the plan)$')
        p.press('Return')
    walk.rest()
    chart = p.wait(lambda: [node for node in walk.find('image|img', '^Fan chart')
                            if re.search(r'\d', node.description)], 'a chart')
    assert re.search('Hennepin', walk.again(walk.main)[0].name)
    print(f'# {p.n_keys} keys: {chart[0].name}')


TESTS = [test_slider, test_chart, test_export, test_goal, test_scenarios, test_pin, test_try,
         test_history, test_programs, test_first_plan]

if __name__ == '__main__':
    sys.exit(run(TESTS))

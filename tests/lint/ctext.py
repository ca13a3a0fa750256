# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Just enough understanding of C in GNU style for the lint rules: comments, strings, functions."""

import re
from collections import namedtuple

Function = namedtuple('Function', 'name line body_lines static body params')

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def _blank(match_text):
    """Spaces of the same shape, so that line and column stay true."""
    return re.sub(r'[^\n]', ' ', match_text)


def without_comments(text):
    """The text with its comments blanked out; strings stay."""
    return TOKEN.sub(
        lambda m: _blank(m.group()) if m.group().startswith('/') else m.group(), text)


def code_only(text):
    """The text with comments and the inside of strings blanked out."""
    def swap(m):
        s = m.group()
        if s.startswith('/'):
            return _blank(s)
        return s[0] + ' ' * (len(s) - 2) + s[-1]
    return TOKEN.sub(swap, text)


def strings(text):
    """(line, inside) of each string literal that is not in a comment or an #include."""
    for m in TOKEN.finditer(text):
        if not m.group().startswith('"'):
            continue
        start = text.rfind('\n', 0, m.start()) + 1
        if text[start:m.start()].lstrip().startswith('#include'):
            continue
        yield line_of(text, m.start()), m.group()[1:-1]


TRANSLATED = re.compile(r'\b(?:_|N_|C_|NC_|n?gettext|g_dngettext) \(')


def translated(text):
    """(line, words) of each string that is put into the reader's language."""
    code = code_only(text)
    for m in TRANSLATED.finditer(code):
        end, depth = m.end(), 1
        while depth and end < len(code):
            depth += {'(': 1, ')': -1}.get(code[end], 0)
            end += 1
        words = ''.join(inside for _, inside in strings(text[m.end():end]))
        yield line_of(text, m.start()), words


def comments(text):
    """(line, text) of each comment."""
    for m in TOKEN.finditer(text):
        if m.group().startswith('/'):
            yield line_of(text, m.start()), m.group()


def line_of(text, position):
    return text.count('\n', 0, position) + 1


HEAD = re.compile(
    r'^(?P<type>[A-Za-z_][^\n;{}#=]*)\n(?P<name>[A-Za-z_]\w*) \((?P<params>[^{};]*)\)\s*\n\{\n'
    r'(?P<body>.*?)^\}', re.MULTILINE | re.DOTALL)


def functions(text):
    """Every function definition: GNU style puts type, name and both braces at column 0."""
    code = code_only(text)
    for m in HEAD.finditer(code):
        yield Function(m.group('name'), line_of(code, m.start('name')),
                       m.group('body').count('\n') + 2,
                       'static' in m.group('type').split(), m.group('body'), m.group('params'))

# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One look: what ui/visual-language.md says stands in the code, and the code has no other. Run as a
program it writes the document's tables anew. usage: look.py SOURCE_ROOT"""

import re
import sys

import ctext

DOCUMENT = 'ui/visual-language.md'
STYLE = 'ui/style.css'
THEME = 'src/charts/fw-theme.c'
FRAME = 'src/charts/fw-frame.c'

# ------------------------------------------------------------------------------- spacing

STEPS = {0, 6, 12, 18, 24, 36}  # between things
HALVES = {3, 9}                 # within a row or a control, in the style sheet alone
RADII = {3, 6, 12}

UI_SPACE = re.compile(r'<property name="((?:margin|spacing|row-spacing|column-spacing)[a-z-]*)">'
                      r'(\d+)</property>')
C_SPACE = re.compile(r'"(margin-\w+|(?:row-|column-)?spacing)",\s*(\d+)')
C_CALL = re.compile(r'\b(gtk_widget_set_margin_\w+|gtk_box_new|gtk_\w+_set_(?:row_|column_)?spacing)'
                    r' \([^;()]*(?:\([^()]*\)[^;()]*)*,\s*(\d+)\)')
RULE = re.compile(r'([a-z-]+):([^;{}]*);')
PIXELS = re.compile(r'\b(\d+)px')


def plain_css(text):
    return re.sub(r'/\*.*?\*/', lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.S)


def css_spaces(text):
    """(line, property, px, allowed) of every padding, margin and radius."""
    plain = plain_css(text)
    for m in RULE.finditer(plain):
        allowed = RADII if m.group(1) == 'border-radius' else \
            STEPS | HALVES if m.group(1).split('-')[0] in ('padding', 'margin') else None
        for px in PIXELS.finditer(m.group(2)) if allowed else ():
            yield ctext.line_of(plain, m.start()), m.group(1), int(px.group(1)), allowed


def spacing(tree):
    """Room between things is of one scale."""
    for path, text in tree.files('.ui'):
        for m in UI_SPACE.finditer(text):
            if int(m.group(2)) not in STEPS:
                yield path, ctext.line_of(text, m.start()), f'{m.group(1)} {m.group(2)}: no step'
    for folder in ('src/views/', 'src/app/'):
        for path, text in tree.files('.c', under=folder):
            text = ctext.without_comments(text)
            for pattern in (C_SPACE, C_CALL):
                for m in pattern.finditer(text):
                    if int(m.group(2)) not in STEPS:
                        yield (path, ctext.line_of(text, m.start()),
                               f'{m.group(1)} {m.group(2)}: no step')
    for path, text in tree.files('.css'):
        for line, what, px, allowed in css_spaces(text):
            if px not in allowed:
                yield path, line, f'{what} {px}px: no step'


# ------------------------------------------------------------------------------ type, colour

C_SIZE = re.compile(r'\bpango_attr_(?:scale|size)_new|\bpango_font_description_from_string|'
                    r'<span[^>]*\b(?:size|font)=|font-size')


def type_size(tree):
    """Sizes of text are those of the style sheet's classes and of the charts' frame."""
    for path, text in list(tree.files('.ui')) + list(tree.files('.css')) + \
            list(tree.files('.c', under='src/views/')):
        if path == STYLE:
            continue
        text = ctext.without_comments(text) if path.endswith('.c') else text
        for m in C_SIZE.finditer(text):
            yield path, ctext.line_of(text, m.start()), f'a size of text: {m.group()}'


NAMED = re.compile(r':[^;{}]*\b(black|white|red|green|blue|yellow|orange|purple|brown|gr[ae]y)\b')


def named_colour(tree):
    """Style sheets take the platform's named colours, which follow the theme."""
    for path, text in tree.files('.css'):
        plain = plain_css(text)
        for m in NAMED.finditer(plain):
            yield path, ctext.line_of(plain, m.start(1)), f'colour literal {m.group(1)}'


# -------------------------------------------------------------------------------- the document

SET = re.compile(r'\[FW_ROLE_(\w+)\] = (0x[0-9a-f]{6}|rgb)')
MACRO = re.compile(r'^#define (\w+)(?:\(rgb\))?[ \t]*\\\n((?:.*\\\n)*.*)\n', re.MULTILINE)
BLOCK = re.compile(r'\.name = "([\w-]+)".*?\.colours = \{(.*?)\n    \}', re.S)
SIZE = re.compile(r'^\.(fw-[\w-]+)[^{}]*\{[^}]*?font-size: ([\d.]+)em', re.MULTILINE)
CLASS = re.compile(r'\[FW_CLASS_(\w+)\] = \{([^}]*)\}')


def colours(text):
    """{theme: {role: #rrggbb}} of fw-theme.c."""
    macros = {m.group(1): m.group(2) for m in MACRO.finditer(text)}
    themes = {}
    for name, body in BLOCK.findall(text):
        for macro, inside in macros.items():
            body = re.sub(rf'\b{macro}\b(?: \((0x[0-9a-f]+)\))?',
                          lambda m, inside=inside: inside.replace('= rgb', f'= {m.group(1)}'), body)
        themes[name] = {role.lower().replace('_', '-'): f'#{value[2:]}'
                        for role, value in SET.findall(body)}
    return themes


def colour_lines(text):
    themes = colours(text)
    yield '| role | ' + ' | '.join(themes) + ' |'
    yield '| --- |' + ' --- |' * len(themes)
    for role in next(iter(themes.values()), {}):
        yield f'| {role} | ' + ' | '.join(f'`{theme[role]}`' for theme in themes.values()) + ' |'


def type_lines(text):
    yield '| class | size, em |'
    yield '| --- | --- |'
    for name, size in SIZE.findall(plain_css(text)):
        if name != 'fw-hidden':
            yield f'| `{name}` | {size} |'


def frame_lines(text):
    yield '| chart | margin | title | subtitle | label | tick | source |'
    yield '| --- | --- | --- | --- | --- | --- | --- |'
    for name, numbers in CLASS.findall(text):
        yield f'| {name.lower()} | ' + ' | '.join(n.strip() for n in numbers.split(',')) + ' |'


TABLES = (('colors', THEME, colour_lines), ('sizes', STYLE, type_lines),
          ('frame', FRAME, frame_lines))


def visual_language(tree):
    """The document's tables are those of the code."""
    document = tree.get(DOCUMENT, '')
    for _, path, lines_of in TABLES:
        for line in lines_of(tree.get(path, '')):
            if line not in document:
                yield path, 1, f'{DOCUMENT} does not say “{line}”; run tests/lint/look.py'


def main(root):
    def text_of(path):
        with open(f'{root}/{path}', encoding='utf-8') as file:
            return file.read()

    document = text_of(DOCUMENT)
    for name, path, lines_of in TABLES:
        table = '\n'.join(lines_of(text_of(path)))
        document = re.sub(rf'(<!-- {name} -->\n).*?(<!-- /{name} -->)',
                          lambda m, table=table: f'{m.group(1)}{table}\n{m.group(2)}', document,
                          flags=re.S)
    with open(f'{root}/{DOCUMENT}', 'w', encoding='utf-8') as file:
        file.write(document)


if __name__ == '__main__':
    main(sys.argv[1])

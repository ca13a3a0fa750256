# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program can check of the project's style. A rule is a generator of (path, line, what is
wrong); its name in RULES is its name in the test report. samples.py holds a bad sample of each."""

import re

import ctext
import look
from tree import layer, stem

# ---------------------------------------------------------------------------------- layers

MAY_USE = {
    'engine': {'engine'},
    'model': {'engine', 'model'},
    'sources': {'engine', 'model', 'sources'},
    'charts': {'engine', 'model', 'charts'},
    'views': {'engine', 'model', 'sources', 'charts', 'views'},
    'app': {'engine', 'model', 'sources', 'charts', 'views', 'app'},
    'cli': {'engine', 'model', 'sources', 'charts', 'cli'},
}

LIBRARIES = {
    'glib': re.compile(r'g(lib|io|object|module)\b|glib-|gio/'),
    'json': re.compile(r'json-glib'),
    'soup': re.compile(r'libsoup'),
    'secret': re.compile(r'libsecret'),
    'drawing': re.compile(r'cairo|pango'),
    'gtk': re.compile(r'gtk/|gdk/|gsk/|adwaita'),
}
MAY_LINK = {
    'engine': set(),
    'model': {'glib', 'json'},
    'sources': {'glib', 'json', 'soup', 'secret'},
    'charts': {'glib', 'json', 'drawing'},
    'views': {'glib', 'json', 'drawing', 'gtk'},
    'app': {'glib', 'json', 'soup', 'drawing', 'gtk'},
    'cli': {'glib', 'json', 'soup', 'drawing'},
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def includes(text):
    for m in INCLUDE.finditer(ctext.without_comments(text)):
        yield ctext.line_of(text, m.start()), m.group(1) == '"', m.group(2)


def headers_by_name(tree):
    return {path.rsplit('/', 1)[1]: path for path, _ in tree.files('.h', under='src/')}


def upward_include(tree):
    """A file includes only its own layer and lower ones."""
    headers = headers_by_name(tree)
    for path, text in tree.files('.c', '.h', under='src/'):
        mine = layer(path)
        for line, own, name in includes(text):
            if not own:
                continue
            if '/' in name:
                yield path, line, f'“{name}”: include a header by its name alone'
            found = headers.get(name.rsplit('/', 1)[-1])
            if found and layer(found) not in MAY_USE.get(mine, ()):
                yield path, line, f'{mine} may not include “{name}” of {layer(found)}'


def outside_library(tree):
    """A layer uses only the libraries that its row of the design allows."""
    for path, text in tree.files('.c', '.h', under='src/'):
        mine = layer(path)
        for line, own, name in includes(text):
            if own:
                continue
            for library, pattern in LIBRARIES.items():
                if pattern.match(name) and library not in MAY_LINK.get(mine, ()):
                    yield path, line, f'{mine} may not use <{name}>'


ONE_CALLER = {'soup': 'src/sources/fw-http-send.c', 'secret': 'src/sources/fw-keyring.c'}


def one_caller(tree):
    """What leaves this machine, and what keeps keys, is read in one file each."""
    for path, text in tree.files('.c', '.h', under='src/'):
        for line, own, name in includes(text):
            for library, caller in ONE_CALLER.items():
                if not own and path != caller and LIBRARIES[library].match(name):
                    yield path, line, f'only {caller} may use <{name}>'


def include_circle(tree):
    """No headers form a circle."""
    headers = headers_by_name(tree)
    uses = {}
    for path, text in tree.files('.h', under='src/'):
        uses[path] = [(line, headers[name]) for line, own, name in includes(text)
                      if own and name in headers]
    state = {}

    def visit(path, trail):
        state[path] = 'open'
        for line, used in uses.get(path, ()):
            if state.get(used) == 'open':
                round_trip = trail[trail.index(used):] + [used] if used in trail else [path, used]
                yield path, line, 'circle: ' + ' > '.join(map(stem, round_trip))
            elif used not in state:
                yield from visit(used, trail + [used])
        state[path] = 'done'

    for path in uses:
        if path not in state:
            yield from visit(path, [path])


def header_name(tree):
    """Every header has a name of its own, “#pragma once”, and is the first include of its .c."""
    seen = {}
    for path, text in tree.files('.h', under='src/'):
        name = path.rsplit('/', 1)[1]
        if name in seen:
            yield path, 1, f'the name is taken by {seen[name]}'
        seen[name] = path
        if '#pragma once' not in text:
            yield path, 1, 'no “#pragma once”'
    for path, text in tree.files('.c', under='src/'):
        own = path[:-2] + '.h'
        first = next(((line, name) for line, is_own, name in includes(text)
                      if name != 'config.h'), None)
        if own in tree and first and not first[1].startswith((stem(path) + '.h', stem(path) + '-')):
            yield path, first[0], f'includes “{first[1]}” before its own header'


# ------------------------------------------------------------------------- engine is plain C

PLAIN = {'assert.h', 'float.h', 'limits.h', 'math.h', 'stdalign.h', 'stdatomic.h', 'stdbool.h',
         'stddef.h', 'stdint.h', 'stdlib.h', 'string.h', 'threads.h'}
VARIABLE = re.compile(r'^(static )?(?!typedef|extern|return|static|const|enum|struct \w+$|union)'
                      r'(?!.*\bconst\b)[A-Za-z_][\w ]*[ *]\w+(\[[^\]]*\])?( =|;)', re.MULTILINE)
LIBM = re.compile(r'\b(?:l?exp|exp2|expm1|l?log|log2|log10|log1p|pow|cbrt|sin|cos|tan|a?tanh?|'
                  r'erfc?|[lt]gamma|hypot|fma|round|rint|ceil|trunc|fmod|ldexp|frexp)f? \(')


def engine_plain(tree):
    """The engine is plain C17: no GLib, no I/O, no clock, no globals, of libm only three."""
    for path, text in tree.files('.c', '.h', under='src/engine/'):
        for line, own, name in includes(text):
            if not own and name not in PLAIN:
                yield path, line, f'<{name}> has no place in the engine'
        code = ctext.code_only(text)
        for m in VARIABLE.finditer(code):
            yield path, ctext.line_of(code, m.start()), 'a global that can change'
        for m in LIBM.finditer(code):
            yield (path, ctext.line_of(code, m.start()),
                   f'{m.group()[:-2]} of libm: differs between machines; use fwe-math.h')


def engine_documented(tree):
    """Every public engine function has a doc comment that starts with its name."""
    for path, text in tree.files('.c', under='src/engine/'):
        words = text + tree.get(path[:-2] + '.h', '')
        for function in ctext.functions(text):
            if not function.static and f'* {function.name}:' not in words:
                yield path, function.line, f'{function.name} has no doc comment'


# -------------------------------------------------------------------------------- names

TYPE = re.compile(r'^typedef (?:struct|enum|union)\b[^;{]*?\b(\w+);|^\} (\w+);', re.MULTILINE)
MACRO = re.compile(r'^[ \t]*#[ \t]*define (\w+)', re.MULTILINE)


def prefix(tree):
    """Public functions, types and macros carry the prefix of their layer."""
    for path, text in tree.files('.c', '.h', under='src/'):
        engine = layer(path) == 'engine'
        lower, camel, upper = ('fwe_', 'Fwe', 'FWE_') if engine else ('fw_', 'Fw', 'FW_')
        for function in ctext.functions(text):
            if not function.static and function.name != 'main' \
                    and not function.name.startswith(lower):
                yield path, function.line, f'{function.name} lacks the prefix {lower}'
        if not path.endswith('.h'):
            continue
        code = ctext.code_only(text)
        for m in TYPE.finditer(code):
            name = m.group(1) or m.group(2)
            if not name.startswith(camel) or (not engine and name.startswith('Fwe')):
                yield path, ctext.line_of(code, m.start()), f'{name} lacks the prefix {camel}'
        for m in MACRO.finditer(code):
            if not m.group(1).startswith(upper):
                yield path, ctext.line_of(code, m.start()), f'{m.group(1)} lacks {upper}'


# -------------------------------------------------------------------------------- sizes

FILE_LINES, FUNCTION_LINES, CLASS_INIT_LINES = 900, 80, 120


def sizes(tree):
    """A file has at most 900 lines, a function 80, a class_init 120."""
    for path, text in tree.files('.c', '.h', '.py', '.sh'):
        n = text.count('\n')
        if n > FILE_LINES:
            yield path, 1, f'{n} lines; at most {FILE_LINES}'
        if not path.endswith('.c'):
            continue
        for function in ctext.functions(text):
            most = CLASS_INIT_LINES if function.name.endswith('_class_init') else FUNCTION_LINES
            if function.body_lines > most:
                yield (path, function.line,
                       f'{function.name} has {function.body_lines} lines; at most {most}')


PARAMETERS = 8


def parameters(tree):
    """Past a handful of parameters a function takes a struct with named fields."""
    for path, text in tree.files('.c', under='src/'):
        for function in ctext.functions(text):
            n = function.params.count(',') + 1
            if n > PARAMETERS:
                yield path, function.line, f'{function.name} has {n} parameters; use a struct'


# ------------------------------------------------------------------- numbers, colours, words

NUMBER = re.compile(r"%[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|j|z|t|L)?"
                    r'[diuxXofFeEgGaA](?![A-Za-z])')
GLIB_NUMBER = re.compile(r'\bG_G(?:U?INT(?:16|32|64)?|S?SIZE)_FORMAT\b|\bPRI[diux]\d+\b|'
                         r'\bg_ascii_(?:formatd|dtostr)\b')
DATE = re.compile(r'%[-_EO]?[YbBmHMp]')  # of g_date_time_format, where %d is a day
# Where numbers become text. Everything else asks fw_unit_format (people) or fw_number_to_c (files).
NUMBER_FILES = ('src/model/fw-unit.c', 'src/model/fw-unit-parse.c')


def number_format(tree):
    """A number becomes text in one place only."""
    for path, text in tree.files('.c', '.h', under='src/'):
        if path in NUMBER_FILES:
            continue
        for line, inside in ctext.strings(text):
            if NUMBER.search(inside.replace('%%', '')) and not DATE.search(inside):
                yield path, line, f'“{inside[:60]}” formats a number; use fw-unit.h'
        code = ctext.code_only(text)
        for m in GLIB_NUMBER.finditer(code):
            yield path, ctext.line_of(code, m.start()), f'{m.group()} formats a number'


COLOUR_TEXT = re.compile(r'#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\brgba? ?\(\s*\d')
COLOUR_CODE = re.compile(r'\bcairo_set_source_rgba? \(\s*\w+,\s*[\d.]|'
                         r'\bGdkRGBA \w+ = \{\s*\.?(?:red = )?[\d.]|'
                         r'\bgdk_rgba_parse \([^,]+, "|\b0x[0-9a-fA-F]{6}\b')
THEME = 'src/charts/fw-theme.c'


def colour(tree):
    """A colour is written in the theme and nowhere else."""
    for folder in ('src/charts/', 'src/views/', 'src/app/', 'src/cli/', 'src/model/'):
        for path, text in tree.files('.c', '.h', under=folder):
            if path == THEME:
                continue
            for line, inside in ctext.strings(text):
                if COLOUR_TEXT.search(inside):
                    yield path, line, f'colour literal “{inside[:40]}”; use fw-theme.h'
            code = ctext.code_only(text)
            for m in COLOUR_CODE.finditer(code):
                yield path, ctext.line_of(code, m.start()), f'colour literal {m.group()}'
    for path, text in list(tree.files('.css')) + list(tree.files('.ui')):
        plain = re.sub(r'/\*.*?\*/|<!--.*?-->', lambda m: ' ' * len(m.group()), text, flags=re.S)
        for m in COLOUR_TEXT.finditer(re.sub(r'&#\w+;', '      ', plain)):
            yield path, ctext.line_of(plain, m.start()), f'colour literal {m.group()}'


LICENSED = ('.c', '.h', '.py', '.sh', '.css', '.ui')


def licence(tree):
    """Two SPDX lines at the head of every source."""
    for path, text in list(tree.files(*LICENSED)) + \
            [(p, t) for p, t in tree.items() if p.startswith('tests/lint/') and p.endswith('.py')]:
        head = '\n'.join(text.splitlines()[:8])
        for tag in ('SPDX-FileCopyrightText: ', 'SPDX-License-Identifier: GPL-3.0-or-later'):
            if tag not in head:
                yield path, 1, f'no “{tag.strip()}” in the first lines'


VERSION = re.compile(r'\b(?:GTK|ADW|GDK)_(?:CHECK_VERSION|M(?:AJOR|INOR|ICRO)_VERSION)\b|'
                     r'\b(?:gtk|adw)_(?:check_version|get_m(?:ajor|inor|icro)_version)\b')
BRIDGE = 'src/views/fw-compat.c'


def version_test(tree):
    """Only one file asks which GTK or libadwaita it has."""
    for path, text in tree.files('.c', '.h', under='src/'):
        code = ctext.code_only(text)
        for m in VERSION.finditer(code):
            if path != BRIDGE:
                yield path, ctext.line_of(code, m.start()), f'{m.group()} outside {BRIDGE}'


UNFINISHED = re.compile(r'\b(?:TODO|FIXME|HACK|XXX)\b|^[ \t]*#[ \t]*if 0\b', re.MULTILINE)
DEAD_CODE = re.compile(r'^[ \t]*(?://+|/?\*+)?[ \t]*(?:[a-z_]+ \([^()]*(?:\([^()]*\)[^()]*)*\)|'
                       r'(?:const )?\w+ \*?\w+ = .*|return .*|if \(.*\))[;{]$', re.MULTILINE)


def unfinished(tree):
    """No TODO, no #if 0, no code in a comment."""
    for path, text in tree.files('.c', '.h', '.py', '.sh', '.ui', '.css', '.build'):
        for m in UNFINISHED.finditer(text):
            yield path, ctext.line_of(text, m.start()), f'“{m.group().strip()}”'
        if not path.endswith(('.c', '.h')):
            continue
        for line, comment in ctext.comments(text):
            inside = re.sub(r'```.*?```|\|\[.*?\]\|', '', comment.rstrip('*/ \n'), flags=re.S)
            m = DEAD_CODE.search(inside)
            if m:
                yield path, line, f'code in a comment: {m.group().strip()[:50]}'


HOME = re.compile(r'(?<![\w.:/$}-])/(?:home|root|work|Users)/')
OUTSIDE = re.compile(r'\.\./shared')
DATED = re.compile(r'\b20[0-9]{6}T[0-9]{6}Z\b')


def machine_path(tree):
    """Nothing names a path of the machine it was written on."""
    for path, text in tree.items():
        if path.startswith('tests/lint/') or path == 'LICENSE':
            continue
        for m in HOME.finditer(text):
            yield path, ctext.line_of(text, m.start()), f'path of one machine: {m.group()}'
        if path.startswith(('src/', 'data/', 'ui/', 'flatpak/', 'build-aux/')):
            for m in OUTSIDE.finditer(text):
                yield path, ctext.line_of(text, m.start()), 'path outside the source tree'


# ------------------------------------------------------------------------------- widgets

NEVER_FUNCTION = re.compile(
    r'\b(?:gtk_widget_(?:show|hide|get_style_context|get_allocat\w+|translate_coordinates|'
    r'set_font_options)|gtk_snapshot_render_\w+|gtk_css_provider_load_from_data|'
    r'gtk_css_provider_load_named|gtk_image_(?:set_from|new_from)_pixbuf|'
    r'gtk_file_filter_add_pixbuf_formats|adw_(?:action|expander)_row_set_icon_name|'
    r'adw_expander_row_add_action|gtk_(?:tree|list_store|cell|combo_box|dialog|message_dialog|'
    r'info_bar|statusbar|assistant|icon_view|entry_completion|app_chooser|color_button|'
    r'color_chooser|font_button|font_chooser|lock_button|volume_button)_\w+)\b')
NEVER_CLASS = re.compile(
    r'\bGtk(?:Tree\w+|ListStore|Cell(?!Layout\b)\w+|ComboBox(?:Text)?|Dialog|MessageDialog|InfoBar|'
    r'Statusbar|Assistant|IconView|EntryCompletion|AppChooser\w*|Color(?:Button|Chooser\w*)|'
    r'Font(?:Button|Chooser\w*)|LockButton|VolumeButton|FileDialog|AlertDialog|UriLauncher)\b|'
    r'\bAdw(?:Banner|Breakpoint\w*|NavigationView|NavigationPage|NavigationSplitView|'
    r'OverlaySplitView|ToolbarView|SpinRow|SwitchRow|Dialog|AlertDialog|AboutDialog|'
    r'PreferencesDialog|TabOverview|TabButton|ButtonRow|Spinner|ToggleGroup|WrapBox|BottomSheet|'
    r'MultiLayoutView|Sidebar|ShortcutsDialog|Flap|Leaflet|Squeezer|ViewSwitcherTitle)\b')


def never_widget(tree):
    """No widget or function that the floor lacks or that newer versions deprecate."""
    for path, text in tree.files('.c', '.h', under='src/'):
        if path == BRIDGE:
            continue
        code = ctext.code_only(text)
        for pattern in (NEVER_FUNCTION, NEVER_CLASS):
            for m in pattern.finditer(code):
                yield path, ctext.line_of(code, m.start()), f'{m.group()} is on the never-list'
        if 'gtk-application-prefer-dark-theme' in text:
            yield path, 1, 'gtk-application-prefer-dark-theme: use AdwStyleManager'
    for path, text in tree.files('.ui'):
        for m in NEVER_CLASS.finditer(text):
            yield path, ctext.line_of(text, m.start()), f'{m.group()} is on the never-list'


def ui_has_class(tree):
    """A .ui file belongs to the .c file of the same stem."""
    for path, _ in tree.files('.ui', under='ui/'):
        if not any(f'src/{folder}/{stem(path)}.c' in tree for folder in ('views', 'app')):
            yield path, 1, f'no {stem(path)}.c in src/views or src/app'


WORDS = re.compile(r'<property name="(label|title|subtitle|tooltip-text|placeholder-text|'
                   r'description|heading)"([^>]*)>([^<]*[A-Za-z]{2}[^<]*)</property>')


def ui_translatable(tree):
    """Words in a .ui file can be translated."""
    for path, text in tree.files('.ui', under='ui/'):
        for m in WORDS.finditer(text):
            if m.group(3) != 'Fairway' and 'translatable="yes"' not in m.group(2):
                yield path, ctext.line_of(text, m.start()), f'“{m.group(3)[:40]}” not translatable'


BRITISH = re.compile(
    r'\b(?:\w*(?:[Hh]onour|[Nn]eighbour|[Cc]olour|[Ff]avour|[Bb]ehaviour|[Ll]abour)\w*|'
    r'[Cc]entres?|[Mm]etres?|[Pp]rogrammes?|[Gg]reys?|[Ll]icences?|[Dd]efence|[Cc]atalogues?|'
    r'[Ee]nrols?|[Ee]nrolments?|[Ff]ulfils?|[Jj]udgements?|[Aa]geing|[Pp]er cent|[Tt]owards|[Aa]fterwards|'
    r'[Ll]abell\w+|[Mm]odell\w+|[Tt]ravell\w+|[Aa]nalys(?:e|ed|ing)|'
    r'\w*(?:[Oo]rgan|[Rr]ecogn|[Rr]andom|[Ss]ummar|[Rr]eal|[Nn]ormal|[Oo]ptim|[Mm]inim|[Mm]axim|'
    r'[Ss]tandard|[Aa]nnual|[Cc]haracter|[Uu]til|[Gg]eneral|[Ss]ubsid|[Pp]enal|[Ll]ocal|[Ee]qual|'
    r'[Pp]riorit|[Ee]mphas|[Cc]apital|[Cc]ategor|[Ff]inal|[Aa]polog)is(?:e|ed|es|ing|ations?))\b')
PROSE = re.compile(r'>([^<>]+)<')
JSON_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
QUOTED_CODE = re.compile(r'```.*?```|`[^`]*`', re.DOTALL)


def prose(path, text):
    """(line, words) of what people read in a file: not its names, keys or comments."""
    if path.endswith(('.c', '.h')):
        yield from ctext.translated(text)
    elif path.endswith(('.ui', '.page', '.xml.in')):
        for m in PROSE.finditer(text):
            yield ctext.line_of(text, m.start(1)), m.group(1)
    elif path.endswith('.fairway'):
        for m in JSON_STRING.finditer(text):
            if ' ' in m.group(1):
                yield ctext.line_of(text, m.start()), m.group(1)
    elif path.endswith('.md'):
        text = QUOTED_CODE.sub(lambda m: re.sub(r'[^\n]', ' ', m.group()), text)
        yield from enumerate(text.splitlines(), 1)


def spelling(tree):
    """What people read is spelled as in the United States; keys of files stay as they are."""
    for path, text in tree.items():
        if not path.startswith(('src/', 'ui/', 'data/', 'README')):
            continue
        for line, words in prose(path, text):
            for m in BRITISH.finditer(words):
                yield path, line, f'“{m.group()}” is not American spelling'


SIGNAL = re.compile(r'\bg_signal_connect(?:_swapped|_after)? \([^;]*,\s*self\);', re.DOTALL)
ABORTS = re.compile(r'\bg_error \(|\babort \(\)|\bg_assert_not_reached \(\)(?=.*user)')


def gobject_habit(tree):
    """Signals that carry self use g_signal_connect_object; nothing aborts on purpose."""
    for path, text in tree.files('.c', under='src/'):
        code = ctext.code_only(text)
        for m in SIGNAL.finditer(code):
            yield path, ctext.line_of(code, m.start()), 'use g_signal_connect_object for self'
        for m in ABORTS.finditer(code):
            yield path, ctext.line_of(code, m.start()), f'{m.group()} ends the program'


# -------------------------------------------------------------------------------- meson

FILES = re.compile(r'\bfiles\(\n(.*?)\)', re.DOTALL)


def meson_sorted(tree):
    """Sources stand one a line and sorted, so that two people can add one at a time."""
    for path, text in tree.files('meson.build', under='src/'):
        for m in FILES.finditer(text):
            names = re.findall(r"^\s*'([^']+)',?\s*$", m.group(1), re.MULTILINE)
            lines = [line for line in m.group(1).splitlines() if line.strip()]
            if len(names) != len(lines):
                yield path, ctext.line_of(text, m.start()), 'files() not one a line'
            for before, after in zip(names, names[1:]):
                if before > after:
                    yield path, ctext.line_of(text, m.start()), f'{after} comes before {before}'


RULES = {
    'upward-include': upward_include,
    'outside-library': outside_library,
    'one-caller': one_caller,
    'include-circle': include_circle,
    'header-name': header_name,
    'engine-plain': engine_plain,
    'engine-documented': engine_documented,
    'prefix': prefix,
    'sizes': sizes,
    'parameters': parameters,
    'number-format': number_format,
    'colour': colour,
    'licence': licence,
    'version-test': version_test,
    'unfinished': unfinished,
    'machine-path': machine_path,
    'never-widget': never_widget,
    'ui-has-class': ui_has_class,
    'ui-translatable': ui_translatable,
    'spelling': spelling,
    'gobject-habit': gobject_habit,
    'meson-sorted': meson_sorted,
    'spacing': look.spacing,
    'type-size': look.type_size,
    'named-colour': look.named_colour,
    'visual-language': look.visual_language,
}

# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The package suite, as TAP: what the desktop, the store and the sandbox are told of Fairway.

usage: test-package.py SOURCE_ROOT BUILD_ROOT"""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SOURCE, BUILD = sys.argv[1:3]
APP_ID = 'io.github.fairway_planner.Fairway'
RESOURCES = '/io/github/fairway_planner/Fairway/'
MEDIA_TYPE = 'application/vnd.fairway.plan+json'
SVG = '{http://www.w3.org/2000/svg}'
# Said of every id with a capital letter, and by validators older than the tag.
KNOWN_HINTS = {'cid-contains-uppercase-letter', 'unknown-tag'}
MALLARD = '{http://projectmallard.org/1.0/}'
SANDBOX = ['--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri',
           '--share=network']
INSTALLED = {
    'bin/fairway',
    'bin/fairway-cli',
    f'share/applications/{APP_ID}.desktop',
    f'share/glib-2.0/schemas/{APP_ID}.gschema.xml',
    f'share/icons/hicolor/scalable/apps/{APP_ID}.svg',
    'share/icons/hicolor/scalable/mimetypes/application-vnd.fairway.plan+json.svg',
    f'share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    f'share/metainfo/{APP_ID}.metainfo.xml',
    'share/locale/es/LC_MESSAGES/fairway.mo',
    f'share/mime/packages/{APP_ID}.xml',
}


def help_languages():
    """The languages of the help: the program's own and those it is translated into."""
    return ['C'] + [line for line in read(source('data', 'po', 'LINGUAS')).split('\n')
                    if line and not line.startswith('#')]


def help_pages(language):
    return sorted(path for root in (SOURCE, BUILD)
                  for path in glob.glob(os.path.join(root, 'data', 'help', language, '*.page')))


def help_page(language, name):
    path, = (path for path in help_pages(language) if os.path.basename(path) == name)
    return ET.parse(path).getroot()


def source(*parts):
    return os.path.join(SOURCE, *parts)


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def run(*command, **more):
    """Output of a command; its failure is the test's."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    text = done.stdout + done.stderr
    assert done.returncode == 0, f'{" ".join(command)}: exit status {done.returncode}: {text[-1500:]}'
    return text


def version():
    return json.loads(run('meson', 'introspect', '--projectinfo', BUILD))['version']


def metainfo():
    return ET.parse(os.path.join(BUILD, 'data', f'{APP_ID}.metainfo.xml')).getroot()


def desktop():
    pairs = (line.split('=', 1) for line in
             read(os.path.join(BUILD, 'data', f'{APP_ID}.desktop')).splitlines() if '=' in line)
    return dict(pairs)


def manifest():
    path = source('flatpak', f'{APP_ID}.json')
    with tempfile.TemporaryDirectory() as folder:  # it makes its state folder where it stands
        return json.loads(run('flatpak-builder', '--show-manifest', path, cwd=folder))


def test_desktop_file():
    run('desktop-file-validate', os.path.join(BUILD, 'data', f'{APP_ID}.desktop'))
    entry = desktop()
    assert entry['Icon'] == APP_ID and entry['Exec'] == 'fairway %U'
    assert MEDIA_TYPE in entry['MimeType'].split(';')
    assert 'SingleMainWindow' not in entry


def test_metainfo():
    text = run('appstreamcli', 'validate', '--pedantic', '--no-net', '--no-color',
               os.path.join(BUILD, 'data', f'{APP_ID}.metainfo.xml'))
    hints = re.findall(r'^[EWIP]: [^:]+:\S*? (\S+)', text, re.MULTILINE)
    assert set(hints) <= KNOWN_HINTS, text
    assert not re.search(r'^[EW]: ', text, re.MULTILINE), text


def test_metainfo_words():
    root = metainfo()
    summary = root.findtext('summary')
    assert 10 <= len(summary) <= 35 and not summary.endswith('.'), summary
    assert len(root.findtext('name')) <= 15
    assert len(root.findall('description//li')) <= 10
    first = root.find('releases/release')
    assert first.get('version') == version(), 'newest release note is not of this version'
    assert 'bug fixes' not in ''.join(first.itertext()).lower()
    colours = {c.get('scheme_preference') for c in root.findall('branding/color')}
    assert colours == {'light', 'dark'}
    for image in root.findall('screenshots/screenshot/image'):
        path = image.text.split('/main/', 1)[1]
        assert os.path.isfile(source(path)), f'screenshot {path} is not there'


def test_about():
    """The window about Fairway tells of the newest release what the store tells, and links as it."""
    code = ' '.join(re.sub(r'"\s*\n\s*"', '', read(source('src', 'views', 'fw-compat.c'))).split())
    root = metainfo()
    told = [' '.join((part.text or '').split()) for part in root.find('releases/release').iter()
            if '{http://www.w3.org/XML/1998/namespace}lang' not in part.attrib]
    assert sum(map(bool, told)) > 3, told
    for words in filter(None, told):
        assert f'_ ("{words}")' in code, f'not told: {words}'
    links = {url.get('type'): url.text for url in root.findall('url')}
    site = re.search(r'#define SITE "([^"]+)"', code).group(1)
    assert (links['homepage'], links['bugtracker']) == (site, site + '/issues')


def test_one_id():
    schema = ET.parse(source('data', f'{APP_ID}.gschema.xml')).find('schema')
    found = {
        'metainfo': metainfo().findtext('id'),
        'launchable': metainfo().findtext('launchable').removesuffix('.desktop'),
        'schema': schema.get('id'),
        'schema path': schema.get('path').strip('/').replace('/', '.'),
        'manifest': manifest()['id'],
        'resources': RESOURCES.strip('/').replace('/', '.'),
    }
    assert set(found.values()) == {APP_ID}, found


def test_schema():
    run('glib-compile-schemas', '--strict', '--dry-run', source('data'))
    for key in ET.parse(source('data', f'{APP_ID}.gschema.xml')).iter('key'):
        assert key.findtext('summary') and key.findtext('description'), key.get('name')


def test_xml():
    files = [f for pattern in ('ui/*.ui', 'ui/*.xml', 'data/*.xml', 'data/*.xml.in', 'icons/*.svg',
                               'icons/*.xml', 'icons/actions/*.svg', 'src/*/*.xml')
             for f in glob.glob(source(pattern))]
    assert len(files) > 5
    run('xmllint', '--noout', '--nonet', *files)


def test_media_type():
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, 'packages')
        os.mkdir(packages)
        with open(os.path.join(packages, f'{APP_ID}.xml'), 'w', encoding='utf-8') as file:
            file.write(read(source('data', f'{APP_ID}.mime.xml')))
        run('update-mime-database', folder)
        assert f'50:{MEDIA_TYPE}:*.fairway' in read(os.path.join(folder, 'globs2'))
        assert f'{MEDIA_TYPE} application/json' in read(os.path.join(folder, 'subclasses'))
        icon = read(os.path.join(folder, 'icons')).split(':', 1)[1].strip()
        assert os.path.isfile(source('icons', icon + '.svg')), icon


def pixels(path, size):
    """Raw RGBA bytes of an SVG at a size."""
    with tempfile.TemporaryDirectory() as folder:
        png = os.path.join(folder, 'icon.png')
        run('rsvg-convert', '-w', str(size), '-h', str(size), path, '-o', png)
        done = subprocess.run(['convert', png, '-depth', '8', 'rgba:-'], capture_output=True,
                              check=True)
    assert len(done.stdout) == 4 * size * size
    return done.stdout


def luminance(r, g, b):
    channel = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in (r, g, b)]
    return 0.2126 * channel[0] + 0.7152 * channel[1] + 0.0722 * channel[2]


def contrast(a, b):
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def test_dimmed_text_read():
    """Second lines, as the style sheet dims libadwaita's text on each of its surfaces."""
    text = {'light': (0, 0.8, (255, 250, 246, 235)), 'dark': (255, 1.0, (30, 36, 48, 56))}
    dimmed = re.search(r'\.dim-label,[^{]*\.subtitle \{ opacity: ([0-9.]+); \}',
                       read(source('ui', 'style.css')))
    assert dimmed, 'no rule for dimmed text'
    for scheme, (colour, alpha, surfaces) in text.items():
        for surface in surfaces:
            share = alpha * float(dimmed.group(1))
            seen = share * colour + (1 - share) * surface
            found = contrast(luminance(seen, seen, seen), luminance(surface, surface, surface))
            assert found >= 4.5, f'{scheme}, on {surface}: {found:.2f}'


def test_icons_drawn_plainly():
    files = glob.glob(source('icons', '*.svg')) + glob.glob(source('icons', 'actions', '*.svg'))
    assert len(files) >= 3
    for path in files:
        root = ET.parse(path).getroot()
        side = 16 if path.endswith('-symbolic.svg') else 128
        assert root.get('viewBox') == f'0 0 {side} {side}', path
        assert root.findtext(f'{SVG}title'), f'{path}: no title'
        names = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert not names & {'image', 'text', 'filter', 'style', 'script', 'foreignObject'}, path


def test_symbolic_icons():
    for path in glob.glob(source('icons', '**', '*-symbolic.svg'), recursive=True):
        root = ET.parse(path).getroot()
        inks = {e.get('fill') for e in root.iter() if e.get('fill')}
        assert inks == {'#2e3436'}, f'{path}: one ink, so that it can be recoloured: {inks}'
        assert not any(e.get('stroke') for e in root.iter()), f'{path}: strokes are not recoloured'
        alpha = pixels(path, 16)[3::4]
        solid = sum(a > 220 for a in alpha)
        half = sum(30 < a <= 220 for a in alpha)
        assert 40 < solid < 200, f'{path}: {solid} solid pixels of 256'
        assert half < solid, f'{path}: blurred at 16 pixels ({half} half covered, {solid} solid)'


def test_app_icon_on_grid():
    data = pixels(source('icons', f'{APP_ID}.svg'), 128)
    alpha = data[3::4]
    rows = [y for y in range(128) if any(a > 127 for a in alpha[128 * y:128 * y + 128])]
    columns = [x for x in range(128) if any(a > 127 for a in alpha[x::128])]
    assert (rows[0], rows[-1], columns[0], columns[-1]) == (12, 119, 12, 115), 'off the grid'
    assert all(a == 0 for y in range(121, 128) for a in alpha[128 * y:128 * y + 128]), 'a shadow'


def test_icons_seen_on_light_and_dark():
    """The outermost opaque pixels stand off both a white and a dark desktop, or are edged."""
    for name in (f'{APP_ID}.svg', 'application-vnd.fairway.plan+json.svg'):
        for size in (16, 32, 64, 128, 256):
            data = pixels(source('icons', name), size)
            seen = [luminance(*data[i:i + 3]) for i in range(0, len(data), 4) if data[i + 3] > 200]
            assert len(seen) > size * size // 4, f'{name} at {size}: little to see'
            for ground in (luminance(250, 250, 250), luminance(36, 36, 36)):
                apart = sum(contrast(v, ground) >= 1.5 for v in seen) / len(seen)
                assert apart > 0.15, f'{name} at {size}: {apart:.2f} of it stands off the ground'


def test_flatpak_manifest():
    data = manifest()
    assert data['runtime'] == 'org.gnome.Platform' and data['sdk'] == 'org.gnome.Sdk'
    assert int(data['runtime-version']) >= 51
    assert data['finish-args'] == SANDBOX, data['finish-args']
    names = [module['name'] for module in data['modules']]
    assert names[-1] == 'fairway'
    for module in data['modules']:
        licence = ' '.join(module.get('post-install', ()))
        assert '/share/licenses/' in licence, f'{module["name"]}: its licence is not installed'
        if module['name'] == 'fairway':
            assert module['sources'][0]['type'] == 'dir'
            continue
        for item in module['sources']:
            assert item['url'].startswith('https://'), item
            assert re.fullmatch(r'[0-9a-f]{64}', item['sha256']), item


def test_manifest_covers_dependencies():
    """What meson links and the runtime lacks has a module."""
    lacking = {'libqpdf': 'qpdf', 'glpk': 'glpk', 'xlsxwriter': 'libxlsxwriter'}
    names = {module['name'] for module in manifest()['modules']}
    linked = {d['name'] for d in json.loads(run('meson', 'introspect', '--dependencies', BUILD))}
    for dependency, module in lacking.items():
        assert dependency not in linked or module in names, f'no module for {dependency}'


def installed_tree():
    folder = tempfile.TemporaryDirectory()
    run('meson', 'install', '-C', BUILD, '--no-rebuild', '--destdir', folder.name,
        env=dict(os.environ, DESTDIR=folder.name))
    options = json.loads(run('meson', 'introspect', '--buildoptions', BUILD))
    prefix = next(o['value'] for o in options if o['name'] == 'prefix')
    return folder, os.path.join(folder.name, prefix.strip('/'))


def test_installed_files():
    folder, root = installed_tree()
    with folder:
        found = {os.path.relpath(os.path.join(where, file), root)
                 for where, _, files in os.walk(root) for file in files}
    wanted = INSTALLED | {f'share/help/{language}/fairway/{os.path.basename(page)}'
                          for language in help_languages() for page in help_pages(language)}
    assert found == wanted, f'missing {wanted - found}, unexpected {found - wanted}'


def test_installed_programs():
    """The installed programs carry their resources and need nothing of the source tree."""
    folder, root = installed_tree()
    with folder:
        inside = run('gresource', 'list', os.path.join(root, 'bin', 'fairway')).split()
        for want in (f'icons/scalable/apps/{APP_ID}.svg', 'style.css'):
            assert RESOURCES + want in inside, f'{want} is not in the program'
        assert any(name.endswith('.ui') for name in inside)
        plans = run(os.path.join(root, 'bin', 'fairway-cli'), 'plans', cwd=folder.name)
        for plan in ('minneapolis', 'st-louis', 'new-york', 'delaware', 'louisville', 'miami',
                     'nashville', 'philadelphia'):
            assert plan in plans, f'{plan} is not in the program'
        run(os.path.join(root, 'bin', 'fairway-cli'), 'county', '27053', '--json', cwd=folder.name)


def test_help():
    """Every link of the help leads somewhere, and every page can be reached from its first."""
    for language in help_languages():
        places, links = set(), []
        for path in help_pages(language):
            root = ET.parse(path).getroot()
            name = root.get('id')
            assert os.path.basename(path) == name + '.page', f'{path} calls itself {name}'
            places |= {name} | {f'{name}#{part.get("id")}' for part in root.iter(MALLARD + 'section')}
            links += [(name, link.get('xref')) for link in root.iter(MALLARD + 'link')]
            assert name == 'index' or any(link.get('type') == 'guide' for link in
                                          root.iter(MALLARD + 'link')), f'nothing leads to {name}'
        assert len(places) > 40, f'{language}: {len(places)} places'
        for name, target in links:
            assert target in places, f'{language}: {name} leads to {target}, which is not there'


def shape(root):
    """The elements of a page in order, with what is no word of theirs."""
    return [(element.tag, element.get('id'), element.get('xref'), element.get('type'))
            for element in root.iter()]


def bare(text):
    return ' '.join(text.replace('\u00a0', ' ').split())


def test_help_translations():
    """A page in another language has the parts, links, keys and numbers of the page it translates,
    and words of its own."""
    for language in help_languages()[1:]:
        for path in help_pages('C'):
            name = os.path.basename(path)
            ours, theirs = ET.parse(path).getroot(), help_page(language, name)
            assert theirs.get('{http://www.w3.org/XML/1998/namespace}lang') == language, name
            assert shape(ours) == shape(theirs), f'{language}: {name} is built otherwise'
            for mine, other in zip(ours.iter(), theirs.iter()):
                if mine.tag in (MALLARD + 'p', MALLARD + 'title', MALLARD + 'desc'):
                    numbers = [sorted(re.findall(r'\d[\d,.]*\d|\d', ''.join(e.itertext())))
                               for e in (mine, other)]
                    assert numbers[0] == numbers[1], f'{language}: {name}: {numbers}'
                if mine.tag == MALLARD + 'p' and len(bare(mine.text or '')) > 60:
                    assert bare(mine.text) != bare(other.text), f'{language}: {name}: {mine.text}'


def catalogue(language):
    """msgid to msgstr of the entries in one piece."""
    text = run('msgcat', '--no-wrap', source('data', 'po', f'{language}.po'))
    return dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE))


def test_help_names():
    """What the help calls a button, a menu or a page is what the window calls it."""
    said = set(re.findall(r'>([^<>]+)</(?:property|attribute)>',
                          ''.join(read(path) for path in glob.glob(source('ui', '*.ui')))))
    said |= set(re.findall(r'N?_ \("([^"]+)"\)',
                           ''.join(read(path) for path in glob.glob(source('src', '*', '*.c')))))
    plain = {word.replace('_', '').rstrip('…'): word for word in said}
    for language in help_languages()[1:]:
        words = catalogue(language)
        for path in help_pages('C'):
            pairs = zip(ET.parse(path).getroot().iter(MALLARD + 'gui'),
                        help_page(language, os.path.basename(path)).iter(MALLARD + 'gui'))
            for mine, other in pairs:
                name, there = bare(mine.text), bare(other.text)
                assert name in plain, f'{path}: nothing is called “{name}”'
                wanted = words[plain[name]].replace('_', '').rstrip('…')
                assert there == wanted, f'{language}: {path}: “{there}” is called “{wanted}”'


def test_help_shortcuts():
    """Keys that the help names do something; arrows and the keys of every desktop aside."""
    table = {tuple(key.text for key in keys.iter(MALLARD + 'key'))
             for keys in help_page('C', 'keys.page').iter(MALLARD + 'keyseq')}
    assert len(table) > 30
    always = {('Tab',), ('Shift', 'Tab'), ('Enter',), ('Space',), ('Esc',), ('←',), ('→',), ('↑',),
              ('↓',)}
    for path in help_pages('C'):
        for keys in ET.parse(path).getroot().iter(MALLARD + 'keyseq'):
            pressed = tuple(bare(key.text) for key in keys.iter(MALLARD + 'key'))
            assert pressed in table | always, f'{path}: nothing listens to {"+".join(pressed)}'


def test_readme():
    text = read(source('README.md'))
    for command in ('build-aux/run.sh', 'build-aux/test.sh'):
        assert command in text and os.access(source(command), os.X_OK)
    for target in re.findall(r'\]\(([^)#]+)\)', text):
        assert '://' in target or os.path.exists(source(target)), f'README names {target}'


def main():
    failed = 0
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    for number, (name, test) in enumerate(tests, 1):
        path = '/package/' + name.removeprefix('test_').replace('_', '-')
        try:
            test()
            print(f'ok {number} {path}')
        except Exception as error:  # a test's own fault is a failure too, never the end of the run
            failed += 1
            print(f'not ok {number} {path}')
            for line in (str(error) or repr(error)).splitlines():
                print(f'# {type(error).__name__}: {line}')
    return 1 if failed else 0


sys.exit(main())

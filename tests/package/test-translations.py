# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations, as TAP: every word is collected, and every language is whole.

usage: test-translations.py SOURCE_ROOT"""

import glob
import os
import re
import subprocess
import sys
import tempfile

SOURCE = sys.argv[1]
PO = os.path.join('data', 'po')
# What Meson's preset "glib" tells xgettext to look for.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']
FLAGS = ['N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
         'g_dngettext:2:pass-c-format', 'g_strdup_printf:1:c-format', 'g_string_printf:2:c-format',
         'g_string_append_printf:2:c-format', 'g_error_new:3:c-format', 'g_set_error:4:c-format']


def run(*command):
    """Output of a command, run where the sources are; its failure is the test's."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=SOURCE)
    assert done.returncode == 0, f'{command[0]}: exit status {done.returncode}: {done.stderr[-1500:]}'
    return done.stdout


def listed(name):
    with open(os.path.join(SOURCE, PO, name), encoding='utf-8') as file:
        return [line.strip() for line in file if line.strip() and not line.startswith('#')]


def files(*pattern):
    return sorted(glob.glob(os.path.join(*pattern), root_dir=SOURCE, recursive=True))


def collect(names):
    """The words of these files, as a template of a translation."""
    return run('xgettext', '--from-code=UTF-8', '--add-comments', '--output=-',
               *(f'--keyword={word}' for word in KEYWORDS), *(f'--flag={flag}' for flag in FLAGS),
               *names)


def test_listed_files():
    """POTFILES lists the files with words to translate, all of them, in order."""
    names = files('src', '**', '*.[ch]') + files('ui', '*.ui') + files('data', '*.in')
    found = set()
    for line in collect(names).splitlines():
        if line.startswith('#: '):
            found |= {re.sub(r':\d+$', '', place) for place in line[3:].split()}
    potfiles = listed('POTFILES')
    assert len(found) > 100, f'only {len(found)} files have words'
    assert set(potfiles) == found, (f'not listed: {sorted(found - set(potfiles))}; '
                                    f'without words: {sorted(set(potfiles) - found)}')
    assert potfiles == sorted(potfiles), 'POTFILES is not sorted'


def test_languages():
    """LINGUAS lists the languages, and each is sound: its formats, plurals and head."""
    found = {os.path.splitext(os.path.basename(path))[0] for path in files(PO, '*.po')}
    assert set(listed('LINGUAS')) == found, f'LINGUAS differs from {sorted(found)}'
    for language in found:
        run('msgfmt', '--check', '--output-file=/dev/null', os.path.join(PO, f'{language}.po'))


def test_whole_languages():
    """No language leaves a word of the program untranslated or in doubt."""
    with tempfile.TemporaryDirectory() as folder:
        template, merged = os.path.join(folder, 'fairway.pot'), os.path.join(folder, 'merged.po')
        with open(template, 'w', encoding='utf-8') as file:
            file.write(collect(listed('POTFILES')))
        for language in listed('LINGUAS'):
            run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}',
                os.path.join(PO, f'{language}.po'), template)
            for doubt in ('untranslated', 'only-fuzzy'):
                words = run('msgattrib', f'--{doubt}', '--no-obsolete', '--no-wrap', merged)
                found = re.findall(r'^msgid (".+")$', words, re.MULTILINE)
                assert not found, f'{language}: {doubt}: {"; ".join(found[:20])}'


def main():
    failed = 0
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    for number, (name, test) in enumerate(tests, 1):
        path = '/translations/' + name.removeprefix('test_').replace('_', '-')
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

# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a made page of the help into another language, by the program's own translations.

usage: translate-page.py PAGE CATALOGUE LANGUAGE > TRANSLATED_PAGE"""

import gettext
import html
import re
import sys


def main(page, catalogue, language):
    with open(catalogue, 'rb') as file:
        words = gettext.GNUTranslations(file)

    def translated(match):
        text = html.unescape(match.group(2))
        found = (words.pgettext('key', text) if match.group(1) == 'key' else words.gettext(text))
        return f'<{match.group(1)}>{html.escape(found, quote=False)}</'

    with open(page, encoding='utf-8') as file:
        text = file.read()
    text = re.sub(r'<(title|desc|p|key)>([^<>]*\S[^<>]*)</', translated, text)
    text = text.replace('<page ', f'<page xml:lang="{language}" ', 1)
    sys.stdout.reconfigure(encoding='utf-8')
    sys.stdout.write(text)


main(*sys.argv[1:])

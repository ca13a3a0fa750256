# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the lint rules look at: a mapping of relative path to text."""

import os

FOLDERS = ('.ci', 'build-aux', 'data', 'flatpak', 'icons', 'src', 'tests', 'ui')
ENDINGS = ('.c', '.h', '.py', '.sh', '.ui', '.css', '.svg', '.xml', '.in', '.json', '.build',
           '.md', '.txt', '.page', '.fairway')
# The linter's own bad samples would be found in its own sources.
SELF = 'tests/lint/'


class Tree(dict):
    """{relative path: text}; a dict, so that a self-test can make one of three lines."""

    @classmethod
    def read(cls, root):
        tree = cls()
        for name in sorted(os.listdir(root)):
            path = os.path.join(root, name)
            if name in FOLDERS:
                for folder, folders, files in os.walk(path):
                    folders[:] = sorted(f for f in folders if f != '__pycache__')
                    for file in sorted(files):
                        tree.add(root, os.path.join(folder, file))
            elif os.path.isfile(path):
                tree.add(root, path)
        return tree

    def add(self, root, path):
        name = os.path.relpath(path, root).replace(os.sep, '/')
        if name.endswith(ENDINGS) or name == '.ci/run':
            with open(path, encoding='utf-8', errors='replace') as file:
                self[name] = file.read()

    def files(self, *endings, under=''):
        """(path, text) of the files under a folder with one of these endings."""
        for path, text in self.items():
            if path.startswith(under) and path.endswith(endings) and not path.startswith(SELF):
                yield path, text


def layer(path):
    """The layer a source belongs to, or None."""
    parts = path.split('/')
    return parts[1] if len(parts) > 2 and parts[0] == 'src' else None


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]

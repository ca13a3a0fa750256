# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the compiler's report: a loop over lanes that gcc does not vectorise is a lost restrict."""

import json
import os
import re
import shlex
import subprocess
import tempfile

import ctext

# A function that takes lanes promises, by restrict, that they do not overlap.
LANES = re.compile(r'\b(?:FweLane|FweIn)\b')
LOOP = re.compile(r'\bFWE_EACH \(|\bfor \(size_t i = 0; i < n; i\+\+\)')
REPORT = re.compile(r'^(?:.*/)?([^/:\n]+):(\d+):\d+: optimized: .*vectorized', re.MULTILINE)
# Each function as it stands: what is folded into its caller is unrolled there and reported elsewhere.
ALONE = ['-fno-inline-functions', '-fno-inline-functions-called-once', '-fno-inline-small-functions',
         '-fno-ipa-cp']


def commands(build):
    """(source, folder, compiler command without its output) of each engine file."""
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as file:
        for entry in json.load(file):
            if re.search(r'\bsrc/engine/[^/]+\.c$', entry['file']):
                words = [w for w in shlex.split(entry['command'])
                         if not w.startswith(('-fsanitize', '-Werror', '-M'))]
                if os.path.basename(words[0]) in ('ccache', 'sccache', 'distcc'):
                    del words[0]  # what meson puts before the compiler where it finds it
                keep = [w for i, w in enumerate(words)
                        if w != '-o' and words[i - 1] not in ('-o', '-MQ', '-MF')
                        and not w.endswith(('.c', '.o.d', '.c.o'))]
                yield os.path.join(entry['directory'], entry['file']), entry['directory'], keep


def is_gcc(command):
    done = subprocess.run([command[0], '--version'], capture_output=True, text=True, check=False)
    return 'Free Software Foundation' in done.stdout


def vectorised_lines(path, folder, command):
    done = subprocess.run(command + ALONE + ['-fopt-info-vec-optimized', path, '-o', os.devnull],
                          cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    return {int(line) for name, line in REPORT.findall(done.stderr)
            if name == os.path.basename(path)}


def lane_loops(text):
    """(line, function) of each loop over lanes in a function that takes lanes."""
    for function in ctext.functions(text):
        if LANES.search(function.params):
            first = function.line + function.params.count('\n') + 2
            for loop in LOOP.finditer(function.body):
                yield first + function.body.count('\n', 0, loop.start()), function.name


def lost_loops(path, folder, command):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    loops = list(lane_loops(text))
    done = vectorised_lines(path, folder, command) if loops else ()
    return len(loops), [(line, name) for line, name in loops if line not in done]


def check_tree(build):
    """(how many loops were looked at, what is lost)"""
    looked, problems = 0, []
    for path, folder, command in commands(build):
        n, lost = lost_loops(path, folder, command)
        looked += n
        problems += [(f'src/engine/{os.path.basename(path)}', line,
                      f'the loop over lanes in {name} is not vectorised') for line, name in lost]
    return looked, problems


SAMPLE = '''#include <stddef.h>
typedef double *restrict FweLane;
void lanes (FweLane a, size_t n);
void
lanes (FweLane a,
       size_t n)
{
  for (size_t i = 0; i < n; i++)
    %s;
}
'''


def check_self(command):
    """A loop that cannot be vectorised is caught at its line; one that can is not."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'sample.c')
        found = []
        for body in ('a[i + 1] = a[i] * 0.5 + 1.0', 'a[i] = a[i] * 0.5 + 1.0'):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(SAMPLE % body)
            found.append(lost_loops(path, folder, [command[0], '-c', '-O3']))
    return found == [(1, [(8, 'lanes')]), (1, [])], found

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds Fairway and opens it on the Minneapolis plan. Where there is no
# display it writes that plan's headline numbers and charts to out/ instead.
# usage: build-aux/run.sh [PLAN]
set -euo pipefail
# shellcheck source=build-aux/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

plan=${1:-minneapolis}
build=$source_root/build
out=$source_root/out
cli=$build/src/cli/fairway-cli

need_packages "${run_packages[@]}"
configure "$build" buildtype=release
quietly 'Building' ninja -C "$build" src/cli/fairway-cli src/app/fairway data/gschemas.compiled fairway-gmo

if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
  export GSETTINGS_SCHEMA_DIR=$build/data FAIRWAY_LOCALE_DIR=$build/data/po
  rm -f "$log"
  exec "$build/src/app/fairway" "$plan"
fi

say 'There is no display here, so the numbers and charts go to files.'
mkdir -p "$out"
name=$(basename "$plan" .fairway)
"$cli" run "$plan" --json >"$out/$name.json"
"$cli" run "$plan" --csv >"$out/$name.csv"
for chart in placements waterfall lorenz distribution; do
  "$cli" chart "$plan" --chart "$chart" --size 1280x720 -o "$out/$name-$chart.png"
  "$cli" chart "$plan" --chart "$chart" --size 1280x720 -o "$out/$name-$chart.txt"
done
python3 - "$out/$name.json" <<'PY'
import json
import sys

result = json.load(open(sys.argv[1], encoding='utf-8'))
print(result['headline'])
print(result['constraint']['sentence'])
PY
say "Written to out/: $name.json, $name.csv and four charts, each as a picture and in words."

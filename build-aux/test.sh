#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need and runs every default suite twice: as built for use with warnings as
# errors, then under the address and undefined-behaviour sanitizers (all but the window, fewer
# draws). The last line is “N passed, N failed”; the exit status is 1 when anything failed.
# usage: build-aux/test.sh [SUITE...]
set -euo pipefail
# shellcheck source=build-aux/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

plain=$source_root/build
sanitized=$source_root/build-sanitize
jobs=$(($(nproc) < 2 ? 1 : 2))
suites=("${@/#/--suite=}")
logs=()

give_up() {
  echo '0 passed, 1 failed'
  exit 1
}

# build_and_test WHAT DIR SETUP OPTION...
build_and_test() {
  local what=$1 dir=$2 setup=$3
  shift 3
  configure "$dir" "$@" || give_up
  quietly "Building $what" ninja -C "$dir" -j "$jobs" || give_up
  rm -f "$dir/meson-logs/"testlog*
  say "Testing $what …"
  # A failing test is told by the count below, a broken run by its missing log.
  env -u DISPLAY -u WAYLAND_DISPLAY meson test -C "$dir" --no-rebuild --num-processes "$jobs" \
    --setup "$setup" --quiet "${suites[@]}" >"$log" 2>&1 </dev/null || true
  logs+=("$what=$dir/meson-logs/testlog-$setup.json")
}

need_packages "${run_packages[@]}" "${test_packages[@]}" || give_up
want_packages "${format_packages[@]}" || give_up
need_locales || give_up
build_and_test 'as for use' "$plain" default buildtype=release werror=true
build_and_test 'with sanitizers' "$sanitized" sanitize buildtype=debugoptimized werror=true \
  b_sanitize=address,undefined b_lundef=false window=false
python3 "$source_root/build-aux/count-tests.py" "${logs[@]}"

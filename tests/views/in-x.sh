#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: in-x.sh PROGRAM [ARG...]
# Runs a test program on a screen, a session bus and folders of its own; ends what it started.
set -u

for tool in Xvfb dbus-run-session; do
  if ! command -v "$tool" >/dev/null; then
    echo "1..0 # SKIP $tool is not installed: the window cannot be tried"
    exit 0
  fi
done
tmp=$(mktemp -d) || exit 1
chmod 700 "$tmp"
Xvfb -displayfd 3 -screen 0 2000x1400x24 -dpi 96 -nolisten tcp -noreset 3>"$tmp/display" 2>"$tmp/xvfb.log" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$tmp"' EXIT
for _ in $(seq 200); do
  [ -s "$tmp/display" ] && break
  sleep 0.05
done
if [ ! -s "$tmp/display" ]; then
  echo "Bail out! Xvfb did not start"
  cat "$tmp/xvfb.log" >&2
  exit 1
fi
mkdir -p -m 700 "$tmp/run" "$tmp/config/gtk-4.0" "$tmp/data" "$tmp/cache" "$tmp/state"
printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\n%s\n' \
  gtk-decoration-layout=appmenu:close \
  >"$tmp/config/gtk-4.0/settings.ini"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
export DISPLAY=":$(cat "$tmp/display")" GDK_BACKEND=x11 GSK_RENDERER=cairo
export XDG_RUNTIME_DIR="$tmp/run" XDG_CONFIG_HOME="$tmp/config" XDG_DATA_HOME="$tmp/data"
export XDG_CACHE_HOME="$tmp/cache" XDG_STATE_HOME="$tmp/state" GSETTINGS_BACKEND=memory
export GTK_A11Y="${GTK_A11Y:-test}" ADW_DISABLE_PORTAL=1 LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1
# What the bus starts may write to its output, which is not the test's.
# shellcheck disable=SC2016
dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" 3>&1 >"$tmp/stdout" 2>"$tmp/stderr"
status=$?
# The bus's own chatter is of no interest; the program's is, when it failed.
[ "$status" = 0 ] || cat "$tmp/stderr" >&2
exit "$status"

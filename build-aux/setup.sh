# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Its functions end with “|| return 1” where bash, called as “f || ...”, would carry on.
# What run.sh and test.sh share: installing what is missing, building, and staying quiet about it.

# To build and run, as Debian 12 names it.
run_packages=(
  adwaita-icon-theme
  appstream
  desktop-file-utils
  fonts-cantarell
  gcc
  gettext
  libadwaita-1-dev
  libc6-dev
  libglpk-dev
  libgtk-4-dev
  libjson-glib-dev
  libqpdf-dev
  librsvg2-common
  libsecret-1-dev
  libsoup-3.0-dev
  meson
  ninja-build
  pkg-config
)

# To test: a display without a screen, accessibility, languages, validators.
test_packages=(
  at-spi2-core
  binutils
  dbus
  flatpak-builder
  fonts-dejavu-core
  gir1.2-atspi-2.0
  imagemagick
  libglib2.0-bin
  librsvg2-bin
  libxml2-utils
  locales
  openbox
  parallel
  poppler-utils
  python3
  python3-gi
  qpdf
  shared-mime-info
  xdotool
  xvfb
)

# For the lint suite where the distribution still has this very version; later ones differ in taste.
format_packages=(clang-format-14)

# The languages in which numbers are tested, as “localedef NAME” and as “locale -a” lists them.
test_locales=(ar_EG.UTF-8 de_DE.UTF-8 en_IN en_IN.UTF-8 fr_FR.UTF-8)

source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
log=$(mktemp -t fairway-XXXXXX.log)
trap 'rm -f "$log"' EXIT

say() { printf '%s\n' "$*" >&2; }

# quietly WHAT COMMAND...: runs a command into the log, and shows the log's end if it fails.
quietly() {
  local what=$1 start=$SECONDS
  shift
  say "$what …"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    say "$what: failed after $((SECONDS - start)) s"
    tail -n 40 "$log" >&2
    return 1
  fi
}

other_distributions() {
  cat >&2 <<'NAMES'
This script installs packages with apt, which is not here. Please install these and run it again:
  Fedora:    gcc meson ninja-build pkgconf-pkg-config gettext gtk4-devel libadwaita-devel libsoup3-devel
             json-glib-devel qpdf-devel glpk-devel libsecret-devel appstream desktop-file-utils
             abattis-cantarell-fonts
  Arch:      base-devel meson gettext gtk4 libadwaita libsoup3 json-glib qpdf glpk libsecret appstream
             desktop-file-utils cantarell-fonts
  openSUSE:  gcc meson ninja pkg-config gettext-tools gtk4-devel libadwaita-devel libsoup-devel
             json-glib-devel qpdf-devel glpk-devel libsecret-devel AppStream desktop-file-utils
             cantarell-fonts
The tests need besides (Fedora's names; the others differ little):
             xorg-x11-server-Xvfb dbus-daemon at-spi2-core openbox xdotool ImageMagick python3-gobject
             librsvg2-tools libxml2 flatpak-builder qpdf poppler-utils dejavu-sans-fonts glibc-all-langpacks parallel
NAMES
}

have_libraries() {
  command -v meson >/dev/null && command -v ninja >/dev/null && command -v pkg-config >/dev/null &&
    command -v glib-compile-resources >/dev/null &&
    pkg-config --exists 'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'libsoup-3.0 >= 3.2' \
      'json-glib-1.0 >= 1.6' 'libqpdf >= 11' 'libsecret-1 >= 0.20' &&
    printf '#include <glpk.h>\n' | cc -E - >/dev/null 2>&1
}

# as_root COMMAND...: root needs nothing, others need sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "Please run as root, or install sudo. Needed: $*"
    return 1
  fi
}

missing_packages() {
  comm -23 <(printf '%s\n' "$@" | sort -u) \
    <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^.i  *//p' | sort -u)
}

# need_packages NAME...: installs those that are not there; asks apt nothing when all are.
need_packages() {
  local missing
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    have_libraries && return 0
    other_distributions
    return 1
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} = 0 ] && return 0
  say "To install: ${missing[*]}"
  if [ -z "${apt_is_fresh:-}" ]; then
    quietly 'Reading the list of packages' as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get update -q || return 1
    apt_is_fresh=1
  fi
  quietly "Installing ${#missing[@]} packages" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# want_packages NAME...: installs those that apt knows of; the others are done without.
want_packages() {
  local name
  command -v apt-cache >/dev/null || return 0
  for name; do
    if [ -n "$(missing_packages "$name")" ] && apt-cache show "$name" >/dev/null 2>&1; then
      need_packages "$name" || return 1
    fi
  done
}

need_locales() {
  local name have
  have=$(locale -a)
  for name in "${test_locales[@]}"; do
    grep -qxF "${name/UTF-8/utf8}" <<<"$have" && continue
    command -v localedef >/dev/null || return 1
    quietly "Making the language $name" as_root localedef -i "${name%.*}" -f UTF-8 "$name" || return 1
  done
}

# belongs_here DIR: whether a build directory is whole and was made from this source tree.
belongs_here() {
  [ -f "$1/build.ninja" ] && [ -f "$1/meson-info/meson-info.json" ] &&
    python3 -c 'import json, sys
sys.exit(json.load(open(sys.argv[1]))["directories"]["source"] != sys.argv[2])' \
      "$1/meson-info/meson-info.json" "$source_root"
}

# configure DIR NAME=VALUE...: a build directory with at least these options. Those it has are kept,
# so that run.sh after test.sh has nothing to build again.
configure() {
  local dir=$1 option
  local -a new=()
  shift
  if belongs_here "$dir"; then
    for option; do
      grep -qxF -- "$option" "$dir/chosen-options.txt" 2>/dev/null || new+=("-D$option")
    done
    [ ${#new[@]} = 0 ] && return 0
    quietly "Configuring ${dir##*/}" meson configure "$dir" "${new[@]}" || return 1
  else
    rm -rf "$dir"
    quietly "Configuring ${dir##*/}" meson setup "$dir" "$source_root" "${@/#/-D}" || return 1
  fi
  printf '%s\n' "$@" >"$dir/chosen-options.txt"
}

#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The engine uses memory, strings, sorting and threads of the C library, and of libm only what every
# processor rounds alike. usage: test-symbols.sh NM LIBRARY
set -u

nm=$1
library=$2

allowed='malloc calloc realloc aligned_alloc free memcpy memset memmove memcmp strcmp qsort
  sqrt fabs floor fmin fmax
  thrd_create thrd_join thrd_current thrd_equal
  __x86_get_cpuid_feature_leaf
  __stack_chk_fail __assert_fail _GLOBAL_OFFSET_TABLE_'

defined=$("$nm" --defined-only "$library" | awk 'NF == 3 { print $3 }' | sort -u)
undefined=$("$nm" --undefined-only "$library" | awk '$1 == "U" { print $2 }' | sort -u)

strange=''
for symbol in $undefined; do
  case $symbol in
    __asan_* | __ubsan_* | __tsan_* | __sanitizer_* | __gcov_* | __odr_asan*) continue ;;
  esac
  printf '%s\n' $allowed $defined | grep -qxF "$symbol" || strange="$strange $symbol"
done

echo '1..2'
if [ -n "$undefined" ]; then
  echo 'ok 1 /engine/symbols/library-was-read'
else
  echo 'not ok 1 /engine/symbols/library-was-read'
fi
if [ -z "$strange" ]; then
  echo 'ok 2 /engine/symbols/none-beyond-the-c-library'
else
  echo 'not ok 2 /engine/symbols/none-beyond-the-c-library'
  echo "#$strange"
fi

#!/bin/sh
# rewrites.t [PAYLOADS [SEED]]: paylint finds the same in the same purchases,
# some with faults, however they are written: as lines, as arrays, as requests,
# indented or not, with CRLF, with members in another order, compressed, through
# a pipe, with several threads. PAYLOADS is the number of payloads (default: 60,
# or $PAYLINT_REWRITES). Skipped without python3.

. "$(dirname "$0")/tap.sh"

payloads=${1-${PAYLINT_REWRITES-60}}
THOROUGH=$top_builddir/tests/thorough/thorough
PORTABLE=$top_builddir/tests/thorough/portable
export PAYLINT THOROUGH PORTABLE

suffixes=
! grep -qs 'define HAVE_ZLIB' "$top_builddir/config.h" || suffixes=.gz
if grep -qs 'define HAVE_ZSTD' "$top_builddir/config.h" &&
    command -v zstd >/dev/null; then
    suffixes=$suffixes,.zst
fi

if ! command -v python3 >/dev/null; then
    skip "rewrites" "there is no python3"
elif PYTHONDONTWRITEBYTECODE=yes python3 "$top_srcdir/tests/faults/rewrites.py" \
    "$top_srcdir/rules/iso4217.tsv" "$suffixes" "$payloads" "${2-1}" \
    >"$scratch/said" 2>&1; then
    ok "rewrites: $(cat "$scratch/said")"
else
    not_ok "rewrites"
    remark <"$scratch/said"
fi
finish

#!/bin/sh
# faults.t [FILES [SEED]]: payloads with faults that were put in: just those are
# found, each by its rule and at its place, whatever the shape and the layout,
# without shortcuts or vector instructions, and with any number of threads too.
# FILES are so many (150); PAYLINT_FAULTS in the environment stands for it.
# Without python3 it is skipped.

. "$(dirname "$0")/tap.sh"

files=${1-${PAYLINT_FAULTS-150}}
THOROUGH=$top_builddir/tests/thorough/thorough
PORTABLE=$top_builddir/tests/thorough/portable
export PAYLINT THOROUGH PORTABLE

if ! command -v python3 >/dev/null; then
    skip "faults" "there is no python3"
elif PYTHONDONTWRITEBYTECODE=yes python3 "$top_srcdir/tests/faults/faults.py" \
    "$top_srcdir/rules/iso4217.tsv" "$files" "${2-1}" >"$scratch/said" 2>&1; then
    ok "faults: $(cat "$scratch/said")"
else
    not_ok "faults"
    remark <"$scratch/said"
fi
finish

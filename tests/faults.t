#!/bin/sh
# faults.t [FILES [SEED]]: in generated payloads with known faults, paylint
# finds exactly these, each by its rule and at its place: in every shape and
# layout, without the shortcuts and vector instructions, and with any number of
# threads. FILES is the number of files (default: 150, or $PAYLINT_FAULTS).
# Skipped without python3.

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

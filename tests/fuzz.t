#!/bin/sh
# fuzz.t: every fuzz target survives every seed that is kept for it.

. "$(dirname "$0")/tap.sh"

for program in ${fuzz_programs-}; do
    name=$(basename "$program")
    seeds=$top_srcdir/tests/fuzz/seeds/${name#fuzz_}
    if [ ! -d "$seeds" ]; then
        not_ok "$name has no seeds in tests/fuzz/seeds/${name#fuzz_}"
    elif "$top_builddir/$program" "$seeds"/* >"$scratch/found" 2>&1; then
        ok "$name, $(find "$seeds" -type f | wc -l | tr -d ' ') seeds"
    else
        not_ok "$name"
        remark <"$scratch/found"
    fi
done
finish

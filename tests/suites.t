#!/bin/sh
# suites.t: third-party test suites. They are not part of the tree: they are
# read from $PAYLINT_SUITES, and skipped without it.

. "$(dirname "$0")/tap.sh"

for program in ${suite_programs-}; do
    name=$(basename "$program")
    if [ ! -d "${PAYLINT_SUITES-}" ]; then
        skip "$name" "PAYLINT_SUITES names no folder"
    elif "$top_builddir/$program" >"$scratch/found" 2>&1; then
        ok "$name"
        remark <"$scratch/found"
    else
        not_ok "$name"
        remark <"$scratch/found"
    fi
done
finish

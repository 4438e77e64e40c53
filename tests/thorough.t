#!/bin/sh
# thorough.t: tests/thorough/thorough, which is paylint without the shortcuts of
# the engine, prints what paylint prints: in every golden case, and of all the
# payloads that the tree has, the corpus and the suite of JSON texts included
# (those two where they are).

. "$(dirname "$0")/tap.sh"

thorough=$top_builddir/tests/thorough/thorough

# Print what a program finds in the files of a folder, named each.
find_all() { # PROGRAM FOLDER
    (cd "$2" && find . -type f | sort >"$scratch/names" &&
        tr '\n' '\0' <"$scratch/names" |
        xargs -0 -n 500 "$1" --no-config -f jsonl --severity info \
            --now 2026-01-01T00:00:00Z) 2>&1
}

compare() { # NAME FOLDER
    if [ ! -d "$2" ]; then
        skip "$1" "there is no folder $2"
        return
    fi
    find_all "$PAYLINT" "$2" >"$scratch/quick"
    find_all "$thorough" "$2" >"$scratch/thorough"
    if [ -s "$scratch/quick" ] && cmp -s "$scratch/quick" "$scratch/thorough"; then
        ok "$1, $(wc -l <"$scratch/quick" | tr -d ' ') findings"
    else
        not_ok "$1"
        diff "$scratch/quick" "$scratch/thorough" | remark
    fi
}

if PAYLINT=$thorough "$top_srcdir/tests/golden.t" >"$scratch/golden" &&
    ! grep '^not ok' "$scratch/golden" >"$scratch/wrong"; then
    ok "the golden cases, $(grep -c '^ok' "$scratch/golden") of them"
else
    not_ok "the golden cases"
    grep -v '^ok' "$scratch/golden" | remark
fi
compare "payloads of the golden cases" "$top_srcdir/tests/golden"
compare "seeds of the fuzz targets" "$top_srcdir/tests/fuzz/seeds"
compare "pages and examples" "$top_srcdir/docs"
compare "the corpus" "${PAYLINT_CORPUS-$top_srcdir/../shared/corpus}"
compare "the suite of JSON texts" "${PAYLINT_SUITES-$top_srcdir/../shared/suites}/JSONTestSuite"
finish

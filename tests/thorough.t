#!/bin/sh
# thorough.t: three variants of paylint print what paylint prints:
# tests/thorough/thorough has no shortcuts of the engine, tests/thorough/narrow
# has no code for certain processors only, and tests/thorough/portable has no
# vector instructions. They are compared on every golden case and on all texts
# of the tree: seeds of the fuzz targets, and the corpus and the suites if they
# are there. Each text is checked as a file, and all of them as lines of one
# long stream.

. "$(dirname "$0")/tap.sh"

if is_sanitized; then
    skip "four programs say the same" "what they say is compared without sanitizers"
    finish
    exit 0
fi

others='thorough narrow portable'
corpus=${PAYLINT_CORPUS-$top_srcdir/../shared/corpus}
suites=${PAYLINT_SUITES-$top_srcdir/../shared/suites}

# Each takes a program, and where and how it is to look for all it has to say.
options='--no-config -f jsonl --severity info --now 2026-01-01T00:00:00Z'

# shellcheck disable=SC2086 # the options are words
check_folder() { # PROGRAM FOLDER
    (cd "$2" && find . -type f | sort | tr '\n' '\0' >"$scratch/names" &&
        xargs -0 -n 500 "$1" $options <"$scratch/names") 2>&1
}

# shellcheck disable=SC2086
check_lines() { # PROGRAM OPTION...
    "$@" $options "$scratch/all.ndjson" 2>&1
}

# What all programs print of the same is the same, and is something.
compare() { # NAME CHECK ARGUMENT...
    name=$1 how=$2
    shift 2
    "$how" "$PAYLINT" "$@" >"$scratch/expected"
    for other in $others; do
        "$how" "$top_builddir/tests/thorough/$other" "$@" >"$scratch/found"
        if [ -s "$scratch/found" ] &&
            cmp -s "$scratch/expected" "$scratch/found"; then
            ok "$other: $name, $(wc -l <"$scratch/found" | tr -d ' ') findings"
        else
            not_ok "$other: $name"
            diff "$scratch/expected" "$scratch/found" | sed 40q | remark
        fi
    done
}

compare_folder() { # NAME FOLDER
    if [ ! -d "$2" ]; then
        skip "$1" "there is no folder $2"
        return
    fi
    compare "$1" check_folder "$2"
    # a text that does not end leaves the next line whole
    find "$2" -type f | sort | while IFS= read -r file; do
        cat "$file" && echo
    done >>"$scratch/texts"
}

for other in $others; do
    if PAYLINT=$top_builddir/tests/thorough/$other "$top_srcdir/tests/golden.t" \
        >"$scratch/golden" && ! grep -q '^not ok' "$scratch/golden"; then
        ok "$other: the golden cases, $(grep -c '^ok' "$scratch/golden") of them"
    else
        not_ok "$other: the golden cases"
        grep -v '^ok' "$scratch/golden" | remark
    fi
done
compare_folder "texts of the golden cases" "$top_srcdir/tests/golden"
compare_folder "seeds of the fuzz targets" "$top_srcdir/tests/fuzz/seeds"
compare_folder "pages and examples" "$top_srcdir/docs"
compare_folder "the corpus" "$corpus"
compare_folder "the suites" "$suites"

# Twice, so that the second time all of it was there before.
cat "$scratch/texts" "$scratch/texts" >"$scratch/all.ndjson"
compare "all as lines, by the strict rules" check_lines -r paylint:strict
compare "all as lines of purchases" check_lines --as purchases
compare "all as lines, by three threads" check_lines -j 3
finish

#!/bin/sh
# corpus.t: real pages, collections and fixtures from the internet give the
# findings in tests/corpus/expect, and no others. The files are not part of the
# tree: they are in $PAYLINT_CORPUS (default: ../shared/corpus beside the tree);
# without them the test is skipped. UPDATE=yes writes the expectation anew.

. "$(dirname "$0")/tap.sh"

expect=$top_srcdir/tests/corpus/expect
corpus=${PAYLINT_CORPUS-$top_srcdir/../shared/corpus}

# The findings of all files: those that are found in a folder, and those that
# are named, because folders are not searched for their suffixes.
check() {
    (cd "$corpus" &&
        for path in . *.yml *.snap; do
            "$PAYLINT" --no-config -f gcc --severity info \
                --now 2026-01-01T00:00:00Z "$path"
        done) 2>&1 | sed 's,^\./,,' | sort -t : -k 1,1 -s
}

if [ ! -d "$corpus" ]; then
    skip "the corpus" "there is no folder $corpus"
    finish
    exit 0
fi
if [ "${UPDATE-}" = yes ]; then
    check >"$expect"
fi
check >"$scratch/all"
for path in "$corpus"/*; do
    file=${path##*/}
    grep "^$file:" "$expect" >"$scratch/expected"
    grep "^$file:" "$scratch/all" >"$scratch/found"
    if cmp -s "$scratch/expected" "$scratch/found"; then
        ok "$file, $(wc -l <"$scratch/expected" | tr -d ' ') findings"
    else
        not_ok "$file"
        diff "$scratch/expected" "$scratch/found" | remark
    fi
done
finish

#!/bin/sh
# registry.t: everything that has a line in a list.am also has its page and its
# golden folder, and every source file has such a line: without it, the file is
# not in what `make dist` packs.

. "$(dirname "$0")/tap.sh"
cd "$top_srcdir" || exit 99

# The noun of each registered file: src/check/max_length.c is max_length.
names() { # FILES
    for file in $1; do
        case $file in
        *.c) basename "$file" .c ;;
        esac
    done
}

try_piece() { # PATH WHAT
    if [ -e "$1" ]; then
        ok "$1"
    else
        not_ok "$1 is missing: $2"
    fi
}

for name in $(names "${check_files-}"); do
    try_piece "docs/checks/$name.md" "the page of the keyword, with examples"
    try_piece "tests/golden/check/$name" "a golden case or a folder of them"
done
for name in $(names "${report_files-}"); do
    try_piece "docs/formats/$name.md" "the page of the format"
    try_piece "tests/golden/report/$name" "a golden case or a folder of them"
done
for name in $(names "${form_files-}"); do
    try_piece "docs/inputs/$name.md" "the page of the form, with examples"
    try_piece "tests/golden/input/$name" "a golden case or a folder of them"
    if grep -q "(inputs/$name.md)" docs/inputs.md; then
        ok "docs/inputs.md has $name"
    else
        not_ok "docs/inputs.md does not name inputs/$name.md"
    fi
done
unlisted=$(find src tests/unit -name '*.[ch]' | sort | while IFS= read -r file; do
    grep -qF "$file" "$(dirname "$file")/list.am" Makefile.am ||
        echo "$file"
done)
if [ -z "$unlisted" ]; then
    ok "each source file is in a list of the build"
else
    not_ok "in no list.am, nor in Makefile.am: $(echo "$unlisted" | tr '\n' ' ')"
fi
finish

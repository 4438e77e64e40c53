#!/bin/sh
# sdk.t: generated purchases are judged by paylint and by Braze's SDK for the
# web (@braze/web-sdk of npm, in a folder of the build); where they differ is what
# docs/sdk.md lists, no more and no less. Skipped where there is no node or npm.

. "$(dirname "$0")/tap.sh"

version=6.13.0
folder=$top_builddir/sdk-$version
sdk=$folder/node_modules/@braze/web-sdk

leave_out() { # WHY
    skip "the SDK" "$1"
    finish
    exit
}

command -v node >/dev/null 2>&1 || leave_out "there is no node"
command -v npm >/dev/null 2>&1 || leave_out "there is no npm"
if [ ! -d "$sdk" ]; then
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts \
        --silent "@braze/web-sdk@$version" >"$scratch/log" 2>&1 ||
        leave_out "npm cannot install it"
fi

cd "$top_srcdir" || exit 99
node tests/sdk/purchases.mjs 1 6000 rules/iso4217.tsv \
    >"$scratch/purchases.ndjson" || exit 99
"$PAYLINT" --no-config --now 2024-06-01T00:00:00Z -f jsonl \
    "$scratch/purchases.ndjson" >"$scratch/findings.jsonl" || [ $? -eq 1 ] ||
    exit 99
exec node tests/sdk/compare.mjs "$sdk" "$scratch/purchases.ndjson" \
    "$scratch/findings.jsonl" docs/sdk.md

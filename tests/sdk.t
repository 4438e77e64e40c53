#!/bin/sh
# sdk.t: paylint and Braze's SDK for the web (@braze/web-sdk of npm, in a folder
# of the build) judge generated purchases. They differ exactly where docs/sdk.md
# says so. Skipped without npm.

. "$(dirname "$0")/tap.sh"

if ! sdk=$(npm_package @braze/web-sdk 6.13.0); then
    skip "the SDK" "$sdk"
    finish
    exit
fi

cd "$top_srcdir" || exit 99
node tests/sdk/purchases.mjs 1 6000 rules/iso4217.tsv \
    >"$scratch/purchases.ndjson" || exit 99
"$PAYLINT" --no-config --now 2024-06-01T00:00:00Z -f jsonl \
    "$scratch/purchases.ndjson" >"$scratch/findings.jsonl" || [ $? -eq 1 ] ||
    exit 99
exec node tests/sdk/compare.mjs "$sdk" "$scratch/purchases.ndjson" \
    "$scratch/findings.jsonl" docs/sdk.md

#!/bin/sh
# reference.t: docs/braze.md says what the rules say.

. "$(dirname "$0")/tap.sh"

name="docs/braze.md is up to date (scripts/reference writes it)"
"$PAYLINT" reference --no-config --now 2025-01-01T00:00:00Z \
    >"$scratch/page" 2>&1
if cmp -s "$top_srcdir/docs/braze.md" "$scratch/page"; then
    ok "$name"
else
    not_ok "$name"
    remark_diff "$top_srcdir/docs/braze.md" "$scratch/page"
fi
finish

#!/bin/sh
# rules.t: every rule that is shipped holds its own examples, ok and bad.

. "$(dirname "$0")/tap.sh"

name="paylint test"
if "$PAYLINT" test --no-config >"$scratch/found" 2>&1; then
    ok "$name"
    tail -n 1 "$scratch/found" | remark
else
    not_ok "$name"
    remark <"$scratch/found"
fi
finish

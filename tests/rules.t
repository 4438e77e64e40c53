#!/bin/sh
# rules.t: every shipped rule has examples, ok and bad, and they hold. (The rule
# about objects with too many keys has no bad one, because it would be too
# large; tests/unit tests it.)

. "$(dirname "$0")/tap.sh"

name="paylint test"
if "$PAYLINT" test --no-config >"$scratch/found" 2>&1; then
    ok "$name"
    tail -n 1 "$scratch/found" | remark
else
    not_ok "$name"
    remark <"$scratch/found"
fi

name="every rule has an example of each"
if "$PAYLINT" rules --no-config -f json >"$scratch/rules" &&
    ! grep '^{"id"' "$scratch/rules" | grep -v '"json/too-many-keys"' |
    grep -v '"examples":{"ok":\[".*],"bad":\["' >"$scratch/found"; then
    ok "$name"
else
    not_ok "$name"
    cut -c 1-70 "$scratch/found" | remark
fi
finish

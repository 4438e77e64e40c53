#!/bin/sh
# iso4217.t: the active codes of rules/iso4217.tsv are those of Debian's
# iso-codes ($ISO_CODES, the folder), except for those in tests/iso4217.tsv. Any
# other difference may be a new amendment of ISO 4217.

. "$(dirname "$0")/tap.sh"

theirs=${ISO_CODES-/usr/share/iso-codes/json}/iso_4217.json
known=$top_srcdir/tests/iso4217.tsv

if [ ! -f "$theirs" ]; then
    skip "the active codes" "there is no iso-codes"
    finish
    exit
fi

# Print CODE NUMBER of each active code.
awk -F '\t' '$5 == "active" { print $1, $2 }' \
    "$top_srcdir/rules/iso4217.tsv" | sort >"$scratch/ours"
awk -F '"' '/"alpha_3"/ { code = $4 } /"numeric"/ { number = $4 }
    /}/ && code { print code, number; code = "" }' "$theirs" |
    sort >"$scratch/theirs"

try_code() { # CODE WHO
    name="$1 is active in $2 alone"
    why=$(awk -F '\t' -v code="$1" -v who="$2" \
        '$1 == code && $2 == who { print $3 }' "$known")
    if [ -n "$why" ]; then
        ok "$name"
        echo "$why" | remark
    else
        not_ok "$name"
        echo "a new amendment of ISO 4217? then rules/iso4217.tsv is old" | remark
    fi
}

if [ "$(wc -l <"$scratch/theirs")" -gt 150 ]; then
    ok "iso-codes can be read"
else
    not_ok "iso-codes can be read"
fi
for code in $(comm -23 "$scratch/ours" "$scratch/theirs" | cut -d ' ' -f 1); do
    try_code "$code" paylint
done
for code in $(comm -13 "$scratch/ours" "$scratch/theirs" | cut -d ' ' -f 1); do
    try_code "$code" iso-codes
done
finish

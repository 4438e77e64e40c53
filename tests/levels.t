#!/bin/sh
# levels.t: the shipped rules have the ids and levels of their specification,
# which tests/levels.tsv holds. Other programs rely on both.

. "$(dirname "$0")/tap.sh"

table=$top_srcdir/tests/levels.tsv
printf 'paylint: 1\nextends: paylint:strict\n' >"$scratch/strict.yaml"

# Print the rules that are expected: id and level, of a column of the table.
expected() { # COLUMN
    awk -F '\t' -v column="$1" '/^#/ || $1 == "id" { next }
        { print $1, $4 == "" ? $column : "off" }' "$table" | sort
}

given() { # OPTION...
    "$PAYLINT" rules "$@" | awk '{ print $1, $2 }' | sort
}

compare() { # NAME COLUMN OPTION...
    name=$1
    expected "$2" >"$scratch/expected"
    shift 2
    given "$@" >"$scratch/given"
    if diff -u "$scratch/expected" "$scratch/given" >"$scratch/diff"; then
        ok "$name"
    else
        not_ok "$name"
        grep '^[-+][a-z]' "$scratch/diff" | remark
    fi
}

compare "the rules and their levels" 2 --no-config
compare "their levels under paylint:strict" 3 -c "$scratch/strict.yaml"

# Rules that a parameter turns on.
awk -F '\t' '!/^#/ && $1 != "id" && $4 != ""' "$table" >"$scratch/switched"
while IFS='	' read -r id level _ param; do
    name="$id is $level with $param"
    if given --no-config --param "$param" | grep -qx "$id $level"; then
        ok "$name"
    else
        not_ok "$name"
    fi
done <"$scratch/switched"
finish

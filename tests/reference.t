#!/bin/sh
# reference.t: what scripts/reference makes from the program is as it stands in
# the tree, and is well-formed where there is a tool to tell.

. "$(dirname "$0")/tap.sh"

if ! "$top_srcdir/scripts/reference" "$PAYLINT" "$scratch/made" \
    >"$scratch/log" 2>&1; then
    not_ok "scripts/reference runs"
    remark <"$scratch/log"
fi

for page in docs/braze.md man/paylint.1 man/paylint-rules.5 \
    completions/paylint.bash completions/paylint.zsh completions/paylint.fish; do
    name="$page is up to date (scripts/reference writes it)"
    if cmp -s "$top_srcdir/$page" "$scratch/made/$page"; then
        ok "$name"
    else
        not_ok "$name"
        remark_diff "$top_srcdir/$page" "$scratch/made/$page"
    fi
done

# Run a tool over a file; it is to print nothing.
try_tool() { # NAME TOOL ARGUMENT...
    name=$1
    shift
    if ! command -v "$1" >/dev/null 2>&1; then
        skip "$name" "there is no $1"
        return
    fi
    "$@" >"$scratch/said" 2>&1 || echo "exit status $?" >>"$scratch/said"
    if [ -s "$scratch/said" ]; then
        not_ok "$name"
        remark <"$scratch/said"
    else
        ok "$name"
    fi
}

for shell in bash zsh fish; do
    try_tool "$shell takes its completions" "$shell" -n \
        "$top_srcdir/completions/paylint.$shell"
done
for page in paylint.1 paylint-rules.5; do
    try_tool "$page is a manual page" mandoc -T lint -W warning \
        "$top_srcdir/man/$page"
done

# What bash offers for the last of some words.
offers() { # WORD...
    PATH=$(dirname "$PAYLINT"):$PATH bash -c '
        . "$1"
        shift
        COMP_WORDS=(paylint "$@") COMP_CWORD=$#
        _paylint
        echo "${COMPREPLY[*]}"' bash \
        "$top_srcdir/completions/paylint.bash" "$@"
}

try_offer() { # OFFER WORD...
    expected=$1
    shift
    if ! command -v bash >/dev/null 2>&1; then
        skip "bash completes $*" "there is no bash"
    elif [ "$(offers "$@" 2>&1)" = "$expected" ]; then
        ok "bash completes $*"
    else
        not_ok "bash completes $*"
        offers "$@" 2>&1 | remark
    fi
}

try_offer "explain" ex
try_offer "json jsonl junit" --format j
try_offer "--no-config --no-redact" --no-
try_offer "purchase/currency-case" explain purchase/currency-c
try_offer "" fixtures/
finish

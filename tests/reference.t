#!/bin/sh
# reference.t: the files that scripts/reference generates are up to date in the
# tree, and are well-formed, if there is a tool to check that.

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

# What a shell offers for the last word of a command line, sorted.
offers_of_bash() { # LINE
    # shellcheck disable=SC2016
    bash -c '
        . "$1"
        line=${2//=/ = }
        read -ra COMP_WORDS <<<"$line"
        [[ $line != *" " ]] || COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _paylint
        printf "%s\n" "${COMPREPLY[@]}"' bash "$folder/paylint.bash" "$1"
}

# In a terminal of its own: what is offered is what completions give to compadd.
offers_of_zsh() { # LINE
    mkdir -p "$scratch/functions"
    cp "$folder/paylint.zsh" "$scratch/functions/_paylint"
    # shellcheck disable=SC2016
    zsh -f -c '
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1= fpath=($1 \$fpath)"
        zpty -w shell "autoload -Uz compinit; compinit -u -D; unsetopt auto_list"
        zpty -w shell "compadd() { local hits; builtin compadd -A hits \"\$@\";" \
            "print; print -l -- offered:\$^hits; builtin compadd \"\$@\" }"
        zpty -w shell "tell() { print; print al\"\"l }; zle -N tell; bindkey ^X tell"
        zpty -w -n shell "$2"$'"'\t\x18'"'
        zpty -r shell said "*all*"
        print -r -- "$said"
        zpty -d shell' zsh "$scratch/functions" "$1" |
        tr -d '\r' | sed -n 's/.*offered:\([^$ ]*\)$/\1/p'
}

offers_of_fish() { # LINE
    # shellcheck disable=SC2016
    fish -N -c 'source $argv[1]; complete -C $argv[2]' \
        "$folder/paylint.fish" "$1" | cut -f1 | sed 's/^--[a-z]*=//'
}

try_offer() { # LINE OFFER...
    line=$1
    shift
    printf '%s\n' "$@" >"$scratch/expected"
    for shell in bash zsh fish; do
        if ! command -v "$shell" >/dev/null 2>&1; then
            skip "$shell completes $line" "there is no $shell"
            continue
        fi
        "offers_of_$shell" "$line" </dev/null 2>&1 | sort -u >"$scratch/offered"
        if cmp -s "$scratch/expected" "$scratch/offered"; then
            ok "$shell completes $line"
        else
            not_ok "$shell completes $line"
            remark_diff "$scratch/expected" "$scratch/offered"
        fi
    done
}

folder=$top_srcdir/completions
PATH=$(dirname "$PAYLINT"):$PATH
mkdir "$scratch/empty" && cd "$scratch/empty" || exit 99
try_offer "paylint ex" explain
try_offer "paylint --format j" json jsonl junit
try_offer "paylint --format=j" json jsonl junit
try_offer "paylint -f ch" checkstyle
try_offer "paylint --no-" --no-config --no-redact
try_offer "paylint explain purchase/currency-c" purchase/currency-case
try_offer "paylint --severity warn --only purchase/currency-c" \
    purchase/currency-case
try_offer "paylint schema " config rules
try_offer "paylint completion z" zsh
finish

#!/bin/sh
# golden.t [FOLDER...]: each folder under tests/golden (or given) that holds a
# file `expect` is a case. In a copy of the folder paylint is run with
#   args     one argument a line; without the file: input.json
#   stdin    standard input; without the file: empty
#   env      NAME=VALUE lines, added to the environment
#   setup    a script that makes what git cannot hold; exit 77 skips the case
# and `expect` has what it printed, then standard error marked `2> `, then the
# exit status. UPDATE=yes (make update-golden) writes `expect` anew. WRAPPER is
# put before the program (valgrind -q).

. "$(dirname "$0")/tap.sh"

# Print the lines of a file as words quoted for eval.
quoted_lines() {
    [ ! -f "$1" ] || sed "s/'/'\\\\''/g; s/^/'/; s/\$/'/" "$1" | tr '\n' ' '
}

# Run the case in the current folder; its transcript goes to standard output.
run_case() {
    [ -f args ] || echo input.json >args
    [ -f stdin ] || : >stdin
    words="env $(quoted_lines env) $WRAPPER \"\$PAYLINT\" $(quoted_lines args)"
    status=0
    # shellcheck disable=SC3045 # every sh has -t: seconds of work, none takes one
    ulimit -t 60
    eval "$words" <stdin >"$scratch/out" 2>"$scratch/err" || status=$?

    cat "$scratch/out"
    if [ -s "$scratch/out" ] &&
        [ "$(tail -c 1 "$scratch/out" | wc -l)" -eq 0 ]; then
        printf '\n(no line end)\n'
    fi
    sed 's/^/2> /' "$scratch/err"
    echo "exit $status"
}

# Copy the case to scratch and make it ready.
copy_case() { # FOLDER
    rm -rf "$scratch/case"
    cp -R "$1" "$scratch/case" && chmod -R u+w "$scratch/case"
    cd "$scratch/case" && rm -f expect
    [ ! -f setup ] || sh ./setup >&2
}

try_case() { # FOLDER
    name=${1#"$golden"/}
    status=0
    (copy_case "$1") || status=$?
    if [ "$status" -eq 77 ]; then
        skip "$name" "setup says so"
        return
    fi
    if [ "$status" -ne 0 ]; then
        not_ok "$name: setup failed"
        return
    fi

    (cd "$scratch/case" && run_case) >"$scratch/found"
    chmod -R u+rwx "$scratch/case"
    if [ -n "${UPDATE-}" ]; then
        cp "$scratch/found" "$1/expect"
    fi
    if cmp -s "$1/expect" "$scratch/found"; then
        ok "$name"
    else
        not_ok "$name"
        remark_diff "$1/expect" "$scratch/found"
    fi
}

export top_builddir PAYLINT # setups may ask how it was built, and run it
golden=$(cd "$top_srcdir/tests/golden" && pwd)
WRAPPER=${WRAPPER-}
[ $# -gt 0 ] || set -- "$golden"
find "$@" -name expect -type f | sort >"$scratch/cases"
while IFS= read -r expect <&3; do
    try_case "$(cd "$(dirname "$expect")" && pwd)"
done 3<"$scratch/cases"
finish

#!/bin/sh
# library.t: a program that was built with the installed libpaylint works, its
# threads can share rules, and the library exports no names but its own.

. "$(dirname "$0")/tap.sh"

: "${CC:=cc}"
unset MAKEFLAGS MFLAGS MAKELEVEL
prefix=$scratch/usr

if ! make -C "$top_builddir" install prefix="$prefix" \
    >"$scratch/log" 2>&1 </dev/null; then
    not_ok "the library is installed"
    remark <"$scratch/log"
    finish
    exit 0
fi
ok "the library is installed"
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name libpaylint.pc)")
export PKG_CONFIG_PATH

# What pkg-config says was configured; the prefix is another one here.
flags() { # OPTION...
    pkg-config --define-variable=prefix="$prefix" "$@" libpaylint
}

build() { # PROGRAM SOURCE
    # shellcheck disable=SC2046,SC2086 # flags are words
    $CC $CFLAGS -std=c11 -pthread $(flags --cflags) -o "$1" "$2" \
        $(flags --static --libs) >"$scratch/log" 2>&1
}

try_program() { # NAME SOURCE STATUS ARGUMENT...
    name=$1
    source=$2
    expected=$3
    shift 3
    if ! build "$scratch/program" "$source"; then
        not_ok "$name"
        remark <"$scratch/log"
        return
    fi
    "$scratch/program" "$@" >"$scratch/out" 2>&1
    status=$?
    if [ "$status" -eq "$expected" ]; then
        ok "$name"
    else
        not_ok "$name"
        echo "exit status $status" | remark
        remark <"$scratch/out"
    fi
}

printf 'paylint: 1\nrulse: {}\n' >"$scratch/wrong.yaml"
try_program "threads share rules" \
    "$top_srcdir/tests/library/threads.c" 0 "$scratch/wrong.yaml"
try_program "the example finds what is wrong" \
    "$top_srcdir/examples/library/check.c" 1 "$top_srcdir/examples/order.json"
if grep -q 'order.json:[0-9]*:[0-9]*: ' "$scratch/out"; then
    ok "and says where"
else
    not_ok "and says where"
    remark <"$scratch/out"
fi

# The header declares what is there for programs, and no more is.
sed -n 's/.*[ *]\(paylint_[a-z_]*\)(.*/\1/p' \
    "$prefix/include/libpaylint.h" | sort -u >"$scratch/declared"
archive=$(find "$prefix" -name libpaylint.a)
nm -g --defined-only "$archive" 2>/dev/null |
    awk 'NF == 3 { sub(/^_/, "", $3); print $3 }' | grep '^paylint_' |
    sort -u >"$scratch/defined"
if [ -s "$scratch/declared" ] &&
    cmp -s "$scratch/declared" "$scratch/defined"; then
    ok "what the header declares is what programs find"
else
    not_ok "what the header declares is what programs find"
    remark_diff "$scratch/declared" "$scratch/defined"
fi

# It calls nothing that ends the program or prints.
nm -u "$archive" 2>/dev/null | awk 'NF == 2 { print $2 }' | sort -u |
    grep -xE '_*(exit|_exit|_Exit|quick_exit|v?f?printf(_chk)?|puts|putchar|putc|fputs|fputc|fwrite|perror|stdout|stderr)' \
        >"$scratch/calls"
if [ -s "$scratch/calls" ]; then
    not_ok "the library neither exits nor prints"
    remark <"$scratch/calls"
else
    ok "the library neither exits nor prints"
fi

cxx=$(command -v c++ || command -v g++ || command -v clang++)
if [ -z "$cxx" ]; then
    skip "the header is C++ too" "there is no C++ compiler"
elif "$cxx" -fsyntax-only -Wall -Wextra -Werror -x c++ \
    "$prefix/include/libpaylint.h" >"$scratch/log" 2>&1; then
    ok "the header is C++ too"
else
    not_ok "the header is C++ too"
    remark <"$scratch/log"
fi

nm -g --defined-only "$archive" 2>/dev/null |
    awk 'NF == 3 && $3 !~ /^_*(pl_|paylint_)/ && $3 !~ /asan|ubsan|odr|gcov/ { print $3 }' \
        >"$scratch/names"
if [ -s "$scratch/names" ]; then
    not_ok "all names of the library begin with pl_ or paylint_"
    remark <"$scratch/names"
else
    ok "all names of the library begin with pl_ or paylint_"
fi
finish

# shellcheck shell=sh
# What scripts/try and scripts/test share: find out what is missing, install it
# with the system's package manager, build. Sourced by scripts that are in
# scripts/; works with any POSIX sh. What it says goes to standard error.

top=$(cd "$(dirname "$0")/.." && pwd)

say() {
    echo "$(basename "$0"): $*" >&2
}

die() {
    say "$*"
    exit 2
}

# A need is a command, `libc` (its headers) or a pkg-config module.
has() { # NEED
    case $1 in
    libc) compiles ;;
    yaml-0.1 | json-c | libpcre2-8 | zlib | libzstd | check) pkg-config --exists "$1" 2>/dev/null ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

# Tell whether the compiler finds the headers of the C library.
compiles() {
    echo '#include <stdio.h>' | ${CC:-cc} -E -x c - >/dev/null 2>&1
}

missing() { # NEED...
    for need in "$@"; do
        has "$need" || echo "$need"
    done
}

package_manager() {
    for manager in apt-get dnf apk brew; do
        if command -v "$manager" >/dev/null 2>&1; then
            echo "$manager"
            return
        fi
    done
}

# The package that provides a need; where no line says so, it has its name.
package() { # MANAGER NEED
    case $1:$2 in
    *:cc) echo gcc ;;
    apt-get:libc) echo libc6-dev ;;
    dnf:libc) echo glibc-devel ;;
    apk:libc) echo musl-dev ;;
    *:awk) echo gawk ;;
    dnf:pkg-config) echo pkgconf-pkg-config ;;
    apk:pkg-config) echo pkgconf ;;
    apt-get:yaml-0.1) echo libyaml-dev ;;
    dnf:yaml-0.1) echo libyaml-devel ;;
    apk:yaml-0.1) echo yaml-dev ;;
    brew:yaml-0.1) echo libyaml ;;
    apt-get:json-c) echo libjson-c-dev ;;
    dnf:json-c) echo json-c-devel ;;
    apk:json-c) echo json-c-dev ;;
    apt-get:libpcre2-8) echo libpcre2-dev ;;
    dnf:libpcre2-8) echo pcre2-devel ;;
    apk:libpcre2-8) echo pcre2-dev ;;
    brew:libpcre2-8) echo pcre2 ;;
    apt-get:zlib) echo zlib1g-dev ;;
    dnf:zlib) echo zlib-devel ;;
    apk:zlib) echo zlib-dev ;;
    apt-get:libzstd) echo libzstd-dev ;;
    dnf:libzstd) echo libzstd-devel ;;
    apk:libzstd) echo zstd-dev ;;
    brew:libzstd) echo zstd ;;
    dnf:check) echo check-devel ;;
    apk:check) echo check-dev ;;
    *:diff) echo diffutils ;;
    *:find) echo findutils ;;
    *) echo "$2" ;;
    esac
}

packages() { # MANAGER NEED...
    manager=$1
    shift
    for need in "$@"; do
        package "$manager" "$need"
    done | tr '\n' ' ' | sed 's/ $//'
}

# Run a command with the rights to install, where we have none of our own.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_packages() { # MANAGER PACKAGE...
    manager=$1
    shift
    case $manager in
    apt-get)
        as_root apt-get -qq update &&
            as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get -qq -y --no-install-recommends install "$@"
        ;;
    dnf) as_root dnf -q -y install "$@" ;;
    apk) as_root apk -q add "$@" ;;
    brew) brew install -q "$@" ;;
    esac
}

# Run a command in silence; if it fails, show its last words.
logged() {
    log=$(mktemp "${TMPDIR:-/tmp}/paylint.XXXXXX") ||
        die "cannot write to ${TMPDIR:-/tmp}: set TMPDIR to a folder that you own"
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
        return 0
    fi
    tail -n 40 "$log" >&2
    rm -f "$log"
    return 1
}

# Make sure that every need is met, or say what to do and stop.
require() { # NEED...
    # shellcheck disable=SC2046 # needs are words
    set -- $(missing "$@")
    [ $# -gt 0 ] || return 0

    manager=$(package_manager)
    [ -n "$manager" ] ||
        die "missing: $*; no apt-get, dnf, apk or brew here: install them" \
            "with your system's package manager and run this again"
    if [ "$manager" = brew ] && { ! has cc || ! has libc; }; then
        die "there is no C compiler: run 'xcode-select --install' first"
    fi
    wanted=$(packages "$manager" "$@")
    if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ] &&
        ! command -v sudo >/dev/null 2>&1; then
        die "no right to install and no sudo: ask an administrator for" \
            "$wanted (packages of $manager)"
    fi

    say "installing $wanted"
    # shellcheck disable=SC2086 # packages are words
    logged install_packages "$manager" $wanted ||
        die "$manager could not install $wanted: is there a network, and" \
            "have you the rights? its last words are above"
    # shellcheck disable=SC2046
    set -- $(missing "$@")
    [ $# -eq 0 ] || die "installed $wanted, and still missing: $*"
}

require_for_build() {
    require cc libc make autoconf automake pkg-config awk yaml-0.1 json-c \
        libpcre2-8 zlib libzstd
}

require_for_tests() {
    require diff find check
}

# Install what some tests skip without, where that is easy: as root on Debian
# and its like. What cannot be had is left out.
want_for_all_tests() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 0
    wanted=
    for pair in git:git npm:npm pre-commit:pre-commit dh:debhelper \
        lintian:lintian dpkg-buildpackage:dpkg-dev zsh:zsh fish:fish \
        mandoc:mandoc xmllint:libxml2-utils jq:jq python3:python3 \
        zstd:zstd gzip:gzip cmark:cmark node:nodejs bash:bash; do
        command -v "${pair%%:*}" >/dev/null 2>&1 ||
            wanted="$wanted ${pair#*:}"
    done
    python3 -c 'import yaml' 2>/dev/null || wanted="$wanted python3-yaml"
    python3 -c 'import jsonschema' 2>/dev/null || wanted="$wanted python3-jsonschema"
    [ -f /usr/share/iso-codes/json/iso_4217.json ] ||
        wanted="$wanted iso-codes"
    [ -n "$wanted" ] || return 0
    say "installing$wanted"
    # shellcheck disable=SC2086 # packages are words
    logged install_packages apt-get $wanted ||
        say "going on without some of$wanted"
}

# Install what scripts/bench compares with, likewise.
want_for_bench() {
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        wanted=
        for pair in g++:g++ json_verify:yajl-tools jq:jq zstd:zstd gzip:gzip \
            node:nodejs npm:npm; do
            command -v "${pair%%:*}" >/dev/null 2>&1 ||
                wanted="$wanted ${pair#*:}"
        done
        for pair in simdjson.h:libsimdjson-dev \
            rapidjson/reader.h:rapidjson-dev json-c/json.h:libjson-c-dev; do
            [ -f "/usr/include/${pair%%:*}" ] || wanted="$wanted ${pair#*:}"
        done
        # shellcheck disable=SC2086 # packages are words
        [ -z "$wanted" ] || logged install_packages apt-get $wanted ||
            say "going on without some of$wanted"
    fi
    [ -d "$top/build-bench/node_modules/ajv" ] ||
        ! command -v npm >/dev/null 2>&1 ||
        logged npm install --no-fund --no-audit --prefix "$top/build-bench" \
            ajv @sourcemeta/jsonschema ||
        say "going on without ajv and @sourcemeta/jsonschema"
}

# Make configure, configure and compile in a folder beside the sources. The
# second time only what changed is done.
build() { # FOLDER [CONFIGURE-OPTION...]
    build_dir=$top/$1
    shift
    mkdir -p "$build_dir" 2>/dev/null ||
        die "cannot write to $top: copy the tree to a folder that you own"

    if [ ! -f "$top/Makefile.in" ]; then
        say "making configure"
        logged sh "$top/autogen.sh" || die "autogen.sh failed, see above"
    fi
    if [ ! -f "$build_dir/Makefile" ]; then
        say "configuring in $build_dir"
        (cd "$build_dir" && logged ../configure -q "$@") ||
            die "configure failed, see above; $build_dir/config.log has it all"
    fi
    say "building in $build_dir"
    logged make -C "$build_dir" -j "$(cores)" all ||
        die "the build failed, see above"
}

cores() {
    getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}

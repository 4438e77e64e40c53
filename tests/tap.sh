# shellcheck shell=sh
# A few words of TAP, and what the scripts here share: where the tree and the
# program are, a folder for scratch files, an environment that is always the
# same. Sourced; run by hand, a script finds the program in build/.

here=$(cd "$(dirname "$0")" && pwd)
top_srcdir=${top_srcdir-$(dirname "$here")}
top_builddir=${top_builddir-$top_srcdir/build}
PAYLINT=${PAYLINT-$top_builddir/paylint}

scratch=$(mktemp -d "${TMPDIR:-/tmp}/paylint.XXXXXX") || exit 99
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM

unset NO_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS
unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITHUB_SERVER_URL CI_PROJECT_URL
LC_ALL=C TERM=dumb TZ=UTC0
export LC_ALL TERM TZ

count=0

ok() {
    count=$((count + 1))
    echo "ok $count - $1"
}

not_ok() {
    count=$((count + 1))
    echo "not ok $count - $1"
}

skip() { # NAME REASON
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

# Show the lines of standard input as remarks on the test before.
remark() {
    sed 's/^/# /'
}

# Show how two files differ, as remarks.
remark_diff() { # EXPECTED FOUND
    diff -u "$1" "$2" | sed '1,2d' | remark
}

# Say how many tests there were; a plan of none would be an error to TAP. The
# exit status is left for trouble of the script itself.
finish() {
    [ "$count" -gt 0 ] || skip "$(basename "$0")" "nothing to test"
    echo "1..$count"
}

# Tell whether the tree is a checkout, and not just in one, as that of `make
# distcheck` is.
is_checkout() {
    git -C "$top_srcdir" rev-parse -q --verify HEAD >/dev/null 2>&1 &&
        [ -z "$(git -C "$top_srcdir" rev-parse --show-prefix)" ]
}

# Tell whether the program was built with sanitizers.
is_sanitized() {
    case ${CFLAGS-} in
    *sanitize*) ;;
    *) return 1 ;;
    esac
}

# Copy the examples to the scratch folder, where no checkout around the tree
# ignores them.
copy_examples() {
    cp -R "$top_srcdir/examples" "$scratch/examples"
}

# Print the folder of a package of npm, which is put into the build; fails after
# saying why it cannot be had. Such programs judge what paylint prints, which is
# the same with sanitizers: once is enough.
npm_package() { # NAME VERSION
    folder=$top_builddir/npm/$(basename "$1")-$2
    if is_sanitized; then
        echo "programs of npm are asked without sanitizers"
        return 1
    fi
    if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
        echo "there is no npm"
        return 1
    fi
    if [ ! -d "$folder/node_modules/$1" ]; then
        mkdir -p "$folder"
        npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts \
            --silent "$1@$2" >/dev/null 2>&1 </dev/null || {
            echo "npm cannot install $1"
            return 1
        }
    fi
    echo "$folder/node_modules/$1"
}

#!/bin/sh
# includes.t: the folders of src/ include each other as the dependency table of
# ARCHITECTURE.md says, and few files include a third-party library.

. "$(dirname "$0")/tap.sh"
cd "$top_srcdir" || exit 99

# The table's row of a folder, as the words of what it may include.
allowed() { # FOLDER
    sed -n "s/^| *\`$1\` *|\\(.*\\)|\$/\\1/p" ARCHITECTURE.md
}

# Print what a file of a folder includes and may not.
strangers() { # FOLDER
    sed -n "s,^ *# *include *\"\\([a-z]*\\)/.*,\\1,p" "src/$1"/*.[ch] |
        sort -u | while read -r other; do
        case " $1 $(allowed "$1") " in
        *" $other "*) continue ;;
        esac
        grep -n "include *\"$other/" "src/$1"/*.[ch]
    done
}

try_folder() { # FOLDER
    if ! grep -q "^| *\`$1\` *|" ARCHITECTURE.md; then
        not_ok "src/$1 has a row in ARCHITECTURE.md"
        return
    fi
    strangers "$1" >"$scratch/strangers"
    if [ -s "$scratch/strangers" ]; then
        not_ok "src/$1 includes only what it may"
        remark <"$scratch/strangers"
    else
        ok "src/$1 includes only what it may"
    fi
}

try_library() { # NAME PATTERN MOST
    grep -lE "include *<$2" src/*/*.[ch] >"$scratch/users"
    if [ "$(wc -l <"$scratch/users")" -le "$3" ]; then
        ok "$1 is included by at most $3 of src/"
    else
        not_ok "$1 is included by at most $3 of src/"
        remark <"$scratch/users"
    fi
}

for folder in src/*/; do
    try_folder "$(basename "$folder")"
done
try_library libyaml 'yaml\.h>' 1
try_library PCRE2 'pcre2.*\.h>' 1
try_library zlib 'zlib\.h>' 1
try_library libzstd 'zstd\.h>' 1
try_library json-c '(json-c/|json[a-z_]*\.h>)' 2
finish

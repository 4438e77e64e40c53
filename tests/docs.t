#!/bin/sh
# docs.t: the examples in the documentation behave as it says.
#
# In docs/checks/*.md a fence ```yaml rule``` is the body of a rule about the
# document itself. The fences after it are payloads on which the rule is silent
# (```json ok```) or which it reports (```json bad```). A fence ```yaml file```
# before it holds the `lists:` or `params:` that it needs.
#
# In README.md and all of docs/ a fence ```console``` whose first line begins
# with `$ paylint` is run line by line, from the top of a copy of the tree
# (which no ignore file outside affects). Its output must be the text in the
# fence. A fence ```LANGUAGE FILE``` is a copy of that file.

. "$(dirname "$0")/tap.sh"

# Write each fence of a page to a file LINE.KIND in the scratch folder.
split_page() { # PAGE
    rm -rf "$scratch/fences" && mkdir "$scratch/fences"
    awk -v folder="$scratch/fences" '
        /^```/ && out != "" { close(out); out = ""; next }
        /^```(yaml|json) [a-z]+$/ || /^```console$/ {
            out = sprintf("%s/%06d.%s", folder, NR, $NF)
            sub(/```/, "", out)
            printf "" >out
            next
        }
        /^```[a-z]+ .*\/.*\./ {
            out = sprintf("%s/%06d.copy", folder, NR)
            print $2 >out
            next
        }
        out != "" { print >out }' "$1"
}

write_rules() { # RULE-FENCE
    {
        echo 'paylint: 1'
        echo 'extends: []'
        [ ! -f "$scratch/file" ] || cat "$scratch/file"
        echo 'targets: {root: {unknown: "$"}}'
        echo 'rules:'
        echo '  doc/example:'
        echo '    target: root'
        sed 's/^/    /' "$1"
        grep -q '^message:' "$1" || echo '    message: "{keyword}"'
    } >"$scratch/rules.yaml"
}

try_payload() { # NAME FENCE KIND
    "$PAYLINT" --no-config -r "$scratch/rules.yaml" -f gcc --severity info \
        - <"$2" >"$scratch/found" 2>&1
    status=$?
    findings=$(grep -c '\[doc/example\]' "$scratch/found")
    if [ "$status" -lt 2 ] && case $3 in
        ok) [ "$findings" -eq 0 ] ;;
        bad) [ "$findings" -gt 0 ] ;;
        esac; then
        ok "$1"
    elif grep -q 'built without PCRE2' "$scratch/found"; then
        skip "$1" "built without PCRE2"
    else
        not_ok "$1"
        cat "$scratch/rules.yaml" "$2" "$scratch/found" | remark
    fi
}

try_copy() { # NAME FENCE
    file=$top_srcdir/$(head -n 1 "$2")
    sed 1d "$2" >"$scratch/expected"
    if cmp -s "$file" "$scratch/expected"; then
        ok "$1 is a copy"
    else
        not_ok "$1 is a copy"
        remark_diff "$file" "$scratch/expected"
    fi
}

try_console() { # NAME FENCE
    case $(head -n 1 "$2") in
    "\$ paylint"*) ;;
    *) return ;;
    esac
    sed -n 's/^\$ //p' "$2" >"$scratch/commands"
    sed '/^\$ /d' "$2" >"$scratch/expected"
    (cd "$scratch/tree" && sh "$scratch/commands") >"$scratch/found" 2>&1
    if cmp -s "$scratch/expected" "$scratch/found"; then
        ok "$1"
    elif grep -q 'was built without' "$scratch/found"; then
        skip "$1" "built without a library"
    else
        not_ok "$1"
        remark_diff "$scratch/expected" "$scratch/found"
    fi
}

try_page() { # PAGE
    split_page "$top_srcdir/$1"
    rm -f "$scratch/file"
    for fence in "$scratch"/fences/*; do
        [ -f "$fence" ] || continue
        kind=${fence##*.}
        line=${fence##*/}
        line=${line%.*}
        name=$1:${line#"${line%%[!0]*}"}
        case $kind in
        file) cp "$fence" "$scratch/file" ;;
        rule) write_rules "$fence" ;;
        ok | bad) try_payload "$name $kind" "$fence" "$kind" ;;
        copy) try_copy "$name" "$fence" ;;
        console) try_console "$name" "$fence" ;;
        esac
    done
}

mkdir -p "$scratch/bin" "$scratch/tree/tests"
cp -R "$top_srcdir/README.md" "$top_srcdir/docs" "$top_srcdir/examples" \
    "$scratch/tree"
cp -R "$top_srcdir/tests/golden" "$scratch/tree/tests"
ln -s "$PAYLINT" "$scratch/bin/paylint"
PATH=$scratch/bin:$PATH

(cd "$top_srcdir" && find README.md docs -name '*.md' | sort) >"$scratch/pages"
while IFS= read -r page <&3; do
    try_page "$page"
done 3<"$scratch/pages"
finish

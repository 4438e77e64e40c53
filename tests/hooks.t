#!/bin/sh
# hooks.t: the hooks of .pre-commit-hooks.yaml, run by pre-commit in a scratch
# repository, pass and fail as they should and change nothing.

. "$(dirname "$0")/tap.sh"

for tool in git pre-commit node npm; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        skip "the hooks work" "there is no $tool"
        finish
        exit 0
    fi
done
if is_sanitized; then
    skip "the hooks work" "they build without sanitizers"
    finish
    exit 0
fi
if ! is_checkout; then
    skip "the hooks work" "the tree is no checkout of git"
    finish
    exit 0
fi

HOME=$scratch/home PRE_COMMIT_HOME=$scratch/home/pre-commit
GIT_CONFIG_GLOBAL=/dev/null
GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@localhost
GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@localhost
PATH=$(dirname "$PAYLINT"):$PATH
# A compiler is often several words. What it builds checks a few lines.
CC="env ${CC:-cc}" CFLAGS=-O0
export HOME PRE_COMMIT_HOME GIT_CONFIG_GLOBAL PATH CC CFLAGS
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
mkdir -p "$HOME"

# What pre-commit clones: the tree as it is, committed.
hooks=$scratch/hooks
mkdir "$hooks"
(cd "$top_srcdir" && git ls-files -z --cached --others --exclude-standard |
    tar -cf - --null -T -) 2>/dev/null | tar -xf - -C "$hooks"
git -C "$hooks" init -q
git -C "$hooks" add -A
git -C "$hooks" commit -q -m hooks

repository=$scratch/repository
mkdir "$repository"
cd "$repository" || exit 99
git init -q
good='{"purchases": [{"external_id": "u", "product_id": "p", "currency": "EUR", "price": 1, "time": "2024-05-13T18:25:00Z"}]}'
echo "$good" >'good order.json'
echo '{"compilerOptions": {}, /* not ours */ "a": 1}' >tsconfig.json
git add -A

configure() { # HOOK
    cat >.pre-commit-config.yaml <<END
repos:
  - repo: $hooks
    rev: $(git -C "$hooks" rev-parse HEAD)
    hooks:
      - id: $1
END
    git add -A
}

try_hook() { # NAME HOOK STATUS PATTERN
    configure "$2"
    pre-commit run -a -v >"$scratch/log" 2>&1
    status=$?
    if [ "$status" -eq "$3" ] && grep -q "$4" "$scratch/log"; then
        ok "$1"
    else
        not_ok "$1"
        echo "exit status $status" | remark
        tail -n 40 "$scratch/log" | remark
    fi
}

hook_ids='paylint paylint-system paylint-repo'
for id in $hook_ids; do
    try_hook "$id passes what is right" "$id" 0 Passed
done
echo '{"purchases": [{"external_id": "u", "product_id": "p", "currency": "EURO", "price": 1, "time": "2024-05-13T18:25:00Z",}]}' \
    >wrong.json
cp wrong.json "$scratch/wrong.json"
for id in $hook_ids; do
    try_hook "$id fails on what is wrong, with the place" "$id" 1 \
        'wrong.json:1:68: error: .*purchase/currency-format'
done
if cmp -s wrong.json "$scratch/wrong.json"; then
    ok "and changes nothing"
else
    not_ok "and changes nothing"
fi

# A compiler that has no libyaml.
cat >"$scratch/cc" <<'END'
#!/bin/sh
for word; do
    case $word in
    *.c) ! grep -q 'yaml\.h' "$word" || exit 1 ;;
    esac
done
exec cc "$@"
END
chmod +x "$scratch/cc"
CC=$scratch/cc sh "$hooks/scripts/npm-build" >"$scratch/log" 2>&1
status=$?
if [ "$status" -eq 2 ] &&
    grep -q 'the library yaml-0.1 is missing: install [a-z]*yaml' "$scratch/log"; then
    ok "the build says which library is missing and what to install"
else
    not_ok "the build says which library is missing and what to install"
    echo "exit status $status" | remark
    remark <"$scratch/log"
fi
finish

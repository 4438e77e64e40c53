#!/bin/sh
# ci.t: what ci/ and action.yml offer fits what paylint prints.

. "$(dirname "$0")/tap.sh"
cd "$top_srcdir" || exit 99

# Match the lines that -f gcc prints, as a problem matcher does.
match() {
    node -e '
        const fs = require("fs");
        const matcher = JSON.parse(fs.readFileSync("ci/problem-matcher.json"));
        const pattern = matcher.problemMatcher[0].pattern[0];
        const lines = fs.readFileSync(0, "utf8").trim().split("\n");
        for (const line of lines) {
            const found = line.match(new RegExp(pattern.regexp));
            console.log(found ? [pattern.file, pattern.line, pattern.column,
                pattern.severity, pattern.code].map(i => found[i]).join(" ")
                : "no match: " + line);
        }'
}

copy_examples
if command -v node >/dev/null 2>&1; then
    (cd "$scratch" && "$PAYLINT" --no-config -f gcc examples >lines)
    match <"$scratch/lines" >"$scratch/matched"
    sed 's/^\([^:]*\):\([0-9]*\):\([0-9]*\): \([a-z]*\): .* \[\(.*\)\]$/\1 \2 \3 \4 \5/' \
        "$scratch/lines" >"$scratch/expected"
    if [ -s "$scratch/expected" ] &&
        cmp -s "$scratch/expected" "$scratch/matched"; then
        ok "the problem matcher takes each line of -f gcc apart"
    else
        not_ok "the problem matcher takes each line of -f gcc apart"
        remark_diff "$scratch/expected" "$scratch/matched"
    fi
else
    skip "the problem matcher takes each line of -f gcc apart" "no node"
fi

for file in action.yml ci/gitlab.yml .pre-commit-hooks.yaml; do
    if ! python3 -c 'import yaml' 2>/dev/null; then
        skip "$file is YAML" "there is no YAML for python3"
    elif python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' \
        "$file" 2>"$scratch/said"; then
        ok "$file is YAML"
    else
        not_ok "$file is YAML"
        remark <"$scratch/said"
    fi
done

# Every option and format that they name is one.
grep -ho -e '-f [a-z]*' action.yml ci/* | sort -u | cut -d' ' -f2 |
    while read -r format; do
        "$PAYLINT" --no-config -q -f "$format" "$scratch/examples/clean.json" \
            >/dev/null 2>"$scratch/said" || echo "$format"
    done >"$scratch/unknown"
if [ -s "$scratch/unknown" ]; then
    not_ok "the formats that they ask for are known"
    remark <"$scratch/unknown"
else
    ok "the formats that they ask for are known"
fi

validator='@action-validator/cli'
if ! package=$(npm_package "$validator" 0.6.0); then
    skip "action.yml is by GitHub's schema" "$package"
elif node "$package/cli.mjs" action.yml >"$scratch/said" 2>&1 &&
    [ ! -s "$scratch/said" ]; then
    ok "action.yml is by GitHub's schema"
else
    not_ok "action.yml is by GitHub's schema"
    remark <"$scratch/said"
fi

# The lines that a step of the action, or the job of GitLab, has a shell run.
lines_of() { # STEP
    python3 -c '
import sys, yaml
if sys.argv[1] == "gitlab":
    print("\n".join(yaml.safe_load(open("ci/gitlab.yml"))["paylint"]["script"]))
for step in yaml.safe_load(open("action.yml"))["runs"]["steps"]:
    if step["name"] == sys.argv[1]:
        print(step["run"])' "$1"
}

# Report on what was run in $scratch, which is right if the condition held.
judge() { # NAME CONDITION
    if "$2"; then
        ok "$1"
    else
        not_ok "$1"
        { echo "status $status" && cat "$scratch/said"; } | remark
    fi
}

# A folder of the action with the program in it, as the cache restores it.
run_step() { # STEP
    lines_of "$1" >"$scratch/step.sh"
    status=0
    (cd "$scratch" && GITHUB_ACTION_PATH=$scratch/action GITHUB_OUTPUT=$scratch/output \
        RUNNER_TEMP=$scratch PAYLINT_PATHS='examples/cart.json examples/clean.json' \
        PAYLINT_ARGS='--no-config --severity error' \
        sh -e "$scratch/step.sh" >"$scratch/said" 2>&1) || status=$?
}
builds_nothing() {
    [ "$status" -eq 0 ] && grep -q '^paylint [0-9]' "$scratch/said"
}
annotates() {
    [ "$status" -eq 1 ] &&
        [ "$(grep -c '^::error file=examples/cart.json,' "$scratch/said")" -eq 4 ] &&
        [ "$(cat "$scratch/output")" = "sarif=$scratch/paylint.sarif" ] &&
        tail -n 1 "$scratch/paylint.sarif" | grep -q '}$'
}
reports() {
    [ "$status" -eq 1 ] && grep -q '^\[$' "$scratch/gl-code-quality-report.json" &&
        grep -q '</testsuites>' "$scratch/paylint.xml" &&
        grep -q 'cart.json:6:19: error: ' "$scratch/said"
}
if ! python3 -c 'import yaml' 2>/dev/null; then
    skip "the steps of action.yml and ci/gitlab.yml" \
        "there is no YAML for python3"
    finish
    exit 0
fi
mkdir -p "$scratch/action/build"
ln -s "$PAYLINT" "$scratch/action/build/paylint"
run_step Build
judge "the action does not build the program that the cache has" builds_nothing
run_step Check
judge "the action annotates and writes SARIF" annotates

lines_of gitlab | sed "s,/opt/paylint/build/paylint,'$PAYLINT'," \
    >"$scratch/job.sh"
cd "$scratch" || exit 99
status=0
PAYLINT_PATHS=$scratch/examples sh -e job.sh >said 2>&1 || status=$?
judge "the job of GitLab prints text and writes both reports" reports
finish

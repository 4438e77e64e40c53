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

if command -v node >/dev/null 2>&1; then
    "$PAYLINT" --no-config -f gcc examples >"$scratch/lines"
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
        "$PAYLINT" --no-config -q -f "$format" examples/clean.json \
            >/dev/null 2>"$scratch/said" || echo "$format"
    done >"$scratch/unknown"
if [ -s "$scratch/unknown" ]; then
    not_ok "the formats that they ask for are known"
    remark <"$scratch/unknown"
else
    ok "the formats that they ask for are known"
fi
finish

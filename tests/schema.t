#!/bin/sh
# schema.t: the JSON Schemas that paylint prints are JSON; the packs, the
# examples and the configurations of the documentation are valid by them, and
# files with mistakes are not (with ajv of npm, skipped where there is none).

. "$(dirname "$0")/tap.sh"

try_text() { # NAME
    if "$PAYLINT" schema "$1" >"$scratch/$1.json" &&
        "$PAYLINT" --no-config --only json/ -f gcc --fail-level info \
            "$scratch/$1.json" >"$scratch/found" 2>&1; then
        ok "the schema of $1 is JSON"
    else
        not_ok "the schema of $1 is JSON"
        remark <"$scratch/found"
    fi
}

ajv=$(npm_package ajv-cli 5.0.0) || why=$ajv

is_valid() { # NAME FILE
    node "$ajv/dist/index.js" validate --spec=draft2020 --strict=false \
        -s "$scratch/$1.json" -d "$2" >"$scratch/found" 2>&1
}

try_file() { # NAME FILE
    name="${2#"$scratch/"} is valid"
    if [ -n "${why-}" ]; then
        skip "$name" "$why"
    elif is_valid "$1" "$2"; then
        ok "$name"
    else
        not_ok "$name"
        remark <"$scratch/found"
    fi
}

try_mistake() { # NAME FILE
    if [ -n "${why-}" ]; then
        skip "$2 is not valid" "$why"
    elif ! is_valid "$1" "$2" && grep -q invalid "$scratch/found"; then
        ok "$2 is not valid"
    else
        not_ok "$2 is not valid"
        remark <"$scratch/found"
    fi
}

cd "$top_srcdir" || exit 99
try_text rules
try_text config

# What the loader reads by small tables stands in the schema too.
for key in $(cat src/rules/*.c | tr '\n' ' ' |
    grep -o 'const [a-z_]*keys\[\] = {[^}]*}' | grep -o '"[A-Za-z_]*"' |
    tr -d '"' | sort -u); do
    grep -q "\"$key\": " "$scratch/config.json" || echo "$key"
done >"$scratch/missing"
if [ ! -s "$scratch/missing" ]; then
    ok "the schema has every key"
else
    not_ok "the schema has every key"
    remark <"$scratch/missing"
fi

printf 'paylint: 1\nproducts: [a.json]\n' >"$scratch/options.yaml"
try_file config "$scratch/options.yaml"
for file in rules/*.yaml examples/*.yaml; do
    try_file rules "$file"
done
for file in docs/configuration/.paylint.yaml \
    tests/golden/config/overrides/.paylint.yaml \
    tests/golden/config/rule-params/.paylint.yaml; do
    copy=$(dirname "$file" | tr / -).yaml # ajv goes by the suffix
    cp "$file" "$scratch/$copy"
    try_file config "$scratch/$copy"
done
for name in key-unknown keyword-typo level-unknown type-wrong typos; do
    try_mistake rules "tests/golden/rulefile/$name/rules.yaml"
done
try_mistake config docs/configuration/mistakes.yaml
finish

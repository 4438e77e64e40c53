#!/bin/sh
# schema.t: the JSON Schemas that paylint prints are JSON. The packs, the
# examples and the configurations of the documentation are valid against them,
# and files with mistakes are not (checked with ajv of npm; skipped without it).

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

# What is said of all files together: to start takes it longer than to read.
judge() { # NAME FILE...
    schema=$scratch/$1.json
    shift
    for file; do
        shift
        set -- "$@" -d "$file"
    done
    node "$ajv/dist/index.js" validate --spec=draft2020 --strict=false \
        -s "$schema" "$@" >"$scratch/found" 2>&1
}

try_files() { # VERDICT NAME FILE...
    verdict=$1
    shift
    [ -n "${why-}" ] || judge "$@"
    shift
    for file; do
        name="${file#"$scratch/"} is $verdict"
        if [ -n "${why-}" ]; then
            skip "$name" "$why"
        elif grep -qxF "$file $verdict" "$scratch/found"; then
            ok "$name"
        else
            not_ok "$name"
            remark <"$scratch/found"
        fi
    done
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
try_files valid rules rules/*.yaml examples/*.yaml
set -- "$scratch/options.yaml"
for file in docs/configuration/.paylint.yaml \
    tests/golden/config/overrides/.paylint.yaml \
    tests/golden/config/rule-params/.paylint.yaml; do
    copy=$(dirname "$file" | tr / -).yaml # ajv goes by the suffix
    cp "$file" "$scratch/$copy"
    set -- "$@" "$scratch/$copy"
done
try_files valid config "$@"
set --
for name in key-unknown keyword-typo level-unknown type-wrong typos; do
    set -- "$@" "tests/golden/rulefile/$name/rules.yaml"
done
try_files invalid rules "$@"
try_files invalid config docs/configuration/mistakes.yaml
finish

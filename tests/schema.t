#!/bin/sh
# schema.t: the JSON Schemas that paylint prints are JSON, and the packs, the
# examples and the configurations of the documentation are valid by them (with
# ajv of npm, where it is installed).

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

try_file() { # NAME FILE
    if ! command -v ajv >/dev/null 2>&1; then
        skip "${2##*/} is valid" "there is no ajv"
    elif ajv validate --spec=draft2020 --strict=false -s "$scratch/$1.json" \
        -d "$2" >"$scratch/found" 2>&1; then
        ok "${2##*/} is valid"
    else
        not_ok "${2##*/} is valid"
        remark <"$scratch/found"
    fi
}

cd "$top_srcdir" || exit 99
try_text rules
try_text config
for file in rules/*.yaml examples/*.yaml; do
    try_file rules "$file"
done
cp docs/configuration/.paylint.yaml "$scratch/config.yaml"
try_file config "$scratch/config.yaml"
finish

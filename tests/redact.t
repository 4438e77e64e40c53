#!/bin/sh
# redact.t: no format prints sensitive values, whether the rules that hide them
# are on or off, and whether the text is JSON or not; --no-redact shows them in
# every format.

. "$(dirname "$0")/tap.sh"

# All values that must not be seen hold this.
mark=s3cr3t

cat >"$scratch/extra.yaml" <<'END'
paylint: 1
rules:
  test/secret:
    target: purchase
    given: $.email
    then: false
    sensitive: true
    message: "{value} stands under {key}"
END

cat >"$scratch/payload.json" <<'END'
{"api_key": "00000000-s3cr3t-0000-000000000000",
 "purchases": [
  {"email": "ann.s3cr3t@shop", "phone": "s3cr3t+12", "product_id": "s3cr3t@shop.example",
   "currency": "EURO", "price": "9", "time": "s3cr3t@shop.example", "note": "a.s3cr3t@shop.example"},
  {"email": "ann.s3cr3t@shop", "phone": null, "properties": {"mail": "s3cr3t@shop.example"}, "quantity": 0}]}
END
sed 's/"email": /email: /; s/"a\.s3cr3t@shop\.example"}/"a.s3cr3t@shop.example", },/' \
    "$scratch/payload.json" >"$scratch/broken.json"

formats() {
    "$PAYLINT" --format '?' 2>&1 |
        sed -n 's/.*: give //; s/ or /, /; s/;.*//; s/, /\n/gp' | sed 's/,//g'
}

run() { # FORMAT FILE [OPTION...]
    format=$1 file=$2
    shift 2
    "$PAYLINT" --no-config --now 2024-06-01T00:00:00Z --severity info \
        --format "$format" "$@" "$file" >"$scratch/found" 2>&1
    [ $? -eq 1 ]
}

try_hidden() { # FORMAT FILE WHAT [OPTION...]
    format=$1 file=$2 what=$3
    shift 3
    if run "$format" "$file" "$@" && [ -s "$scratch/found" ] &&
        ! grep "$mark" "$scratch/found" >"$scratch/seen"; then
        ok "$format hides $what"
    else
        not_ok "$format hides $what"
        remark <"$scratch/seen"
    fi
}

try_shown() { # FORMAT
    if run "$1" "$scratch/payload.json" -r "$scratch/extra.yaml" --no-redact &&
        grep -q "ann\.$mark@shop" "$scratch/found"; then
        ok "$1 shows it with --no-redact"
    else
        not_ok "$1 shows it with --no-redact"
    fi
}

for format in $(formats); do
    try_hidden "$format" "$scratch/payload.json" "what rules speak of" \
        -r "$scratch/extra.yaml"
    try_hidden "$format" "$scratch/payload.json" "what skipped rules would" \
        --skip 'user/,secrets/,properties/'
    try_hidden "$format" "$scratch/broken.json" "what stands in broken text"
    try_shown "$format"
done
finish

#!/bin/sh
# browser.t: the page of -f html works in a browser: filters, keys, a phone,
# dark mode, paper. It fetches nothing from the network and runs nothing from a
# payload. Without python3 and chromium the cases are skipped.

. "$(dirname "$0")/tap.sh"

browser=
for program in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$program")
done
if [ -z "$browser" ] || ! command -v python3 >/dev/null 2>&1; then
    skip "a page" "no chromium, or no python3 to steer it"
    finish
    exit 0
fi

try_page() { # NAME PAYLINT-ARGUMENT...
    name=$1
    shift
    "$PAYLINT" --no-config -f html -o "$scratch/page.html" \
        --severity info "$@" >"$scratch/said" 2>&1
    if python3 "$top_srcdir/tests/browser.py" "$browser" "$scratch/kept" \
        "$scratch/page.html" >>"$scratch/said" 2>&1; then
        ok "$name"
    else
        not_ok "$name"
        remark <"$scratch/said"
    fi
}

hostile() { # NAME
    printf '{"purchases":[{"external_id":"u","product_id":"%s","currency":"%s",
"price":"%s","quantity":0,"time":"2024-13-01",
"properties":{"%s":1,"a":[1,],}}]}' '</script><script>alert(1)</script>' \
        '<img src=x onerror=alert(1)>' '"><svg onload=alert(1)>' \
        "\$javascript:alert(1)$(printf '%0200d' 0)" >"$1"
}

copy_examples
try_page "the examples" "$scratch/examples"
mkdir "$scratch/hostile" && cd "$scratch/hostile" || exit 99
for name in '<script>alert(1)<' "' onmouseover=alert(1) x='" ']]>-->' \
    "$(printf '\033[2J')" "$(printf '%0120d' 0)"; do
    hostile "$name.json"
done
echo '{"product_id": "p", "currency": "EURO"}' >plain.json
try_page "hostile payloads and names" .
finish

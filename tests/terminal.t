#!/bin/sh
# terminal.t: the text on a terminal fits its width, whatever is in the payload:
# wide and combining characters, tabs, long lines, several scripts. Without
# python3, which makes the terminals, the cases are skipped.

. "$(dirname "$0")/tap.sh"

if ! python3 -c 'import pty' 2>/dev/null; then
    skip "terminals" "no python3 with terminals"
    finish
    exit 0
fi

try() { # NAME WHAT WIDTH ARGUMENT...
    name=$1
    what=$2
    width=$3
    shift 3
    if python3 "$top_srcdir/tests/terminal.py" "$what" "$PAYLINT" "$width" \
        --no-config "$@" >"$scratch/said" 2>&1; then
        ok "$name"
    else
        not_ok "$name"
        remark <"$scratch/said"
    fi
}

cd "$scratch" || exit 99
long=$(printf '%0300d' 0)
# shellcheck disable=SC2016 # the dollar is of JSON
printf '{"purchases": [
  {"external_id": "u", "product_id": "%s", "currency": "EURO", "price": "12,50",
\t\t"quantity":\t0, "currency": "USD", "time": "2024-05-13T18:25:00+1:00"},
  {"external_id": "u", "product_id": "%s", "currency": "usd", "price": 1.005,
   "time": "13.05.2024", "properties": {"%s": 1, "$bad": [1, 2,], "%s": "%s"}},
]}\n' '日本語の商品名がとても長い場合にどうなるか見てみましょう e\314\201 😀' \
    'שלום מرحبا' "$long" '\355\240\200\033[31m' "$long" >wide.json
cp wide.json twice.json
gzip -c wide.json >wide.json.gz 2>/dev/null || rm -f wide.json.gz

for width in 40 80 200; do
    try "$width columns" fits "$width" --severity info .
done
try "links, where the terminal takes them" link 80 wide.json
try "progress of a long run" progress 80
finish

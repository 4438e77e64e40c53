#!/bin/sh
# formats.t: each format's report on a hostile payload in a file with a hostile
# name is well-formed and harmless, according to python3's parsers; and reports
# on clean and unreadable files are as their readers expect. Without python3 the
# cases are skipped; without xmllint and the schema of junit (in
# $PAYLINT_SUITES), those that need it.

. "$(dirname "$0")/tap.sh"

judge=$top_srcdir/tests/formats.py

make_hostile() { # FOLDER
    mkdir -p "$1" && cd "$1" || exit 99
    esc=$(printf '\033')
    for name in "::error::x%0A,y" "<script>alert(1)<" "]]>--><" \
        "$esc]8;;x${esc}[2J" "$(printf 'new\nline')"; do
        printf '{"purchases":[{"external_id":"u","product_id":"%s",
"currency":"]]>\377\355\240\200</script>","price":"\000","::error::k%%0A":1,
"\342\200\256\033[31m]]><!--</script>":[1 2],"quantity":0,
"time":"\302\205::warning::\r\n::error::z"}]}' "<img src=x onerror=alert(1)>" \
            >"$name.json"
    done
    # All ends of lines, blank lines, pairs of UTF-16, lines that are alike.
    printf '{"a":1,}\r\n\r\n{"a":1,}\r {"a" :\t1,}\n\n{"\360\237\230\200":1,}\n%s\n{"a":1,}' \
        '{"x":"'"$(printf '%0300d' 0)"'",}' >lines.ndjson
    # Not every file system has names that are no UTF-8.
    cp "new
line.json" "$(printf 'b\377\355\240\200')x.json" 2>/dev/null
    cd "$scratch" || exit 99
}

try_format() { # FORMAT
    cd "$scratch/hostile" || exit 99
    "$PAYLINT" -f "$1" --severity info . missing.json >"$scratch/out" \
        2>/dev/null </dev/null
    "$PAYLINT" -f jsonl --severity info . >"$scratch/findings" 2>/dev/null
    cd "$scratch" || exit 99
    if python3 "$judge" "$1" "$scratch/out" "$scratch/findings" \
        >"$scratch/said" 2>&1; then
        ok "$1: hostile payloads"
    else
        not_ok "$1: hostile payloads"
        remark <"$scratch/said"
    fi
}

try_judge() { # NAME WHAT FILE...
    name=$1
    shift
    if python3 "$judge" "$@" >"$scratch/said" 2>&1; then
        ok "$name"
    else
        not_ok "$name"
        remark <"$scratch/said"
    fi
}

# What a finding is known by stays when lines are added before.
try_stable() { # FORMAT MEMBER
    for step in before after; do
        mkdir -p "$scratch/$step"
        {
            [ "$step" = before ] || printf '\n\n'
            cat "$top_srcdir/examples/order.json"
        } >"$scratch/$step/order.json"
        (cd "$scratch/$step" && "$PAYLINT" -f "$1" order.json) |
            grep -o "\"$2\":\"[0-9a-f:]*\"" | sort >"$scratch/$step.prints"
    done
    if [ -s "$scratch/before.prints" ] &&
        cmp -s "$scratch/before.prints" "$scratch/after.prints"; then
        ok "$1: fingerprints stay when lines move"
    else
        not_ok "$1: fingerprints stay when lines move"
        remark_diff "$scratch/before.prints" "$scratch/after.prints"
    fi
}

try_summary() {
    echo 'before' >"$scratch/summary.md"
    (cd "$scratch" && GITHUB_ACTIONS=true \
        GITHUB_STEP_SUMMARY=$scratch/summary.md "$PAYLINT" examples \
        >"$scratch/out" 2>&1)
    if grep -q '^::error file=examples/' "$scratch/out" &&
        [ "$(head -n 1 "$scratch/summary.md")" = before ] &&
        grep -q '^| error | examples/order.json' "$scratch/summary.md"; then
        ok "github: chosen by itself, with a summary of the step"
    else
        not_ok "github: chosen by itself, with a summary of the step"
        remark <"$scratch/summary.md"
    fi
}

try_huge() {
    awk 'BEGIN { for (i = 0; i < 9000; i++) print "{\"external_id\":\"u\"," \
        "\"product_id\":\"" i "\",\"currency\":\"EURO\",\"price\":1," \
        "\"time\":\"2024-05-12T18:47:12Z\"}" }' >"$scratch/many.ndjson"
    (cd "$scratch" && GITHUB_STEP_SUMMARY=huge.md "$PAYLINT" -f github \
        many.ndjson >out)
    size=$(wc -c <"$scratch/huge.md")
    if [ "$size" -gt 900000 ] && [ "$size" -le 1048576 ] &&
        [ "$(grep -c '^::error ' "$scratch/out")" -eq 10 ] &&
        grep -q '^[0-9]* more errors: ' "$scratch/out"; then
        ok "github: within the limits"
    else
        not_ok "github: within the limits: a summary of $size bytes"
        tail -n 3 "$scratch/out" | remark
    fi
}

copy_examples
try_summary
try_huge
try_stable gitlab fingerprint
try_stable sarif primaryLocationLineHash
if ! command -v python3 >/dev/null 2>&1; then
    skip "formats" "no python3 to read them"
    finish
    exit 0
fi
make_hostile "$scratch/hostile"
for file in ${report_files-$(cd "$top_srcdir" && echo src/report/text.c)}; do
    try_format "$(basename "$file" .c)"
done
cd "$scratch/hostile" || exit 99
printf '{"product_id": "p", "%s": 1, "currency": "%s"}' \
    '|`<b>[l](m)*_~@x' '|]]>`<i>![y](z)~~s~~\\\\|\\n# h' >'a|`<b>[l](m)*.json'
GITHUB_STEP_SUMMARY=$scratch/step.md "$PAYLINT" -f github -f jsonl \
    -o "$scratch/findings" --severity info . >/dev/null 2>&1
cd "$scratch" || exit 99
try_judge "github: the summary of hostile payloads" summary "$scratch/step.md" \
    "$scratch/findings"
try_judge "html: its policy names its style and script" policy \
    "$top_srcdir/src/report/page"
"$PAYLINT" -f junit examples/clean.json examples/order.json \
    >"$scratch/out" 2>/dev/null
try_judge "junit: a clean file is a case that passes" clean "$scratch/out" \
    examples/clean.json

xsd=${PAYLINT_SUITES-}/junit/junit-10.xsd
if ! command -v xmllint >/dev/null 2>&1 || [ ! -f "$xsd" ]; then
    skip "junit: the schema" "no xmllint, or no junit-10.xsd in PAYLINT_SUITES"
    finish
    exit 0
fi
try_schema() { # NAME FOLDER PATH...
    name=$1
    cd "$2" || exit 99
    shift 2
    "$PAYLINT" -f junit --severity info "$@" >"$scratch/out" 2>/dev/null
    if xmllint --noout --schema "$xsd" "$scratch/out" 2>"$scratch/said"; then
        ok "junit: valid by junit-10.xsd: $name"
    else
        not_ok "junit: valid by junit-10.xsd: $name"
        remark <"$scratch/said"
    fi
}
try_schema "the examples" "$scratch" examples
try_schema "hostile payloads, a file that cannot be read" \
    "$scratch/hostile" . missing.json
finish

#!/bin/sh
# sarif.t: the output of -f sarif passes Microsoft's validator, with its rules
# for GitHub, at all levels. The validator is a package of npm; without it the
# cases are skipped.
#
# Two messages are expected: SARIF2009 wants ids without a slash (ours are
# public, and GH1018 wants the rules where SARIF2009 looks), and SARIF2006 wants
# the pages of the rules to be reachable (it asks the network).

. "$(dirname "$0")/tap.sh"

validate() { # LOG
    "$tool" validate "$1" --rule-kind 'Sarif;Ghas' \
        --level 'Error;Warning;Note' \
        --kind 'Fail;Pass;Review;Open;NotApplicable;Informational'
}

try_log() { # NAME PAYLINT-ARGUMENT...
    name=$1
    shift
    "$PAYLINT" -f sarif "$@" >"$scratch/log.sarif" 2>/dev/null </dev/null
    validate "$scratch/log.sarif" >"$scratch/found" 2>&1
    if ! grep -q 'Analysis completed successfully' "$scratch/found"; then
        not_ok "$name: the validator fails"
        remark <"$scratch/found"
    elif grep -E ': (note|warning|error) ' "$scratch/found" |
        grep -vE 'SARIF20(06|09): .*(helpUri|\.id): ' >"$scratch/messages"; then
        not_ok "$name"
        remark <"$scratch/messages"
    else
        ok "$name"
    fi
}

make_hostile() {
    mkdir -p "$scratch/a b#%0A" "$scratch/locked"
    printf '{"purchases":[{"external_id":"u","product_id":"%s","currency":"%s",
"price":"]]>","quantity":0,"time":"</script>"}]}' '::error::%0A' \
        '[x](http://example.com)' >"$scratch/a b#%0A/x:y.json"
    printf '{"product_id":"\377\033[31m\000","price":"\355\240\200"}' \
        >"$scratch/$(printf 'b\377\nc').json"
}

make_many() {
    awk 'BEGIN { for (i = 0; i < 2000; i++) print "{\"external_id\":\"u\"," \
        "\"product_id\":\"" i "\",\"currency\":\"EURO\",\"price\":1," \
        "\"time\":\"2024-05-12T18:47:12Z\"}" }' >"$scratch/many.ndjson"
}

if ! judge=$(npm_package @microsoft/sarif-multitool 5.7.0); then
    skip "sarif" "$judge"
    finish
    exit 0
fi
tool=$(find "${judge%/*}" -name Sarif.Multitool -type f | head -n 1)
chmod u+x "$tool" || exit 99

# Without a repository SARIF2003 would ask for one. RFC 2606 keeps this host.
export GITHUB_SERVER_URL=https://git.example GITHUB_REPOSITORY=us/shop \
    GITHUB_SHA=0123456789abcdef0123456789abcdef01234567 GITHUB_REF_NAME=main
make_hostile
printf 'paylint: 1\nruls: {}\n' >"$scratch/rules.yaml"

cd "$top_srcdir" || exit 99
try_log "the examples" --severity info examples
try_log "a clean file" examples/clean.json
cd "$scratch" || exit 99
try_log "hostile payloads and names" "a b#%0A" .
try_log "a file that cannot be read" missing.json "a b#%0A"
try_log "a mistake in a rule file" -r rules.yaml .
make_many
try_log "thousands of findings" many.ndjson
finish

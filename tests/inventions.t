#!/bin/sh
# inventions.t [RULESETS [SEED]]: generated rules give the same findings on
# generated payloads with the shortcuts of the engine and without them, and
# agree with python3-jsonschema, if it is installed. RULESETS is the number of
# rule sets (default: 60, or $PAYLINT_INVENTIONS). Skipped without python3.

. "$(dirname "$0")/tap.sh"

rulesets=${1-${PAYLINT_INVENTIONS-60}}
THOROUGH=$top_builddir/tests/thorough/thorough
export PAYLINT THOROUGH

if ! command -v python3 >/dev/null; then
    skip "inventions" "there is no python3"
elif PYTHONDONTWRITEBYTECODE=yes python3 \
    "$top_srcdir/tests/inventions/inventions.py" "$rulesets" "${2-0}" \
    >"$scratch/said" 2>&1; then
    ok "inventions: $(cat "$scratch/said")"
else
    not_ok "inventions"
    remark <"$scratch/said"
fi
finish

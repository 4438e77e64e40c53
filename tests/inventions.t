#!/bin/sh
# inventions.t [RULESETS [SEED]]: made-up rules over made-up payloads give the
# same with the shortcuts of the engine and without, and what python3-jsonschema
# says, if it is there. RULESETS are so many (60); PAYLINT_INVENTIONS in the
# environment stands for it. Without python3 it is skipped.

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

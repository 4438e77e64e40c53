/* oneOf: the value satisfies exactly one of the schemas. */

#include "check/subschema.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    return pl_subschemas_count(settings, value, siblings) == 1;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_subschemas *own = settings;

    pl_facts_count(facts, "count", pl_subschemas_count(own, value, siblings));
    pl_subschemas_explain(own, value, siblings, facts, true);
    pl_subschemas_explain(own, value, siblings, facts, false);
}

const struct pl_check pl_check_one_of = {
    .name = "oneOf",
    .summary = "the value satisfies exactly one of the schemas",
    .facts = " count ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct pl_subschemas),
    .params = pl_subschemas_params,
    .prepare = pl_subschemas_prepare,
    .test = test,
    .needs_content = pl_subschemas_needs_content,
    .explain = explain,
};

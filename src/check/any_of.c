/* anyOf: the value satisfies at least one of the schemas. */

#include "check/subschema.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    return pl_subschemas_test(settings, value, siblings, true);
}

/* Add the facts of the schemas that decided the result: on failure, those that
 * fail. */
static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    pl_subschemas_explain(settings, value, siblings, facts,
                          test(settings, value, siblings));
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    return pl_subschemas_narrow(settings, wanted, sure, true);
}

const struct pl_check pl_check_any_of = {
    .name = "anyOf",
    .summary = "the value satisfies at least one of the schemas",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct pl_subschemas),
    .params = pl_subschemas_params,
    .prepare = pl_subschemas_prepare,
    .test = test,
    .narrow = narrow,
    .needs_content = pl_subschemas_needs_content,
    .explain = explain,
};

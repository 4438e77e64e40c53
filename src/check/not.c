/* not: the value does not satisfy the schema. */

#include "check/subschema.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_subschema *own = settings;

    return !pl_schema_holds(own->schema, value, siblings);
}

/* What was to fail holds, and each of its parts may tell by what: the row of a
 * list, the pattern that matches. */
static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_subschema *own = settings;

    for (size_t i = 0; i < own->schema->count; i++) {
        const struct pl_assertion *inner = &own->schema->assertions[i];
        if (inner->check->explain != NULL &&
            inner->check->scope != PL_SCOPE_KEY &&
            (inner->check->types & PL_TYPE_BIT(value->type)) != 0)
            inner->check->explain(inner->settings, value, siblings, facts);
    }
}

const struct pl_check pl_check_not = {
    .name = "not",
    .summary = "the value does not satisfy the schema",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct pl_subschema),
    .params = pl_subschema_params,
    .prepare = pl_subschema_prepare,
    .test = test,
    .needs_content = pl_subschema_needs_content,
    .explain = explain,
};

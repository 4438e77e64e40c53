/* not: the value does not satisfy the schema. */

#include "check/subschema.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_subschema *own = settings;

    return !pl_schema_holds(own->schema, value, siblings);
}

/* The schema was to fail but holds, so its facts name what matched. */
static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_subschema *own = settings;

    pl_schema_explain(own->schema, value, siblings, facts);
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_subschema *own = settings;

    return pl_sure_narrow_schema(sure, own->schema,
                                 wanted == PL_SURE_HOLDS ? PL_SURE_FAILS
                                                         : PL_SURE_HOLDS);
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
    .narrow = narrow,
    .needs_content = pl_subschema_needs_content,
    .explain = explain,
};

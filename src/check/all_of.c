/* allOf: the value satisfies each of the schemas. */

#include "check/subschema.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_subschemas *own = settings;

    for (size_t i = 0; i < own->schemas.count; i++)
        if (!pl_schema_holds(own->schemas.items[i], value, siblings))
            return false;
    return true;
}

/* The schemas that decided it: those that fail where it fails. */
static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    pl_subschemas_explain(settings, value, siblings, facts,
                          test(settings, value, siblings));
}

/* All have to hold; to fail, one is enough. */
static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_subschemas *own = settings;

    for (size_t i = 0; i < own->schemas.count; i++) {
        struct pl_sure narrower = *sure;
        bool is_sure =
            pl_sure_narrow_schema(&narrower, own->schemas.items[i], wanted);
        if (is_sure)
            *sure = narrower;
        if (is_sure != (wanted == PL_SURE_HOLDS))
            return is_sure;
    }
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_all_of = {
    .name = "allOf",
    .summary = "the value satisfies each of the schemas",
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

/* then: what a value that satisfies `if` beside it satisfies too. */

#include "check/branch.h"
#include "check/subschema.h"

/* It is judged by `if`; alone it asks for nothing. */
static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    (void)settings;
    (void)value;
    (void)siblings;
    return true;
}

const struct pl_check pl_check_then = {
    .name = "then",
    .summary = "what a value that satisfies if satisfies too",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct pl_subschema),
    .params = pl_subschema_params,
    .prepare = pl_subschema_prepare,
    .test = test,
};

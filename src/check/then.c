/* then: the schema for values that satisfy the neighbour `if`, which judges
 * it. */

#include "check/branch.h"
#include "check/subschema.h"

const struct pl_check pl_check_then = {
    .name = "then",
    .summary = "the schema of values that satisfy if",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct pl_subschema),
    .params = pl_subschema_params,
    .prepare = pl_subschema_prepare,
    .test = pl_check_is_judged_beside,
};

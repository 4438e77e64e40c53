/* maxContains: the maximum for the neighbour `contains`, which judges it. */

#include "check/branch.h"
#include "check/limit.h"

const struct pl_check pl_check_max_contains = {
    .name = "maxContains",
    .summary = "at most this many elements satisfy the schema of contains",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = pl_check_is_judged_beside,
};

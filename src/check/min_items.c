/* minItems: an array has at least `limit` elements. */

#include "check/limit.h"

const struct pl_check pl_check_min_items = {
    .name = "minItems",
    .summary = "the array has at least this many elements",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = pl_count_at_least,
    .narrow = pl_count_narrow_at_least,
    .explain = pl_count_limit_explain,
};

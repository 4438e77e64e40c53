/* maxItems: an array has at most `limit` elements. */

#include "check/limit.h"

const struct pl_check pl_check_max_items = {
    .name = "maxItems",
    .summary = "the array has at most this many elements",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = pl_count_at_most,
    .narrow = pl_count_narrow_at_most,
    .explain = pl_count_limit_explain,
};

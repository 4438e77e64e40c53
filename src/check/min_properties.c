/* minProperties: an object has at least `limit` members. */

#include "check/limit.h"

const struct pl_check pl_check_min_properties = {
    .name = "minProperties",
    .summary = "the object has at least this many members",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = pl_count_at_least,
    .narrow = pl_count_narrow_at_least,
    .explain = pl_count_limit_explain,
};

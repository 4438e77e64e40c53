/* maxProperties: an object has at most `limit` members. */

#include "check/limit.h"

const struct pl_check pl_check_max_properties = {
    .name = "maxProperties",
    .summary = "the object has at most this many members",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = pl_count_at_most,
    .narrow = pl_count_narrow_at_most,
    .explain = pl_count_limit_explain,
};

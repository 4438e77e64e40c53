/* minItems: an array has at least so many elements. */

#include "check/limit.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    return value->size >= own->limit;
}

const struct pl_check pl_check_min_items = {
    .name = "minItems",
    .summary = "the array has at least so many elements",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = test,
    .explain = pl_count_limit_explain,
};

/* exclusiveMinimum: a number is over the limit, compared exactly. */

#include "check/limit.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    (void)siblings;
    return pl_decimal_limit_cmp(settings, value) > 0;
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    return pl_decimal_narrow_at_least(settings, true, wanted, sure);
}

const struct pl_check pl_check_exclusive_minimum = {
    .name = "exclusiveMinimum",
    .summary = "the number is greater than the limit",
    .facts = " limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_decimal_limit),
    .params = pl_decimal_limit_params,
    .test = test,
    .narrow = narrow,
    .explain = pl_decimal_limit_explain,
};

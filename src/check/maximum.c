/* maximum: a number is at most the limit, compared exactly. */

#include "check/limit.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    (void)siblings;
    return pl_decimal_limit_cmp(settings, value) <= 0;
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_decimal_limit *own = settings;
    int64_t most = pl_decimal_int(own->limit.number);

    if (wanted != PL_SURE_HOLDS || most < 0 || own->limit.number.negative)
        return false;
    if ((uint64_t)most < sure->most_whole)
        sure->most_whole = (uint64_t)most;
    return true;
}

const struct pl_check pl_check_maximum = {
    .name = "maximum",
    .summary = "the number is at most the limit",
    .facts = " limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_decimal_limit),
    .params = pl_decimal_limit_params,
    .test = test,
    .narrow = narrow,
    .explain = pl_decimal_limit_explain,
};

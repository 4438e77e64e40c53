/* maxProperties: an object has at most so many members. */

#include "check/limit.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_count_limit *own = settings;

    (void)siblings;
    return value->size <= own->limit;
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_count_limit *own = settings;

    pl_sure_at_most(sure, own->limit);
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_max_properties = {
    .name = "maxProperties",
    .summary = "the object has at most so many members",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct pl_count_limit),
    .params = pl_count_limit_params,
    .test = test,
    .narrow = narrow,
    .explain = pl_count_limit_explain,
};

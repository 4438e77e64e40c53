/* maxLength: the length of a string is at most `limit`. */

#include "check/length.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_length_limit *own = settings;

    (void)siblings;
    if (value->text.len <= own->limit)
        return true; /* the length in any unit is at most that in bytes */
    return pl_length_of(value->text, (enum pl_length_unit)own->unit) <=
           own->limit;
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_length_limit *own = settings;

    pl_sure_at_most(sure, own->limit);
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_max_length = {
    .name = "maxLength",
    .summary = "the string is at most this long",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct pl_length_limit),
    .params = pl_length_limit_params,
    .test = test,
    .narrow = narrow,
    .explain = pl_length_limit_explain,
};

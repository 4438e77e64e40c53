/* minLength: a string is at least so long. */

#include "check/length.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_length_limit *own = settings;

    (void)siblings;
    if (value->text.len < own->limit)
        return false; /* no unit is smaller than a byte */
    return pl_length_of(value->text, (enum pl_length_unit)own->unit) >=
           own->limit;
}

const struct pl_check pl_check_min_length = {
    .name = "minLength",
    .summary = "the string is at least so long",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct pl_length_limit),
    .params = pl_length_limit_params,
    .test = test,
    .explain = pl_length_limit_explain,
};

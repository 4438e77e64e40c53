/* minLength: the length of a string is at least `limit`. */

#include "check/length.h"

/* The greatest number of bytes of a code point. */
#define BYTES_MAX 4

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_length_limit *own = settings;

    (void)siblings;
    if (value->text.len < own->limit)
        return false; /* the length in any unit is at most that in bytes */
    return pl_length_of(value->text, (enum pl_length_unit)own->unit) >=
           own->limit;
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_length_limit *own = settings;
    bool is_enough = own->limit < 2 || own->unit == PL_LENGTH_BYTES;

    pl_sure_at_least(sure, is_enough ? own->limit : BYTES_MAX * own->limit);
    return wanted == PL_SURE_HOLDS && own->limit < UINT64_MAX / BYTES_MAX;
}

const struct pl_check pl_check_min_length = {
    .name = "minLength",
    .summary = "the string is at least this long",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct pl_length_limit),
    .params = pl_length_limit_params,
    .test = test,
    .narrow = narrow,
    .explain = pl_length_limit_explain,
};

/* notBlank: a string has a character that is not white space. */

#include "check/check.h"
#include "check/flag.h"
#include "check/space.h"

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_flag *own = settings;

    (void)siblings;
    return !own->is_on || pl_space_before(value->text) < value->text.len;
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_flag *own = settings;

    if (own->is_on)
        pl_space_bar(sure, PL_SURE_FIRST);
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_not_blank = {
    .name = "notBlank",
    .summary = "the string has a character that is not white space",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct pl_flag),
    .params = pl_flag_params,
    .test = test,
    .narrow = narrow,
};

/* plainInteger: a number is written without a fraction or exponent. */

#include "check/check.h"
#include "check/flag.h"

/* A suggestion has at most this many digits. */
#define DIGITS_MAX 18

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_flag *own = settings;

    (void)siblings;
    if (!own->is_on)
        return true;
    for (size_t i = 0; i < value->text.len; i++) {
        char c = value->text.data[i];
        if (c == '.' || c == 'e' || c == 'E')
            return false;
    }
    return true;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    struct pl_decimal number;

    (void)settings;
    (void)siblings;
    if (!pl_decimal_read(&number, value->text) ||
        !pl_decimal_is_integer(number) || number.exponent > DIGITS_MAX)
        return;
    pl_buf_add_format(pl_facts_begin(facts, "suggestion"), "%lld",
                      (long long)pl_decimal_int(number));
    pl_facts_end(facts);
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct pl_flag *own = settings;

    if (own->is_on)
        sure->decimals = 0;
    return wanted == PL_SURE_HOLDS;
}

const struct pl_check pl_check_plain_integer = {
    .name = "plainInteger",
    .summary = "the number is written without a fraction or an exponent",
    .facts = " suggestion ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_flag),
    .params = pl_flag_params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

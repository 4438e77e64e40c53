/* multipleOf: a number is an integer multiple of the divisor, computed
 * exactly. */

#include <assert.h>

#include "check/limit.h"

/* A divisor of up to 18 digits can be multiplied by ten in 64 bits. */
#define DIGITS_MAX 18

/* A divisor below 2^60 has at most this many factors 2 or 5. Appending more
 * zeros to a number does not change whether it is a multiple. */
#define ZEROS_MAX 60

/* The digits of `number`, without the point, as an integer modulo `modulus`. */
static uint64_t digits_of(struct pl_decimal number, uint64_t modulus) {
    uint64_t result = 0;

    for (size_t i = 0; i < number.digits.len; i++) {
        char c = number.digits.data[i];
        if (c == '.')
            continue;
        result = (result * 10 + (uint64_t)(c - '0')) % modulus;
    }
    return result;
}

/* The power of ten of the last significant digit. */
static int64_t last_power(struct pl_decimal number) {
    return number.exponent - (int64_t)pl_decimal_digits(number);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_decimal_limit *own = settings;
    struct pl_decimal number;

    (void)siblings;
    if (!pl_decimal_read(&number, value->text) || number.digits.len == 0)
        return true;

    int64_t zeros = last_power(number) - last_power(own->limit.number);
    if (zeros < 0)
        return false; /* the last digit is too small for any multiple of the
                         divisor */

    uint64_t divisor = digits_of(own->limit.number, UINT64_MAX);
    assert(divisor > 0); /* prepare() made sure */
    uint64_t rest = digits_of(number, divisor);
    for (int64_t i = 0; i < zeros && i < ZEROS_MAX; i++)
        rest = rest * 10 % divisor;
    return rest == 0;
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    const struct pl_decimal_limit *own = settings;
    struct pl_decimal divisor = own->limit.number;

    (void)arena;
    if (divisor.negative || divisor.digits.len == 0)
        return "the divisor is not above 0: give a positive number";
    if (pl_decimal_digits(divisor) > DIGITS_MAX)
        return "the divisor has over 18 digits: give fewer";
    return NULL;
}

const struct pl_check pl_check_multiple_of = {
    .name = "multipleOf",
    .summary = "the number is a multiple of the given one",
    .facts = " limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_decimal_limit),
    .params = pl_decimal_limit_params,
    .prepare = prepare,
    .test = test,
    .explain = pl_decimal_limit_explain,
};

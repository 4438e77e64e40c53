/*
 * Decimal: a number as it is written, compared exactly. Money is never
 * converted to a double. A decimal borrows the text from which it was read.
 */
#ifndef PL_BASE_DECIMAL_H
#define PL_BASE_DECIMAL_H

#include <stdint.h>

#include "base/slice.h"

/* The number 0.d₁d₂… × 10^exponent, with d₁ ≠ 0; zero has no digits. */
struct pl_decimal {
    bool negative;
    struct pl_slice digits; /* from the first to the last non-zero digit; may
                               contain one '.', which is to be ignored */
    int64_t exponent;       /* saturates at ±INT64_MAX/2 */
};

/* Read an RFC 8259 number. Returns false if `text` is not one. */
bool pl_decimal_read(struct pl_decimal *out, struct pl_slice text);

/* Compare by value: negative, 0 or positive, as strcmp does. -0 equals 0. */
int pl_decimal_cmp(struct pl_decimal a, struct pl_decimal b);

/* The number of significant digits; 0 for zero. */
uint64_t pl_decimal_digits(struct pl_decimal number);

/* The number of decimals that it needs: 0 for an integer, 1 for 1.50. Trailing
 * zeros do not count. */
uint64_t pl_decimal_places(struct pl_decimal number);

/* Tell whether its value is an integer; 2.0 and 1e1 are. */
bool pl_decimal_is_integer(struct pl_decimal number);

/* Its integer part, clamped to the range of int64_t. */
int64_t pl_decimal_int(struct pl_decimal number);

/* Tell whether an IEEE 754 double holds it: it has at most 17 significant
 * digits, does not overflow to infinity, and, if it is an integer beyond 2^53,
 * keeps its digits on the way through a double (see json/number-precision). */
bool pl_decimal_fits_double(struct pl_decimal number);

#endif

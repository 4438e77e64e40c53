/*
 * Decimal: numbers as they are written, compared exactly. Money is never a
 * double. A decimal borrows the text that it was read from.
 */
#ifndef PL_BASE_DECIMAL_H
#define PL_BASE_DECIMAL_H

#include <stdint.h>

#include "base/slice.h"

/* 0.d₁d₂… × 10^exponent, without leading zeros; zero has no digits. */
struct pl_decimal {
    bool negative;
    struct pl_slice digits; /* from the first to the last non-zero digit; may
                               hold one '.', which does not count */
    int64_t exponent;       /* saturates at ±INT64_MAX/2 */
};

/* Read an RFC 8259 number. Returns false if `text` is none. */
bool pl_decimal_read(struct pl_decimal *out, struct pl_slice text);

/* Compare by value: negative, 0 or positive, as strcmp does. -0 equals 0. */
int pl_decimal_cmp(struct pl_decimal a, struct pl_decimal b);

/* The number of significant digits (0 for zero). */
uint64_t pl_decimal_digits(struct pl_decimal number);

/* The decimals that it needs: 0 for an integer, 2 for 1.50e0 → 1 (trailing
 * zeros do not count). */
uint64_t pl_decimal_places(struct pl_decimal number);

/* Tell whether its value is an integer (2.0 and 1e1 are). */
bool pl_decimal_is_integer(struct pl_decimal number);

/* Its value as an integer, clamped to the range of int64_t, fraction dropped.
 */
int64_t pl_decimal_int(struct pl_decimal number);

/* Tell whether an IEEE 754 double holds it to its written digits: at most 17
 * significant digits, an integer beyond 2^53 that keeps its digits, and no
 * overflow to infinity (see json/number-precision). */
bool pl_decimal_fits_double(struct pl_decimal number);

#endif

/*
 * Sum: an exact sum of products of decimals; money is never converted to a
 * double. A sum holds 360 digits on either side of the point, more than any
 * realistic number needs.
 */
#ifndef PL_BASE_SUM_H
#define PL_BASE_SUM_H

#include "base/buf.h"
#include "base/decimal.h"

#define PL_SUM_LIMBS 82

struct pl_sum {
    int64_t limbs[PL_SUM_LIMBS]; /* nine decimal digits each, lowest first */
};

/* Add `a` times `b`. Returns false and adds nothing if one of them has digits
 * more than 180 places away from the point. */
bool pl_sum_add(struct pl_sum *sum, struct pl_decimal a, struct pl_decimal b);

/* Add another sum. */
void pl_sum_join(struct pl_sum *sum, const struct pl_sum *other);

/* Append the sum as a decimal number: `-12.5`. */
void pl_sum_write(const struct pl_sum *sum, struct pl_buf *out);

#endif

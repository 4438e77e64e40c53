/*
 * Equal: JSON values compared as JSON Schema compares them: numbers by value,
 * strings after decoding, objects regardless of the order of their members.
 */
#ifndef PL_CHECK_EQUAL_H
#define PL_CHECK_EQUAL_H

#include <stdbool.h>

#include "model/value.h"

/* Tell whether `a` and `b` are equal. An empty container equals any empty
 * container of its type. A container of more members or elements needs content,
 * or it equals nothing. A container deeper than PL_WALK_DEPTH_MAX equals
 * nothing. */
bool pl_value_equal(const struct pl_value *a, const struct pl_value *b);

#endif

/*
 * Equal: JSON values compared as JSON Schema compares them: numbers by value,
 * strings decoded, objects without order.
 */
#ifndef PL_CHECK_EQUAL_H
#define PL_CHECK_EQUAL_H

#include <stdbool.h>

#include "model/value.h"

/* Tell whether `a` and `b` are equal. A container without content equals only
 * an empty one of its type that is empty too; one that is deeper than
 * PL_WALK_DEPTH_MAX equals nothing. */
bool pl_value_equal(const struct pl_value *a, const struct pl_value *b);

#endif

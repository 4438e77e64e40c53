/*
 * Siblings: the members beside a value that its rule mentions. Which one has
 * which index was settled when the rule was loaded.
 */
#ifndef PL_CHECK_SIBLINGS_H
#define PL_CHECK_SIBLINGS_H

#include <stddef.h>
#include <stdint.h>

#include "model/value.h"

struct pl_siblings {
    const struct pl_value *const *values; /* NULL where absent */
    size_t count;
    int64_t now; /* the run's clock: seconds since 1970-01-01T00:00:00Z */
};

/* The sibling, or NULL if it is absent (or `siblings` is NULL). */
const struct pl_value *pl_sibling(const struct pl_siblings *siblings,
                                  size_t index);

#endif

/*
 * Siblings: the members beside a value that its rule mentions, and what else a
 * check needs from outside. Which sibling has which index was settled when the
 * rule was loaded.
 */
#ifndef PL_CHECK_SIBLINGS_H
#define PL_CHECK_SIBLINGS_H

#include <stddef.h>
#include <stdint.h>

#include "check/work.h"
#include "model/value.h"

struct pl_siblings {
    const struct pl_value *const *values; /* NULL where absent */
    size_t count;
    int64_t now; /* the run's clock: seconds since 1970-01-01T00:00:00Z */
    struct pl_work *work; /* may be NULL */
};

/* The sibling, or NULL if it is absent (or `siblings` is NULL). */
const struct pl_value *pl_sibling(const struct pl_siblings *siblings,
                                  size_t index);

/* Tell whether `regex` matches, with the work of the siblings (may be NULL). */
bool pl_siblings_match(const struct pl_siblings *siblings,
                       const pl_regex *regex, struct pl_slice text);

/* Tell whether a pattern gave up, so that no answer means anything. */
bool pl_siblings_gave_up(const struct pl_siblings *siblings);

#endif

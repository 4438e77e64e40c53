/*
 * Siblings: the members that stand beside a value in its object and that its
 * rule mentions, plus whatever else from outside a check needs. The index of
 * each sibling was assigned when the rule was loaded.
 */
#ifndef PL_CHECK_SIBLINGS_H
#define PL_CHECK_SIBLINGS_H

#include <stddef.h>
#include <stdint.h>

#include "check/work.h"
#include "model/value.h"

struct pl_siblings {
    const struct pl_value *const *values; /* by index; NULL: the member is
                                             absent */
    size_t count;
    int64_t now; /* the run's clock: seconds since 1970-01-01T00:00:00Z */
    struct pl_work *work; /* may be NULL */
};

/* The sibling, or NULL if it is absent (or `siblings` is NULL). */
const struct pl_value *pl_sibling(const struct pl_siblings *siblings,
                                  size_t index);

/* Tell whether `regex` matches `text`, using the work area of `siblings` (which
 * may be NULL). */
bool pl_siblings_match(const struct pl_siblings *siblings,
                       const pl_regex *regex, struct pl_slice text);

/* Tell whether a pattern gave up since the last pl_work_take(): answers then
 * mean nothing. */
bool pl_siblings_gave_up(const struct pl_siblings *siblings);

#endif

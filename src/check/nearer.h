/*
 * Nearer: find the nearest of several candidates that are not in one array, one
 * candidate at a time.
 */
#ifndef PL_CHECK_NEARER_H
#define PL_CHECK_NEARER_H

#include "base/nearest.h"

/* Tell whether `candidate` is near `word`, and nearer than `best`, the nearest
 * candidate so far (NULL data: there is none yet). */
static inline bool pl_is_nearer(struct pl_slice word, struct pl_slice best,
                                struct pl_slice candidate) {
    struct pl_slice pair[2] = {best, candidate};

    if (best.data == NULL)
        return pl_is_near(word, candidate);
    return pl_nearest(word, pair, 2) == 1;
}

#endif

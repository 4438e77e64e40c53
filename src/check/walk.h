/*
 * Walk: every value inside a container that has content, in document order,
 * without recursion. It goes PL_WALK_DEPTH_MAX brackets deep, which is more
 * than the reader lets in; what is deeper is passed over.
 */
#ifndef PL_CHECK_WALK_H
#define PL_CHECK_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/value.h"

#define PL_WALK_DEPTH_MAX 1024

struct pl_walk_frame {
    const struct pl_value *container;
    uint64_t next; /* the index of its next child */
};

struct pl_walk {
    struct pl_walk_frame frames[PL_WALK_DEPTH_MAX];
    size_t depth;                /* of the value that came last: how many
                                    containers it is in */
    size_t open;                 /* frames in use */
    const struct pl_value *root; /* until it has come */
};

/* Walk over `root` and all that is in it. */
void pl_walk_init(struct pl_walk *walk, const struct pl_value *root);

/* The next value, the root first; NULL after the last. `*key` is its key where
 * it is a member, else NULL. */
const struct pl_value *pl_walk_next(struct pl_walk *walk,
                                    const struct pl_value **key);

/* The number of brackets open at the deepest place in `value`: 0 for a scalar,
 * 1 for a flat container. */
uint64_t pl_walk_depth(const struct pl_value *value);

#endif

/*
 * Walk: iterate over a container that has content and every value inside it, in
 * document order, without recursion. The walk descends through
 * PL_WALK_DEPTH_MAX levels, more than the reader lets in; it does not enter
 * anything deeper.
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
    size_t depth;                /* of the value returned last: the number of
                                    containers around it */
    size_t open;                 /* frames in use */
    const struct pl_value *root; /* not returned yet; NULL once it was */
};

/* Start a walk over `root` and everything inside it. */
void pl_walk_init(struct pl_walk *walk, const struct pl_value *root);

/* The next value, `root` first; NULL after the last one. `*key` is set to the
 * key of a member, else to NULL. */
const struct pl_value *pl_walk_next(struct pl_walk *walk,
                                    const struct pl_value **key);

/* The greatest number of brackets open at one place in `value`: 0 for a scalar,
 * 1 for a container without containers inside. */
uint64_t pl_walk_depth(const struct pl_value *value);

#endif

/*
 * Names: an ordered list of words in settings (keys, enum words).
 */
#ifndef PL_BASE_NAMES_H
#define PL_BASE_NAMES_H

#include <stddef.h>

#include "base/slice.h"

struct pl_names {
    const struct pl_slice *items;
    size_t count;
};

/* The index of `name`, or SIZE_MAX. */
size_t pl_names_find(const struct pl_names *names, struct pl_slice name);

#endif

/*
 * Locator: offsets and character indexes of a text in memory to places. A
 * locator remembers where it was, so that asking in ascending order costs one
 * pass. Lines and columns are counted as model/window.h says.
 */
#ifndef PL_MODEL_LOCATOR_H
#define PL_MODEL_LOCATOR_H

#include "model/window.h"

struct pl_locator {
    struct pl_slice text;
    uint64_t index; /* code points before `place`, without a byte order mark */
    struct pl_place place;
};

/* Start at the beginning of `text`, which outlives the locator. */
void pl_locator_init(struct pl_locator *locator, struct pl_slice text);

/* The place of the code point number `index` (from 0); the end if there are
 * fewer. */
struct pl_place pl_locate_index(struct pl_locator *locator, uint64_t index);

/* The place of the byte at `offset`; the end if there are fewer. */
struct pl_place pl_locate_offset(struct pl_locator *locator, uint64_t offset);

#endif

/*
 * Locator: converts offsets, or indexes of characters, in a text in memory to
 * places. A locator remembers its last position, so queries in ascending order
 * take one pass in total. Lines and columns are counted as model/window.h
 * defines.
 */
#ifndef PL_MODEL_LOCATOR_H
#define PL_MODEL_LOCATOR_H

#include "model/window.h"

struct pl_locator {
    struct pl_slice text;
    uint64_t index; /* number of code points before `place`, not counting a byte
                       order mark */
    struct pl_place place;
};

/* Start at the beginning of `text`, which outlives the locator. */
void pl_locator_init(struct pl_locator *locator, struct pl_slice text);

/* The place of code point number `index` (from 0), or the end of the text if it
 * is shorter. */
struct pl_place pl_locate_index(struct pl_locator *locator, uint64_t index);

/* The place of the byte at `offset`, or the end of the text if it is
 * shorter. */
struct pl_place pl_locate_offset(struct pl_locator *locator, uint64_t offset);

#endif

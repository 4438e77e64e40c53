/*
 * Feed: where bytes come from, a piece at a time.
 */
#ifndef PL_MODEL_FEED_H
#define PL_MODEL_FEED_H

#include "base/slice.h"
#include "base/status.h"

/* `read` fills up to `room` bytes and returns how many; 0 is the end, or an
 * error, which it stores in `*status`. */
struct pl_feed {
    size_t (*read)(void *self, char *into, size_t room, enum pl_status *status);
    void *self;
};

/* Copy up to `room` bytes of what is left of a text, and leave the rest.
 * Returns how many. */
size_t pl_feed_take(struct pl_slice *left, char *into, size_t room);

/* The feed of a text: it takes from `left`, which must outlive it. */
struct pl_feed pl_feed_text(struct pl_slice *left);

#endif

/*
 * Feed: a source of bytes that is read piece by piece.
 */
#ifndef PL_MODEL_FEED_H
#define PL_MODEL_FEED_H

#include "base/slice.h"
#include "base/status.h"

/* `read` writes up to `room` bytes to `into` and returns how many. 0 means the
 * end, or an error, which it stores in `*status`. */
struct pl_feed {
    size_t (*read)(void *self, char *into, size_t room, enum pl_status *status);
    void *self;
};

/* Copy up to `room` bytes from the front of `*left` to `into` and remove them
 * from `*left`. Returns how many. */
size_t pl_feed_take(struct pl_slice *left, char *into, size_t room);

/* A feed that takes its bytes from `*left`, which must outlive it. */
struct pl_feed pl_feed_text(struct pl_slice *left);

#endif

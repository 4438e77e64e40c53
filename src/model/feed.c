#include "model/feed.h"

size_t pl_feed_take(struct pl_slice *left, char *into, size_t room) {
    size_t n = left->len < room ? left->len : room;
    if (n == 0)
        return 0;
    memcpy(into, left->data, n);
    *left = pl_slice_of(left->data + n, left->len - n);
    return n;
}

static size_t read_text(void *self, char *into, size_t room,
                        enum pl_status *status) {
    *status = PL_STATUS_OK;
    return pl_feed_take(self, into, room);
}

struct pl_feed pl_feed_text(struct pl_slice *left) {
    return (struct pl_feed){read_text, left};
}

#include "lib/beginning.h"

#define CHUNK 16384

void pl_beginning_init(struct pl_beginning *beginning, struct pl_heap *heap) {
    *beginning = (struct pl_beginning){.status = PL_STATUS_OK};
    pl_buf_init(&beginning->text, heap);
}

void pl_beginning_fini(struct pl_beginning *beginning) {
    pl_buf_fini(&beginning->text);
}

static size_t take(struct pl_beginning *beginning, char *into, size_t room) {
    if (beginning->at_end)
        return 0;
    size_t n = beginning->feed.read(beginning->feed.self, into, room,
                                    &beginning->status);
    beginning->at_end = n == 0;
    return n;
}

void pl_beginning_more(struct pl_beginning *beginning, size_t size) {
    char chunk[CHUNK];
    while (!beginning->at_end && beginning->text.len < size) {
        size_t room = size - beginning->text.len;
        size_t n = take(beginning, chunk, room < CHUNK ? room : CHUNK);
        pl_buf_add(&beginning->text, chunk, n);
    }
    beginning->left = pl_buf_slice(&beginning->text);
}

void pl_beginning_read(struct pl_beginning *beginning, struct pl_feed feed,
                       size_t size) {
    pl_buf_clear(&beginning->text);
    beginning->feed = feed;
    beginning->status = PL_STATUS_OK;
    beginning->at_end = false;
    pl_beginning_more(beginning, size);
}

static size_t give(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct pl_beginning *beginning = self;
    size_t n = pl_feed_take(&beginning->left, into, room);
    if (n == 0 && room > 0) {
        n = take(beginning, into, room);
        *status = beginning->status;
    }
    return n;
}

struct pl_feed pl_beginning_feed(struct pl_beginning *beginning) {
    return (struct pl_feed){give, beginning};
}

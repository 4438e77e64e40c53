/*
 * Beginning: a feed whose first bytes were looked at, to see what they are the
 * beginning of.
 */
#ifndef PL_LIB_BEGINNING_H
#define PL_LIB_BEGINNING_H

#include "base/buf.h"
#include "model/window.h"

struct pl_beginning {
    struct pl_buf text;   /* what was read so far */
    struct pl_slice left; /* of it, that is still to be given */
    struct pl_feed feed;  /* of the rest */
    enum pl_status status;
    bool at_end;
};

void pl_beginning_init(struct pl_beginning *beginning, struct pl_heap *heap);
void pl_beginning_fini(struct pl_beginning *beginning);

/* Read `size` bytes of a feed, which must live as long; fewer if it ends or
 * fails before. */
void pl_beginning_read(struct pl_beginning *beginning, struct pl_feed feed,
                       size_t size);

/* Read on until there are `size` bytes. */
void pl_beginning_more(struct pl_beginning *beginning, size_t size);

/* All of it again, and what follows. */
struct pl_feed pl_beginning_feed(struct pl_beginning *beginning);

#endif

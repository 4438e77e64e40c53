/*
 * Beginning: a feed whose first bytes can be looked at before the feed is read
 * from its start.
 */
#ifndef PL_LIB_BEGINNING_H
#define PL_LIB_BEGINNING_H

#include "base/buf.h"
#include "model/window.h"

struct pl_beginning {
    struct pl_buf text;   /* all that was looked at */
    struct pl_slice left; /* what of `text` the feed has still to give */
    struct pl_feed feed;  /* gives what follows `text` */
    enum pl_status status;
    bool at_end;
};

void pl_beginning_init(struct pl_beginning *beginning, struct pl_heap *heap);
void pl_beginning_fini(struct pl_beginning *beginning);

/* Read the first `size` bytes of `feed`, fewer if it ends or fails before.
 * `feed` must live as long as the beginning. */
void pl_beginning_read(struct pl_beginning *beginning, struct pl_feed feed,
                       size_t size);

/* Read on until `text` has `size` bytes. */
void pl_beginning_more(struct pl_beginning *beginning, size_t size);

/* A feed of the whole: `text`, then the rest. */
struct pl_feed pl_beginning_feed(struct pl_beginning *beginning);

#endif

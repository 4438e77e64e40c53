/*
 * Content: read a container a second time, into a tree of values, for the
 * checks that look inside it (PL_SCOPE_CONTENT).
 */
#ifndef PL_ENGINE_CONTENT_H
#define PL_ENGINE_CONTENT_H

#include "base/arena.h"
#include "model/value.h"
#include "json/reader.h"

/* The most keys and values that a tree may have. */
#define PL_CONTENT_VALUES_MAX 1000000

struct pl_content {
    struct pl_heap *heap;
    struct pl_arena arena;    /* holds the tree that was read last */
    struct pl_value *pending; /* stack: keys and values of the open
                                 containers */
    size_t pending_count, pending_cap;
    /* a copy of the bytes of the container */
    struct pl_window text;
    pl_reader *reader;
    uint64_t base; /* offset of `text` in the document */
    bool has_window;
    bool has_mistakes;
    struct pl_buf decoded;
};

enum pl_content_status {
    PL_CONTENT_READ,
    PL_CONTENT_BROKEN, /* the text has a mistake, or is no longer in memory: no
                          rule looks at it */
    PL_CONTENT_TOO_LARGE
};

void pl_content_init(struct pl_content *content, struct pl_heap *heap);
void pl_content_fini(struct pl_content *content);

/* Fill `value`, a container whose span lies in `window`, with its content. The
 * content lives until the next call. If its bytes have left the window, the
 * result is PL_CONTENT_BROKEN. */
enum pl_content_status pl_content_read(struct pl_content *content,
                                       struct pl_window *window,
                                       struct pl_value *value);

#endif

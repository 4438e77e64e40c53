/*
 * Content: a container read once more, into a tree of values, for the checks
 * that look inside it.
 */
#ifndef PL_ENGINE_CONTENT_H
#define PL_ENGINE_CONTENT_H

#include "base/arena.h"
#include "model/value.h"
#include "json/reader.h"

/* Values and keys that a tree may have. */
#define PL_CONTENT_VALUES_MAX 1000000

struct pl_content {
    struct pl_heap *heap;
    struct pl_arena arena;    /* of the last tree */
    struct pl_value *pending; /* keys and values of what is open, a stack */
    size_t pending_count, pending_cap;
    struct pl_window text;
    pl_reader *reader;
    uint64_t base; /* of the text, in the document */
    bool has_window;
    bool has_mistakes;
    struct pl_buf decoded;
};

enum pl_content_status {
    PL_CONTENT_READ,
    PL_CONTENT_BROKEN, /* it holds a mistake: no rule looks at it */
    PL_CONTENT_TOO_LARGE
};

void pl_content_init(struct pl_content *content, struct pl_heap *heap);
void pl_content_fini(struct pl_content *content);

/* Fill `value`, a container whose span lies in `window`, with its content,
 * which lives until the next call. Where the window has let go of its bytes,
 * it is PL_CONTENT_BROKEN. */
enum pl_content_status pl_content_read(struct pl_content *content,
                                       struct pl_window *window,
                                       struct pl_value *value);

#endif

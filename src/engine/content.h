/*
 * Content: a container read once more, into a tree of values, for the checks
 * that look inside it.
 */
#ifndef PL_ENGINE_CONTENT_H
#define PL_ENGINE_CONTENT_H

#include "base/arena.h"
#include "model/value.h"
#include "json/reader.h"

struct pl_content {
    struct pl_heap *heap;
    struct pl_arena arena; /* of the last tree */
    struct pl_window text;
    pl_reader *reader;
    bool has_window;
    bool has_mistakes;
    struct pl_buf decoded;
};

void pl_content_init(struct pl_content *content, struct pl_heap *heap);
void pl_content_fini(struct pl_content *content);

/* Fill `value`, a container whose span lies in `window`, with its content,
 * which lives until the next call. Returns false if its bytes are not there or
 * hold a mistake: then it is looked at by no rule. */
bool pl_content_read(struct pl_content *content, struct pl_window *window,
                     struct pl_value *value);

#endif

/*
 * Blocks: the block structure of a Markdown page as CommonMark defines it, as
 * far as it takes to find the blocks of code: fenced and indented ones, and
 * what stands between <pre> and </pre>, in lists and block quotes too.
 */
#ifndef PL_INPUT_BLOCKS_H
#define PL_INPUT_BLOCKS_H

#include "input/workspace.h"

enum pl_block_kind {
    PL_BLOCK_FENCE,
    PL_BLOCK_INDENTED,
    PL_BLOCK_PRE /* HTML: entities and tags are still in it */
};

struct pl_block {
    enum pl_block_kind kind;
    struct pl_slice info;    /* of a fence, as written */
    struct pl_extract *code; /* its lines without what stands before them */
    struct pl_span span;     /* of the page: from its first to its last line */
};

struct pl_block_taker {
    void (*block)(void *self, const struct pl_block *block);
    void *self;
};

/* Hand over each block of code in `page`, in order. Memory comes from `space`.
 */
void pl_blocks_find(struct pl_workspace *space, const struct pl_extract *page,
                    struct pl_block_taker taker);

#endif

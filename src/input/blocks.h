/*
 * Blocks: the blocks of code in a Markdown page: fenced and indented ones, and
 * the text between <pre> and </pre>, also in lists and block quotes. The block
 * structure of CommonMark is read only as far as that takes.
 */
#ifndef PL_INPUT_BLOCKS_H
#define PL_INPUT_BLOCKS_H

#include "input/workspace.h"

enum pl_block_kind {
    PL_BLOCK_FENCE,
    PL_BLOCK_INDENTED,
    PL_BLOCK_PRE /* HTML: it still has entities and tags */
};

struct pl_block {
    enum pl_block_kind kind;
    struct pl_slice info;    /* of a fence: its info string, as written */
    struct pl_extract *code; /* its lines, without margins of lists and
                                quotes */
    struct pl_span span;     /* bytes of the page, from its first line to its
                                last */
};

struct pl_block_taker {
    void (*block)(void *self, const struct pl_block *block);
    void *self;
};

/* Give each block of code in `page` to `taker`, in order. Memory comes from
 * `space`. */
void pl_blocks_find(struct pl_workspace *space, const struct pl_extract *page,
                    struct pl_block_taker taker);

#endif

/*
 * Template: a message with {placeholders} and [optional parts]. See
 * docs/rules.md.
 */
#ifndef PL_RULES_TEMPLATE_H
#define PL_RULES_TEMPLATE_H

#include "base/buf.h"

struct pl_template_error {
    size_t offset; /* in the text, in bytes */
    struct pl_slice message;
};

/* A place in a template. */
struct pl_template_reader {
    struct pl_slice text;
    size_t at;
};

enum pl_piece_kind {
    PL_PIECE_TEXT,
    PL_PIECE_NAME,   /* a placeholder */
    PL_PIECE_OPTION, /* an optional part begins */
    PL_PIECE_CLOSE   /* it ends */
};

struct pl_piece {
    enum pl_piece_kind kind;
    struct pl_slice text; /* the literal, or the placeholder's name */
};

/* Read the next piece. Returns false at the end, and where a placeholder is
 * malformed, with `*error` filled then. */
bool pl_template_next(struct pl_template_reader *reader, struct pl_piece *out,
                      struct pl_template_error *error);

/* Tell whether `text` is a template: its braces and brackets match, no name is
 * malformed. If not, `*error` is filled. */
bool pl_template_check(struct pl_slice text, struct pl_template_error *error);

/* Gives the value of a placeholder; NULL data where it has none. */
struct pl_template_values {
    struct pl_slice (*get)(void *self, struct pl_slice name);
    void *self;
};

/* Append `text` rendered, which is a template; a placeholder without value
 * outside an optional part renders as nothing. */
void pl_template_render(struct pl_slice text, struct pl_template_values values,
                        struct pl_buf *out);

#endif

/*
 * Template: the text of a message with {placeholders} and [optional parts],
 * which are left out if a placeholder inside has no value. See docs/rules.md.
 */
#ifndef PL_RULES_TEMPLATE_H
#define PL_RULES_TEMPLATE_H

#include "base/buf.h"

struct pl_template_error {
    size_t offset; /* in the text, in bytes */
    struct pl_slice message;
};

/* A reader of the pieces of a template. */
struct pl_template_reader {
    struct pl_slice text;
    size_t at;
};

enum pl_piece_kind {
    PL_PIECE_TEXT,
    PL_PIECE_NAME,   /* a placeholder */
    PL_PIECE_OPTION, /* the start of an optional part */
    PL_PIECE_CLOSE   /* the end of an optional part */
};

struct pl_piece {
    enum pl_piece_kind kind;
    struct pl_slice text; /* the literal text, or the name of the placeholder */
};

/* Read the next piece. Returns false at the end, and at a malformed
 * placeholder; only the latter sets `*error`. */
bool pl_template_next(struct pl_template_reader *reader, struct pl_piece *out,
                      struct pl_template_error *error);

/* Tell whether `text` is a valid template: braces and brackets match, and names
 * are well-formed. If not, `*error` is set. */
bool pl_template_check(struct pl_slice text, struct pl_template_error *error);

/* `get` returns the value of a placeholder; NULL data if it has none. */
struct pl_template_values {
    struct pl_slice (*get)(void *self, struct pl_slice name);
    void *self;
};

/* Append the template `text` with its placeholders replaced. A placeholder
 * without a value outside an optional part is replaced by nothing. */
void pl_template_render(struct pl_slice text, struct pl_template_values values,
                        struct pl_buf *out);

#endif

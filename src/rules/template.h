/*
 * Template: a message with {placeholders} and [optional parts]. See
 * docs/rules.md.
 */
#ifndef PL_RULES_TEMPLATE_H
#define PL_RULES_TEMPLATE_H

#include "base/arena.h"
#include "base/buf.h"

enum pl_piece_kind {
    PL_PIECE_TEXT,
    PL_PIECE_NAME,  /* a placeholder */
    PL_PIECE_OPTION /* `count` pieces after it are dropped if one of the names
                       among them has no value */
};

struct pl_piece {
    enum pl_piece_kind kind;
    struct pl_slice text; /* the literal, or the placeholder's name */
    size_t count;
};

struct pl_template {
    const struct pl_piece *pieces;
    size_t count;
};

struct pl_template_error {
    size_t offset; /* in the text, in bytes */
    struct pl_slice message;
};

/* Parse `text`, which outlives the template, into `arena`. Returns false with
 * `*error` filled if braces or brackets do not match or a name is malformed. */
bool pl_template_parse(struct pl_template *out, struct pl_arena *arena,
                       struct pl_slice text, struct pl_template_error *error);

/* Gives the value of a placeholder; NULL data where it has none. */
struct pl_template_values {
    struct pl_slice (*get)(void *self, struct pl_slice name);
    void *self;
};

/* Append the rendered message; a placeholder without value outside an optional
 * part renders as nothing. */
void pl_template_render(const struct pl_template *message,
                        struct pl_template_values values, struct pl_buf *out);

#endif

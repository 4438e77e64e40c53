/*
 * Origin: maps each byte of a text to the place in the source from which the
 * text was taken: a fence of a page, the body of a curl command, a JSON string
 * that contains JSON. A plain document has no origin.
 *
 * An origin is a list of pieces, in the order of the text and without gaps. The
 * bytes of a verbatim piece are the bytes of the source, one for one. In any
 * other piece each byte stands for the whole range of the source: an escape
 * that was decoded, an entity, or, if the range is empty, text that is not in
 * the source and was made up.
 */
#ifndef PL_MODEL_ORIGIN_H
#define PL_MODEL_ORIGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/span.h"

struct pl_window;

#define PL_LAYERS_MAX 8

struct pl_origin_piece {
    uint64_t text;         /* offset of the piece's first byte in the text */
    struct pl_span source; /* the range of the source that it stands for */
    bool is_verbatim;
};

/* One of the enclosing notations of a text: the string of a shell, the margin
 * of a page. */
struct pl_layer {
    /* Append `text`, which is to replace a part of the verbatim text, as it
     * must be written in this notation (in a JSON string `"` is `\"`). Returns
     * false if it cannot be written. */
    bool (*write)(struct pl_slice text, struct pl_buf *out);
};

/* The layers from the innermost outwards. Layers that take any text unchanged
 * are left out. A `count` above PL_LAYERS_MAX means that there are too many to
 * write through. */
struct pl_layers {
    const struct pl_layer *items[PL_LAYERS_MAX];
    size_t count;
};

struct pl_origin {
    const struct pl_origin_piece *pieces;
    size_t count;
    uint64_t length; /* of the text, in bytes */
    struct pl_layers layers;
    struct pl_window *source; /* holds all of the source */
};

/* The offset in the source of text that begins, or ends, at `offset` of the
 * text. An offset beyond the text counts as its end. */
uint64_t pl_origin_start(const struct pl_origin *origin, uint64_t offset);
uint64_t pl_origin_end(const struct pl_origin *origin, uint64_t offset);

/* The span of the source that the bytes of `span` stand for; an empty span
 * stays empty. */
struct pl_span pl_origin_span(const struct pl_origin *origin,
                              struct pl_span span);

/* Find the bytes of the source that are the same as those of `span`. Returns
 * false if there are none: the span is not verbatim, or not in one piece. An
 * empty span must be next to a verbatim piece. */
bool pl_origin_verbatim(const struct pl_origin *origin, struct pl_span span,
                        struct pl_span *out);

/* Tell whether the non-empty `span` lies in one piece that is not verbatim and
 * stands for more than one character, so that it is more than an escape. */
bool pl_origin_is_made(const struct pl_origin *origin, struct pl_span span);

/* Append `text` to `out` as it must be written in the source in place of
 * verbatim text. `spare` is overwritten. Returns false if it cannot be
 * written. */
bool pl_origin_write(const struct pl_origin *origin, struct pl_slice text,
                     struct pl_buf *out, struct pl_buf *spare);

#endif

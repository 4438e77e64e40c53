/*
 * Origin: where the bytes of a text stand in the source that it was taken out
 * of: a fence of a page, the body of a curl command, a JSON string that holds
 * JSON. A plain document has none.
 *
 * An origin is a list of pieces, in the order of the text and without gaps. A
 * verbatim piece has the source's bytes one for one. Of any other piece each
 * byte stands for the whole range of the source: an escape that was resolved,
 * an entity, or, where the range is empty, text that is not in the source and
 * was made for the place.
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
    uint64_t text;         /* offset of its first byte in the text */
    struct pl_span source; /* what it stands for */
    bool is_verbatim;
};

/* One of the texts around a text: a shell's string, a page's margin. */
struct pl_layer {
    /* Append `text`, which is to replace some of the verbatim text, as it has
     * to be written there (within a JSON string `"` is `\"`). Returns false if
     * it cannot be. */
    bool (*write)(struct pl_slice text, struct pl_buf *out);
};

/* From the innermost layer on; those that take any text as it is are left out.
 * A count past the maximum says that there were too many to write through. */
struct pl_layers {
    const struct pl_layer *items[PL_LAYERS_MAX];
    size_t count;
};

struct pl_origin {
    const struct pl_origin_piece *pieces;
    size_t count;
    uint64_t length; /* of the text */
    struct pl_layers layers;
    struct pl_window *source; /* holds all of the source */
};

/* The place in the source of what begins at `offset` of the text, or ends
 * before it. An offset past the text is its end. */
uint64_t pl_origin_start(const struct pl_origin *origin, uint64_t offset);
uint64_t pl_origin_end(const struct pl_origin *origin, uint64_t offset);

/* What the bytes of `span` stand for; an empty span stays empty. */
struct pl_span pl_origin_span(const struct pl_origin *origin,
                              struct pl_span span);

/* Find the bytes of the source that are those of `span`, one for one. Returns
 * false if there are none: it is not verbatim, or not in one piece. What is
 * empty stands behind a verbatim piece, or before one. */
bool pl_origin_verbatim(const struct pl_origin *origin, struct pl_span span,
                        struct pl_span *out);

/* Tell whether all of `span`, which is not empty, is in one piece that is not
 * verbatim, and means more than a character: it is not how that is written. */
bool pl_origin_is_made(const struct pl_origin *origin, struct pl_span span);

/* Append to `out` how `text` is written in the source, in place of something
 * verbatim; `spare` is written over. Returns false if it cannot be. */
bool pl_origin_write(const struct pl_origin *origin, struct pl_slice text,
                     struct pl_buf *out, struct pl_buf *spare);

#endif

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

struct pl_origin_piece {
    uint64_t text;         /* offset of its first byte in the text */
    struct pl_span source; /* what it stands for */
    bool is_verbatim;
};

struct pl_origin {
    const struct pl_origin_piece *pieces;
    size_t count;
    struct pl_window *source; /* holds all of the source */
    /* Write `text`, which is to replace some of the verbatim text, as the
     * source has to say it (within a JSON string `"` is `\"`). Returns false if
     * it cannot be said there. NULL: as it is. */
    bool (*write)(struct pl_slice text, struct pl_buf *out);
};

/* The place in the source of what begins at `offset` of the text, or ends
 * before it. An offset past the last piece is the end of that. */
uint64_t pl_origin_start(const struct pl_origin *origin, uint64_t offset);
uint64_t pl_origin_end(const struct pl_origin *origin, uint64_t offset);

/* What the bytes of `span` stand for; an empty span stays empty. */
struct pl_span pl_origin_span(const struct pl_origin *origin,
                              struct pl_span span);

/* Tell whether all of `span` is verbatim and in one piece, or, of an empty one,
 * whether it stands in or beside such a piece. */
bool pl_origin_is_verbatim(const struct pl_origin *origin, struct pl_span span);

#endif

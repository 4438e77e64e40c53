/*
 * Extract: a text that is put together from pieces of another text, which may
 * be an extract, too. It knows for each byte where in the source (the file) it
 * came from: its origin (model/origin.h). So a curl command in a fence in a
 * block quote has an origin that leads straight to the file.
 *
 * A byte may be copied from the other text; or be the meaning of some bytes of
 * it (an escape); or be made, that is, written nowhere, but with a place.
 */
#ifndef PL_INPUT_EXTRACT_H
#define PL_INPUT_EXTRACT_H

#include "base/buf.h"
#include "model/origin.h"

struct pl_extract {
    struct pl_heap *heap;
    struct pl_buf text;
    struct pl_origin_piece *pieces; /* pieces of `text`, with their place in the
                                       source */
    size_t count, cap;
    struct pl_layers layers;
};

/* A layer of text in which nothing can be replaced, because it is not known how
 * the new text would have to be written. */
extern const struct pl_layer pl_layer_sealed;

/* Make an empty extract. The caller must call _fini() in any case. */
void pl_extract_init(struct pl_extract *extract, struct pl_heap *heap);
void pl_extract_fini(struct pl_extract *extract);

/* Make it a copy of a whole source. */
void pl_extract_source(struct pl_extract *extract, struct pl_slice source);

/* Empty it, but keep its memory: it will be put together from `from`, whose
 * text is written as `layer` says (NULL: as it is). */
void pl_extract_begin(struct pl_extract *extract, const struct pl_extract *from,
                      const struct pl_layer *layer);

/* Append a copy of the bytes of `from` from `start` to `end`. */
void pl_extract_copy(struct pl_extract *extract, const struct pl_extract *from,
                     size_t start, size_t end);

/* Append `text`, the meaning of the bytes `range` of `from`. If `range` is
 * empty, `text` is made for that place. */
void pl_extract_mean(struct pl_extract *extract, const struct pl_extract *from,
                     struct pl_span range, struct pl_slice text);

/* Cut the text to `len` bytes, if it is longer. */
void pl_extract_cut(struct pl_extract *extract, size_t len);

/* Append `text`, made for the place behind the last byte of `from` before `at`.
 * In the source that may not be the place of the byte at `at`. */
void pl_extract_mean_behind(struct pl_extract *extract,
                            const struct pl_extract *from, size_t at,
                            struct pl_slice text);

/* The text. Valid until the next addition. */
static inline struct pl_slice
pl_extract_text(const struct pl_extract *extract) {
    return pl_buf_slice(&extract->text);
}

/* The origin of the text. It borrows the pieces; `source` must hold the whole
 * source. */
struct pl_origin pl_extract_origin(const struct pl_extract *extract,
                                   struct pl_window *source);

#endif

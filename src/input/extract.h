/*
 * Extract: a text that is put together from pieces of another, which may itself
 * be an extract, and knows for each byte where in the source it came from. The
 * origins are composed as it grows: a curl command in a fence in a blockquote
 * has one origin, that leads to the file.
 */
#ifndef PL_INPUT_EXTRACT_H
#define PL_INPUT_EXTRACT_H

#include "base/buf.h"
#include "model/origin.h"

struct pl_extract {
    struct pl_heap *heap;
    struct pl_buf text;
    struct pl_origin_piece *pieces; /* of `text`, in the source */
    size_t count, cap;
    struct pl_layers layers;
};

/* A text in which nothing can be replaced: nobody knows how it is to be written
 * there. */
extern const struct pl_layer pl_layer_sealed;

/* Make an empty extract, which the caller owns whatever happens then. */
void pl_extract_init(struct pl_extract *extract, struct pl_heap *heap);
void pl_extract_fini(struct pl_extract *extract);

/* Let it be all of a source, byte for byte. */
void pl_extract_source(struct pl_extract *extract, struct pl_slice source);

/* Empty it, keeping its memory: it is to be put together from `from`, where its
 * text stands as `layer` writes it (NULL: as it is). */
void pl_extract_begin(struct pl_extract *extract, const struct pl_extract *from,
                      const struct pl_layer *layer);

/* Append the bytes of `from` from `start` to `end` as they are. */
void pl_extract_copy(struct pl_extract *extract, const struct pl_extract *from,
                     size_t start, size_t end);

/* Append `text`, which the bytes of `from` in `range` mean (an
 * escape); of an empty range it is made for that place. */
void pl_extract_mean(struct pl_extract *extract, const struct pl_extract *from,
                     struct pl_span range, struct pl_slice text);

/* Cut its text to `len` bytes, if it is longer. */
void pl_extract_cut(struct pl_extract *extract, size_t len);

/* Append `text`, which is made for behind the byte of `from` before `at`: where
 * pieces that lie apart meet, that is not where the next byte is. */
void pl_extract_mean_behind(struct pl_extract *extract,
                            const struct pl_extract *from, size_t at,
                            struct pl_slice text);

/* Its text, until the next addition. */
static inline struct pl_slice
pl_extract_text(const struct pl_extract *extract) {
    return pl_buf_slice(&extract->text);
}

/* The origin of its text, which borrows the pieces; `source` holds the whole
 * source. */
struct pl_origin pl_extract_origin(const struct pl_extract *extract,
                                   struct pl_window *source);

#endif

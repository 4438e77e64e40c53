/*
 * Shape: what a document is, told by the keys of its top level and of the first
 * element under it, within the first PL_SHAPE_BYTES.
 */
#ifndef PL_ENGINE_SHAPE_H
#define PL_ENGINE_SHAPE_H

#include "base/map.h"
#include "rules/ruleset.h"
#include "json/reader.h"

#define PL_SHAPE_BYTES (64 * 1024)

/* Reads the beginnings of documents; one for each run. A word is a key that
 * some shape asks for, by number; `turn` counts the documents, and a word was
 * seen in this one where its turn is written. */
struct pl_shapes {
    struct pl_heap *heap;
    const pl_ruleset *ruleset;
    struct pl_map words;
    uint32_t turn;
    uint32_t *top;   /* by word: keys of the top level */
    uint32_t *first; /* by word: keys of the first element of an array */
    uint32_t
        *under;     /* by word and word: keys of the (first) object under one */
    uint32_t *read; /* by word: the object under it was read */
    struct pl_slice text; /* of the document that is read, what is left of it */
    struct pl_window window;
    pl_reader *reader;
    bool has_window;
    bool is_array, is_object, has_first, is_whole;
    struct pl_buf decoded;
};

/* Make one in place, which the caller owns whatever happens then. */
void pl_shapes_init(struct pl_shapes *shapes, struct pl_heap *heap);
void pl_shapes_fini(struct pl_shapes *shapes);

/* Make it ready for the shapes of `ruleset`. */
void pl_shapes_use(struct pl_shapes *shapes, const pl_ruleset *ruleset);

/* The shape of the document that begins with `text`, or PL_SHAPE_UNKNOWN. */
size_t pl_shapes_decide(struct pl_shapes *shapes, struct pl_slice text,
                        enum pl_framing framing);

#endif

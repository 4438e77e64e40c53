/*
 * Shape: tell what kind of document a text is. It looks at the keys of the top
 * level, the keys of the first element under it, and some strings there, within
 * the first PL_SHAPE_BYTES.
 *
 * A word is a key that some shape asks for, or a trait. Words are numbered; a
 * set of words is a bit set of `stride` numbers of 64 bits.
 */
#ifndef PL_ENGINE_SHAPE_H
#define PL_ENGINE_SHAPE_H

#include "engine/words.h"
#include "rules/ruleset.h"
#include "json/reader.h"

#define PL_SHAPE_BYTES (64 * 1024)

/* A condition on the keys of one object, as sets of words (see struct
 * pl_shape_keys). */
struct pl_clause {
    const uint64_t *any_key, *all_keys, *no_key, *of; /* NULL: not asked */
    uint64_t at_least;
    uint32_t first_of;             /* word of the key whose (first) object
                                      `first` is about, or PL_WORD_NONE */
    const struct pl_clause *first; /* alternatives: one must hold */
    size_t first_count;
};

/* The trait that the string under a key matches a pattern. In sets it has a
 * number of its own, behind those of the keys. */
struct pl_trait {
    uint32_t word;
    const struct pl_names *patterns;
};

/* Decides the shapes of documents; one for each run. */
struct pl_shapes {
    struct pl_heap *heap;
    struct pl_arena arena;
    const pl_ruleset *ruleset;
    struct pl_words words;
    struct pl_trait *traits;
    uint32_t trait_count;
    size_t stride;
    const struct pl_clause **clauses; /* for each shape: its alternatives */
    uint64_t *top;                    /* words seen in the top level */
    uint64_t *first; /* words seen in the first element of an array */
    uint64_t *read;  /* keys whose object, or first element, was read … */
    uint64_t *under; /* … and for each key, at key * stride: the words seen
                        there */
    struct pl_slice text; /* what the reader has still to get of the document */
    struct pl_window window;
    pl_reader *reader;
    bool has_window;
    bool is_array, is_object, has_first, is_whole;
    struct pl_buf decoded;
};

/* Initialise in place. The caller must call _fini() even if pl_shapes_use()
 * fails. */
void pl_shapes_init(struct pl_shapes *shapes, struct pl_heap *heap);
void pl_shapes_fini(struct pl_shapes *shapes);

/* Prepare for the shapes of `ruleset`. Call once. */
void pl_shapes_use(struct pl_shapes *shapes, const pl_ruleset *ruleset);

/* clauses.c: the part of pl_shapes_use() that compiles the ruleset. */
void pl_shapes_compile(struct pl_shapes *shapes, const pl_ruleset *ruleset);

static inline void pl_set_add(uint64_t *set, uint32_t word) {
    set[word / 64] |= UINT64_C(1) << (word % 64);
}

/* Tell whether some shape depends on the value of the key `name`, not only on
 * its presence. */
bool pl_shapes_ask_text(const struct pl_shapes *shapes, struct pl_slice name);

/* The index of the shape of the document that begins with `text`, or
 * PL_SHAPE_UNKNOWN. */
size_t pl_shapes_decide(struct pl_shapes *shapes, struct pl_slice text,
                        enum pl_framing framing);

#endif

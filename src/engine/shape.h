/*
 * Shape: what a document is, told by the keys of its top level and of the first
 * element under it, and by strings there, within the first PL_SHAPE_BYTES.
 */
#ifndef PL_ENGINE_SHAPE_H
#define PL_ENGINE_SHAPE_H

#include "engine/words.h"
#include "rules/ruleset.h"
#include "json/reader.h"

#define PL_SHAPE_BYTES (64 * 1024)

/* A condition on the keys of one object, as sets of words. */
struct pl_clause {
    const uint64_t *any_key, *all_keys, *no_key, *of; /* NULL: not asked */
    uint64_t at_least;
    uint32_t first_of;             /* a word, or PL_WORD_NONE */
    const struct pl_clause *first; /* alternatives for it */
    size_t first_count;
};

/* That the value of a key matches a pattern. It is a member of sets as if it
 * were a key of its own, behind all words. */
struct pl_trait {
    uint32_t word;
    const struct pl_names *patterns;
};

/* Reads the beginnings of documents; one for each run. A word is a key that
 * some shape asks for; a set of words is `stride` bit fields. */
struct pl_shapes {
    struct pl_heap *heap;
    struct pl_arena arena;
    const pl_ruleset *ruleset;
    struct pl_words words;
    struct pl_trait *traits;
    uint32_t trait_count;
    size_t stride;
    const struct pl_clause **clauses; /* of each shape: its alternatives */
    uint64_t *top;                    /* keys of the top level */
    uint64_t *first;      /* keys of the first element of an array */
    uint64_t *read;       /* words whose (first) object was read … */
    uint64_t *under;      /* … and, for each of them, its keys */
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

/* clauses.c: the part of that which the text does not matter to. */
void pl_shapes_compile(struct pl_shapes *shapes, const pl_ruleset *ruleset);

static inline void pl_set_add(uint64_t *set, uint32_t word) {
    set[word / 64] |= UINT64_C(1) << (word % 64);
}

/* Tell whether the value of the key `name` may matter, not the key alone. */
bool pl_shapes_ask_text(const struct pl_shapes *shapes, struct pl_slice name);

/* The shape of the document that begins with `text`, or PL_SHAPE_UNKNOWN. */
size_t pl_shapes_decide(struct pl_shapes *shapes, struct pl_slice text,
                        enum pl_framing framing);

#endif

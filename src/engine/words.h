/*
 * Words: a fixed set of names in a hash table. The hash is cheap: the length
 * and three bytes. That is safe, for the names come from rules, not from the
 * input: nobody can choose collisions.
 */
#ifndef PL_ENGINE_WORDS_H
#define PL_ENGINE_WORDS_H

#include <stdint.h>

#include "base/arena.h"

#define PL_WORD_NONE UINT32_MAX

struct pl_words {
    const struct pl_slice *names;
    uint32_t count;
    uint32_t mask;         /* buckets - 1 */
    const uint32_t *table; /* by hash: index + 1; 0: free; linear probing */
};

/* Make the table of `count` names. Duplicates are removed from `names`, which
 * must live as long as the table. */
void pl_words_build(struct pl_words *words, struct pl_arena *arena,
                    struct pl_slice *names, size_t count);

/* The index of `name`, or PL_WORD_NONE. */
uint32_t pl_words_find(const struct pl_words *words, struct pl_slice name);

#endif

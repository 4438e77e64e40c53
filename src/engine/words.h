/*
 * Words: a fixed set of names, found by a cheap hash of their length and three
 * of their bytes. The names are ours (rules), not the input's, so that nobody
 * can choose collisions.
 */
#ifndef PL_ENGINE_WORDS_H
#define PL_ENGINE_WORDS_H

#include <stdint.h>

#include "base/arena.h"

#define PL_WORD_NONE UINT32_MAX

struct pl_words {
    const struct pl_slice *names;
    uint32_t count;
    uint32_t mask;         /* size of the table - 1 */
    const uint32_t *table; /* hash → index + 1; 0: none; probed linearly */
};

/* Make the table over `count` names, of which each is kept once, where they
 * stand. */
void pl_words_build(struct pl_words *words, struct pl_arena *arena,
                    struct pl_slice *names, size_t count);

/* The index of `name`, or PL_WORD_NONE. */
uint32_t pl_words_find(const struct pl_words *words, struct pl_slice name);

#endif

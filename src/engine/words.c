#include "engine/words.h"

static uint32_t hash_of(struct pl_slice name) {
    uint32_t hash = (uint32_t)name.len * 0x9E3779B1u;
    if (name.len > 0) {
        hash ^= (uint32_t)(unsigned char)name.data[0] * 0x85EBCA6Bu;
        hash ^= (uint32_t)(unsigned char)name.data[name.len / 2] * 0xC2B2AE35u;
        hash ^= (uint32_t)(unsigned char)name.data[name.len - 1] * 0x27D4EB2Fu;
    }
    return hash ^ (hash >> 15);
}

void pl_words_build(struct pl_words *words, struct pl_arena *arena,
                    struct pl_slice *names, size_t count) {
    uint32_t size = 2, kept = 0;
    while (size < 2 * count)
        size *= 2;
    uint32_t *table = pl_arena_alloc(arena, size * sizeof *table);
    for (size_t i = 0; i < count; i++) {
        uint32_t at = hash_of(names[i]) & (size - 1);
        while (table[at] != 0 && !pl_slice_eq(names[table[at] - 1], names[i]))
            at = (at + 1) & (size - 1);
        if (table[at] != 0)
            continue;
        names[kept++] = names[i];
        table[at] = kept;
    }
    *words = (struct pl_words){names, kept, size - 1, table};
}

uint32_t pl_words_find(const struct pl_words *words, struct pl_slice name) {
    uint32_t at = hash_of(name) & words->mask;
    for (; words->table[at] != 0; at = (at + 1) & words->mask)
        if (pl_slice_eq(words->names[words->table[at] - 1], name))
            return words->table[at] - 1;
    return PL_WORD_NONE;
}

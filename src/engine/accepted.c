#include "engine/accepted.h"

#include <stdlib.h>
#include <string.h>

#define ENTRIES 128 /* a power of two */

void pl_accepted_init(struct pl_accepted *accepted, struct pl_heap *heap) {
    accepted->entries =
        pl_heap_alloc_zeroed(heap, ENTRIES * sizeof *accepted->entries);
}

void pl_accepted_fini(struct pl_accepted *accepted) {
    free(accepted->entries);
}

void pl_accepted_clear(struct pl_accepted *accepted) {
    memset(accepted->entries, 0, ENTRIES * sizeof *accepted->entries);
}

/* Up to 8 bytes of `text` from `at`, as a number. */
static uint64_t word_at(struct pl_slice text, size_t at) {
    uint64_t word = 0;
    size_t left = text.len - at;
    memcpy(&word, text.data + at, left < 8 ? left : 8);
    return word;
}

/* Most texts differ in their first or last bytes, so only these are hashed. */
static uint64_t hash_of(uint32_t state, uint8_t kind, struct pl_slice text) {
    uint64_t hash = state * UINT64_C(0x9E3779B97F4A7C15) + kind + text.len;
    if (text.len > 0) {
        hash ^= word_at(text, 0) * UINT64_C(0xC2B2AE3D27D4EB4F);
        hash ^= word_at(text, text.len > 8 ? text.len - 8 : 0) *
                UINT64_C(0x165667B19E3779F9);
    }
    return hash ^ (hash >> 29);
}

struct pl_accepted_entry *pl_accepted_at(const struct pl_accepted *accepted,
                                         uint32_t state, uint8_t kind,
                                         struct pl_slice text) {
    if (text.len > PL_ACCEPTED_TEXT)
        return NULL;
    uint64_t hash = hash_of(state, kind, text);
    return &accepted->entries[(hash >> 20) & (ENTRIES - 1)];
}

bool pl_accepted_has(const struct pl_accepted_entry *entry, uint32_t state,
                     uint8_t kind, struct pl_slice text) {
    return entry->state == state + 1 && entry->kind == kind &&
           entry->len == text.len &&
           memcmp(entry->text, text.data, text.len) == 0;
}

void pl_accepted_put(struct pl_accepted_entry *entry, uint32_t state,
                     uint8_t kind, struct pl_slice text) {
    entry->state = state + 1;
    entry->kind = kind;
    entry->len = (uint8_t)text.len;
    memcpy(entry->text, text.data, text.len);
}

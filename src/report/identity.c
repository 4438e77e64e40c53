#include "report/identity.h"

#include <stdlib.h>

void pl_identities_init(struct pl_identities *known, struct pl_heap *heap) {
    *known = (struct pl_identities){0};
    pl_arena_init(&known->arena, heap);
    pl_map_init(&known->index, heap);
    pl_buf_init(&known->key, heap);
}

void pl_identities_fini(struct pl_identities *known) {
    pl_arena_free(&known->arena);
    pl_map_fini(&known->index);
    pl_buf_fini(&known->key);
    free(known->numbers);
}

/* Append `pointer` with a star for each index of an element. */
static void add_pointer(struct pl_buf *out, struct pl_slice pointer) {
    for (size_t i = 0; i < pointer.len;) {
        size_t end = i + 1, digits = 0;
        while (end < pointer.len && pointer.data[end] != '/') {
            digits += pointer.data[end] >= '0' && pointer.data[end] <= '9';
            end++;
        }
        if (digits > 0 && digits == end - i - 1)
            pl_buf_add_str(out, "/*");
        else
            pl_buf_add(out, pointer.data + i, end - i);
        i = end;
    }
}

/* How many findings had the current key, this one included. */
static uint32_t next_number(struct pl_identities *known) {
    struct pl_slice key = pl_buf_slice(&known->key);
    uint32_t index = pl_map_get(&known->index, key);
    if (index != PL_MAP_NONE)
        return ++known->numbers[index];
    index = (uint32_t)known->index.len;
    known->numbers = pl_heap_grow(known->arena.heap, known->numbers,
                                  &known->cap, index + 1, sizeof(uint32_t));
    known->numbers[index] = 1;
    pl_map_add(&known->index, pl_arena_copy(&known->arena, key), index);
    return 1;
}

struct pl_slice pl_identities_next(struct pl_identities *known,
                                   const struct pl_finding *finding,
                                   struct pl_slice file) {
    struct pl_buf *key = &known->key;
    pl_buf_clear(key);
    pl_buf_add_slice(key, file);
    pl_buf_add_char(key, '\0');
    pl_buf_add_slice(key, finding->rule);
    pl_buf_add_char(key, '\0');
    add_pointer(key, finding->pointer);
    pl_buf_add_char(key, '\0');
    pl_buf_add_slice(key, finding->message);
    pl_buf_add_char(key, '\0');
    pl_buf_add_uint(key, next_number(known));
    return pl_buf_slice(key);
}

void pl_identities_add(struct pl_identities *known,
                       const struct pl_finding *finding, struct pl_slice file,
                       struct pl_buf *out) {
    static const struct pl_hash_key keys[] = {
        {0x7061796c696e7421, 0x66696e6765727072},
        {0x7061796c696e7421, 0x696e742066697273}};
    struct pl_slice identity = pl_identities_next(known, finding, file);
    for (size_t i = 0; i < 2; i++) {
        uint64_t hash = pl_hash(keys[i], identity);
        pl_buf_add_format(out, "%016llx", (unsigned long long)hash);
    }
}

#include "check/table.h"

#include "base/nearest.h"
#include "check/ascii.h"

#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

/* The same hash for keys that differ in ASCII case only, and the same on every
 * machine. */
static uint32_t hash_of(struct pl_slice key) {
    uint64_t hash = key.len, word = 0;
    for (size_t i = 0; i < key.len; i++) {
        word = word << 8 | (unsigned char)(key.data[i] & ~0x20);
        if (i % 8 != 7)
            continue;
        hash = (hash ^ word) * MULTIPLIER;
        hash ^= hash >> 32;
        word = 0;
    }
    return (uint32_t)((hash ^ word) * MULTIPLIER >> 32);
}

uint32_t pl_table_find(const struct pl_table *table, struct pl_slice key,
                       bool ignore_case) {
    if (table->row_count == 0)
        return PL_TABLE_NONE;
    uint32_t mask = table->slot_count - 1;
    uint32_t at = hash_of(key) & mask;
    for (; table->slots[at] != 0; at = (at + 1) & mask) {
        uint32_t row = table->slots[at] - 1;
        struct pl_slice other = pl_table_key(table, row);
        if (ignore_case ? pl_ascii_same(other, key) : pl_slice_eq(other, key))
            return row;
    }
    return PL_TABLE_NONE;
}

uint32_t pl_table_slots(size_t rows) {
    uint32_t size = 2;
    while (size < 2 * rows)
        size *= 2;
    return size;
}

bool pl_table_add(struct pl_table *table, struct pl_table_row *rows,
                  uint32_t *slots, struct pl_table_row row) {
    struct pl_slice key = pl_slice_of(table->text + row.at, row.key_len);
    if (pl_table_find(table, key, false) != PL_TABLE_NONE)
        return false;

    uint32_t mask = table->slot_count - 1;
    uint32_t at = hash_of(key) & mask;
    while (slots[at] != 0)
        at = (at + 1) & mask;
    row.letters = pl_nearest_letters(key);
    rows[table->row_count++] = row;
    slots[at] = table->row_count;
    return true;
}

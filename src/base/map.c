#include "base/map.h"

#include <stdlib.h>

#define FIRST_TABLE 16
#define MULTIPLIER  UINT64_C(0x9E3779B97F4A7C15)

void pl_map_init(struct pl_map *map, struct pl_heap *heap) {
    memset(map, 0, sizeof *map);
    map->heap = heap;
}

void pl_map_init_plain(struct pl_map *map, struct pl_heap *heap) {
    pl_map_init(map, heap);
    map->is_plain = true;
}

void pl_map_fini(struct pl_map *map) {
    bool is_plain = map->is_plain;
    free(map->entries);
    free(map->table);
    pl_map_init(map, map->heap);
    map->is_plain = is_plain;
}

void pl_map_clear(struct pl_map *map) {
    map->len = 0;
    if (map->table)
        memset(map->table, 0, map->table_size * sizeof *map->table);
}

static uint64_t word_at(const char *data) {
    uint64_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

/* The bytes of a key of less than 8 bytes; the two halves may overlap. */
static uint64_t short_word(struct pl_slice key) {
    uint32_t first, last;
    if (key.len >= 4) {
        memcpy(&first, key.data, sizeof first);
        memcpy(&last, key.data + key.len - 4, sizeof last);
        return (uint64_t)first << 32 | last;
    }
    uint64_t word = 0;
    for (size_t i = 0; i < key.len; i++)
        word = word << 8 | (unsigned char)key.data[i];
    return word;
}

/* A multiplicative hash of 8 bytes at a time. The last word of a key of 8 or
 * more bytes may overlap the one before it. */
static uint64_t plain_hash(struct pl_slice key) {
    uint64_t hash = key.len;
    for (size_t at = 0; at + 8 < key.len; at += 8) {
        hash = (hash ^ word_at(key.data + at)) * MULTIPLIER;
        hash ^= hash >> 32;
    }
    hash ^= key.len < 8 ? short_word(key) : word_at(key.data + key.len - 8);
    hash *= MULTIPLIER;
    return hash ^ hash >> 32;
}

static uint64_t hash_of(const struct pl_map *map, struct pl_slice key) {
    return map->is_plain ? plain_hash(key) : pl_hash(map->hash_key, key);
}

/* The slot that holds `key`, or the empty slot where it belongs. */
static size_t find(const struct pl_map *map, struct pl_slice key,
                   uint64_t hash) {
    size_t mask = map->table_size - 1;
    size_t slot = (size_t)hash & mask;
    for (; map->table[slot] != 0; slot = (slot + 1) & mask) {
        const struct pl_map_entry *entry = &map->entries[map->table[slot] - 1];
        if (entry->hash == hash && pl_slice_eq(entry->key, key))
            break;
    }
    return slot;
}

uint32_t pl_map_get(const struct pl_map *map, struct pl_slice key) {
    if (map->len == 0)
        return PL_MAP_NONE;
    size_t slot = find(map, key, hash_of(map, key));
    if (map->table[slot] == 0)
        return PL_MAP_NONE;
    return map->entries[map->table[slot] - 1].value;
}

static void fill_table(struct pl_map *map) {
    size_t mask = map->table_size - 1;
    memset(map->table, 0, map->table_size * sizeof *map->table);
    for (size_t i = 0; i < map->len; i++) {
        size_t slot = (size_t)map->entries[i].hash & mask;
        while (map->table[slot] != 0)
            slot = (slot + 1) & mask;
        map->table[slot] = (uint32_t)(i + 1);
    }
}

void pl_map_reserve(struct pl_map *map, size_t count) {
    map->entries = pl_heap_grow(map->heap, map->entries, &map->cap, count,
                                sizeof *map->entries);
    if (count * 2 <= map->table_size) /* at least half of the table stays
                                         empty */
        return;

    if (!map->table && !map->is_plain)
        map->hash_key = pl_heap_hash_key(map->heap);
    size_t size = map->table_size > 0 ? map->table_size * 2 : FIRST_TABLE;
    while (size < count * 2)
        size *= 2;
    map->table =
        pl_heap_resize(map->heap, map->table, size * sizeof *map->table);
    map->table_size = size;
    fill_table(map);
}

uint32_t pl_map_add(struct pl_map *map, struct pl_slice key, uint32_t value) {
    if (map->len == map->cap || map->len * 2 + 2 > map->table_size)
        pl_map_reserve(map, map->len + 1);
    uint64_t hash = hash_of(map, key);
    size_t slot = find(map, key, hash);
    if (map->table[slot] != 0)
        return map->entries[map->table[slot] - 1].value;

    map->entries[map->len] = (struct pl_map_entry){key, hash, value};
    map->len++;
    map->table[slot] = (uint32_t)map->len;
    return value;
}

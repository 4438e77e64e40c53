/*
 * Map: byte strings to small numbers. Open addressing, keyed hash, insertion
 * order kept: entry i is the i-th one added. Keys are borrowed and must outlive
 * the map (put them in an arena).
 */
#ifndef PL_BASE_MAP_H
#define PL_BASE_MAP_H

#include <stdint.h>

#include "base/hash.h"
#include "base/heap.h"
#include "base/slice.h"

#define PL_MAP_NONE UINT32_MAX

struct pl_map_entry {
    struct pl_slice key;
    uint64_t hash;
    uint32_t value;
};

struct pl_map {
    struct pl_heap *heap;
    bool is_plain; /* no one chooses its keys to collide */
    struct pl_hash_key hash_key;
    struct pl_map_entry *entries; /* in order of insertion */
    size_t len, cap;
    uint32_t *table; /* hash → entry index + 1; a power of two; 0 is empty */
    size_t table_size;
};

/* Make an empty map; it allocates on the first addition. */
void pl_map_init(struct pl_map *map, struct pl_heap *heap);
/* The same for keys that are ours, as those of rules: no payload gives them. A
 * cheap hash does for these. */
void pl_map_init_plain(struct pl_map *map, struct pl_heap *heap);
void pl_map_fini(struct pl_map *map);

/* Empty it, keeping its memory and its hash key. */
void pl_map_clear(struct pl_map *map);

/* Make room for `count` keys in all. */
void pl_map_reserve(struct pl_map *map, size_t count);

/* The value stored for `key`, or PL_MAP_NONE. */
uint32_t pl_map_get(const struct pl_map *map, struct pl_slice key);

/* Store `value` for `key` unless the key is there already. Returns the value
 * that the map holds for it afterwards. */
uint32_t pl_map_add(struct pl_map *map, struct pl_slice key, uint32_t value);

#endif

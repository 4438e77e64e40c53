/*
 * Map: byte strings to small numbers. A hash table with open addressing and a
 * keyed hash, which keeps the order of insertion: entry i is the i-th one
 * added. Keys are borrowed and must outlive the map (put them in an arena).
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
    bool is_plain; /* the hash has no key, see pl_map_init_plain() */
    struct pl_hash_key hash_key;
    struct pl_map_entry *entries; /* in order of insertion */
    size_t len, cap;
    uint32_t *table;   /* hash → entry index + 1; 0: empty slot */
    size_t table_size; /* a power of two */
};

/* Make an empty map; it allocates on the first addition. */
void pl_map_init(struct pl_map *map, struct pl_heap *heap);
/* The same for keys that do not come from payloads, such as those of rules.
 * Nobody makes these collide on purpose, so a cheaper hash is used. */
void pl_map_init_plain(struct pl_map *map, struct pl_heap *heap);
void pl_map_fini(struct pl_map *map);

/* Remove all entries, keeping the memory and the hash key. */
void pl_map_clear(struct pl_map *map);

/* Make room for `count` keys in total. */
void pl_map_reserve(struct pl_map *map, size_t count);

/* The value stored for `key`, or PL_MAP_NONE. */
uint32_t pl_map_get(const struct pl_map *map, struct pl_slice key);

/* Store `value` for `key`, unless the map has the key already. Returns the
 * value that the map now has for `key`. */
uint32_t pl_map_add(struct pl_map *map, struct pl_slice key, uint32_t value);

#endif

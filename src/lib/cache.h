/*
 * Cache: rule files are read once a session, however often rules are loaded:
 * all variants are of the same text, and a pipe can be one.
 */
#ifndef PL_LIB_CACHE_H
#define PL_LIB_CACHE_H

#include "base/arena.h"
#include "base/map.h"
#include "rules/load.h"

struct pl_cached_file {
    struct pl_slice text;
    enum pl_status status;
};

struct pl_cache {
    struct pl_file_source files; /* what it caches */
    struct pl_arena arena;
    struct pl_map index; /* path → items */
    struct pl_cached_file *items;
    size_t count, cap;
};

void pl_cache_init(struct pl_cache *cache, struct pl_heap *heap,
                   struct pl_file_source files);
void pl_cache_fini(struct pl_cache *cache);

/* The source of rule files that reads through the cache. */
struct pl_file_source pl_cache_source(struct pl_cache *cache);

#endif

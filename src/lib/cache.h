/*
 * Cache: each rule file is read once a session, however often rules are loaded.
 * So all variants of the rules come from the same text, and a rule file may be
 * a pipe.
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
    struct pl_file_source files; /* where files are read from */
    struct pl_arena arena;
    struct pl_map index; /* path → index into items */
    struct pl_cached_file *items;
    size_t count, cap;
};

void pl_cache_init(struct pl_cache *cache, struct pl_heap *heap,
                   struct pl_file_source files);
void pl_cache_fini(struct pl_cache *cache);

/* A source of rule files that reads each file once. */
struct pl_file_source pl_cache_source(struct pl_cache *cache);

#endif

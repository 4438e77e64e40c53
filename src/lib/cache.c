#include "lib/cache.h"

#include <stdlib.h>

void pl_cache_init(struct pl_cache *cache, struct pl_heap *heap,
                   struct pl_file_source files) {
    *cache = (struct pl_cache){.files = files};
    pl_arena_init(&cache->arena, heap);
    pl_map_init(&cache->index, heap);
}

void pl_cache_fini(struct pl_cache *cache) {
    pl_map_fini(&cache->index);
    free(cache->items);
    pl_arena_free(&cache->arena);
}

static void keep(struct pl_cache *cache, struct pl_slice path,
                 struct pl_cached_file file) {
    file.text = pl_arena_copy(&cache->arena, file.text);
    cache->items = pl_heap_grow(cache->arena.heap, cache->items, &cache->cap,
                                cache->count + 1, sizeof *cache->items);
    pl_map_add(&cache->index, pl_arena_copy(&cache->arena, path),
               (uint32_t)cache->count);
    cache->items[cache->count++] = file;
}

static enum pl_status read_file(void *self, struct pl_slice path,
                                struct pl_buf *out) {
    struct pl_cache *cache = self;
    uint32_t known = pl_map_get(&cache->index, path);
    size_t start = out->len;
    if (known != PL_MAP_NONE) {
        pl_buf_add_slice(out, cache->items[known].text);
        return cache->items[known].status;
    }
    struct pl_cached_file file = {
        .status = cache->files.read(cache->files.self, path, out)};
    if (file.status == PL_STATUS_OK)
        file.text = pl_slice_of(out->data + start, out->len - start);
    keep(cache, path, file);
    return file.status;
}

static enum pl_status list_folder(void *self, struct pl_slice path,
                                  struct pl_buf *out) {
    struct pl_cache *cache = self;
    return cache->files.list(cache->files.self, path, out);
}

static const struct pl_digest *find_digest(void *self, struct pl_slice path) {
    struct pl_cache *cache = self;
    return cache->files.digest(cache->files.self, path);
}

struct pl_file_source pl_cache_source(struct pl_cache *cache) {
    return (struct pl_file_source){read_file, list_folder, cache, find_digest};
}

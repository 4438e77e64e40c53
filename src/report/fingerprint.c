#include "report/fingerprint.h"

#include <stdlib.h>

#include "report/line_hash.h"

void pl_fingerprints_init(struct pl_fingerprints *prints,
                          struct pl_heap *heap) {
    *prints = (struct pl_fingerprints){.heap = heap};
    pl_map_init(&prints->by_hash, heap);
}

void pl_fingerprints_fini(struct pl_fingerprints *prints) {
    pl_map_fini(&prints->by_hash);
    free(prints->items);
    free(prints->seen);
}

void pl_fingerprints_add(struct pl_fingerprints *prints, uint64_t line) {
    if (prints->count > 0 && prints->items[prints->count - 1].line == line)
        return;
    prints->items = pl_heap_grow(prints->heap, prints->items, &prints->cap,
                                 prints->count + 1, sizeof *prints->items);
    prints->items[prints->count++] = (struct pl_fingerprint){.line = line};
}

void pl_fingerprints_clear(struct pl_fingerprints *prints) {
    prints->count = 0;
    pl_map_clear(&prints->by_hash);
}

/* The item for `line`, if it is the next line that was asked for; else NULL. */
static struct pl_fingerprint *meet(struct pl_fingerprints *prints,
                                   uint64_t line) {
    if (prints->next == prints->count ||
        prints->items[prints->next].line != line)
        return NULL;
    return &prints->items[prints->next++];
}

static void take_hash(void *self, uint64_t line, uint64_t hash) {
    struct pl_fingerprint *print = meet(self, line);
    if (print)
        print->hash = hash;
}

static struct pl_slice key_of(const uint64_t *hash) {
    return pl_slice_of((const char *)hash, sizeof *hash);
}

static void take_number(void *self, uint64_t line, uint64_t hash) {
    struct pl_fingerprints *prints = self;
    uint32_t index = pl_map_get(&prints->by_hash, key_of(&hash));
    if (index == PL_MAP_NONE)
        return;
    prints->seen[index]++;
    struct pl_fingerprint *print = meet(prints, line);
    if (print)
        print->number = prints->seen[index];
}

static void take_bytes(void *self, struct pl_slice bytes) {
    pl_line_hash_add(self, bytes);
}

static bool read_lines(struct pl_fingerprints *prints,
                       const struct pl_report_host *host, struct pl_slice file,
                       void (*take)(void *self, uint64_t line, uint64_t hash)) {
    struct pl_line_hash hash;
    pl_line_hash_init(&hash, take, prints);
    prints->next = 0;
    if (!host->read || !host->read(host->self, file, take_bytes, &hash))
        return false;
    pl_line_hash_end(&hash);
    return true;
}

bool pl_fingerprints_read(struct pl_fingerprints *prints,
                          const struct pl_report_host *host,
                          struct pl_slice file) {
    if (!read_lines(prints, host, file, take_hash))
        return false;
    prints->seen = pl_heap_resize(prints->heap, prints->seen,
                                  (prints->count + 1) * sizeof *prints->seen);
    for (size_t i = 0; i < prints->count; i++) {
        prints->seen[i] = 0;
        pl_map_add(&prints->by_hash, key_of(&prints->items[i].hash),
                   (uint32_t)i);
    }
    return read_lines(prints, host, file, take_number);
}

static int compare_line(const void *key, const void *item) {
    uint64_t line = *(const uint64_t *)key;
    const struct pl_fingerprint *print = item;
    return (line > print->line) - (line < print->line);
}

bool pl_fingerprints_write(const struct pl_fingerprints *prints, uint64_t line,
                           struct pl_buf *out) {
    const struct pl_fingerprint *print =
        prints->count == 0 ? NULL
                           : bsearch(&line, prints->items, prints->count,
                                     sizeof *prints->items, compare_line);
    if (!print || print->number == 0)
        return false;
    pl_buf_add_format(out, "%llx:%llu", (unsigned long long)print->hash,
                      (unsigned long long)print->number);
    return true;
}

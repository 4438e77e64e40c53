#include "engine/recent.h"

#include <stdlib.h>

#define FIRST_SIZE 64

void pl_recent_init(struct pl_recent *recent, struct pl_heap *heap,
                    struct pl_slice name, uint64_t window) {
    *recent = (struct pl_recent){.heap = heap,
                                 .name = name,
                                 .window = window,
                                 .turn = window + PL_RECENT_BACK_MAX + 1};
}

void pl_recent_fini(struct pl_recent *recent) {
    free(recent->ring);
    free(recent->chains);
    free(recent->cells);
    free(recent->first);
}

static struct pl_recent_entry *at(const struct pl_recent *recent,
                                  uint64_t number) {
    return &recent->ring[number & (recent->size - 1)];
}

static uint32_t *chain_of(const struct pl_recent *recent,
                          struct pl_mix imprint) {
    return &recent->chains[imprint.a & (recent->size - 1)];
}

/* The number of the last of a chain, of which the lower half is kept. */
static uint64_t last_of(const struct pl_recent *recent, struct pl_mix imprint) {
    uint32_t back = (uint32_t)recent->count - *chain_of(recent, imprint);
    return recent->count > back ? recent->count - back : 0;
}

const struct pl_recent_entry *pl_recent_find(const struct pl_recent *recent,
                                             struct pl_mix imprint,
                                             uint64_t ahead) {
    if (recent->count == 0)
        return NULL;
    uint64_t next = recent->count + 1 + ahead;
    uint64_t first = next > recent->window ? next - recent->window : 1;
    uint64_t number = last_of(recent, imprint);
    /* what has left the ring has a lower number than what took its place */
    while (number >= first) {
        const struct pl_recent_entry *entry = at(recent, number);
        if (pl_mix_eq(entry->imprint, imprint))
            return entry;
        number = entry->before;
    }
    return NULL;
}

static void link_up(struct pl_recent *recent, uint64_t number) {
    struct pl_recent_entry *entry = at(recent, number);
    size_t cell = entry->imprint.b & (PL_RECENT_CELLS * recent->size - 1);

    entry->before = last_of(recent, entry->imprint);
    *chain_of(recent, entry->imprint) = (uint32_t)number;
    recent->cells[cell / 32] |= (uint64_t)1 << (cell % 32 * 2 + recent->odd);
}

/* Words of the filter, for a ring of so many. */
static size_t cell_words(size_t size) {
    return PL_RECENT_CELLS * size / 32;
}

/* Forget the generation before the last. Each has the window and what may be
 * taken back: what is compared with is always in the last two. */
static void turn(struct pl_recent *recent) {
    uint64_t kept = UINT64_MAX / 3 << recent->odd;

    for (size_t i = 0; i < cell_words(recent->size); i++)
        recent->cells[i] &= kept;
    recent->odd = 1 - recent->odd;
    recent->turn = recent->count + recent->window + PL_RECENT_BACK_MAX;
}

/* Make room for one more, until the ring is as large as the window. */
static void make_room(struct pl_recent *recent) {
    if (recent->count + 1 < recent->size ||
        recent->size > recent->window + PL_RECENT_BACK_MAX)
        return;
    size_t size = recent->size > 0 ? recent->size * 2 : FIRST_SIZE;
    recent->ring =
        pl_heap_resize(recent->heap, recent->ring, size * sizeof *recent->ring);
    recent->chains = pl_heap_resize(recent->heap, recent->chains,
                                    size * sizeof *recent->chains);
    memset(recent->chains, 0, size * sizeof *recent->chains);
    recent->cells = pl_heap_resize(recent->heap, recent->cells,
                                   cell_words(size) * sizeof *recent->cells);
    memset(recent->cells, 0, cell_words(size) * sizeof *recent->cells);
    recent->size = size;
    for (uint64_t i = 1; i <= recent->count; i++)
        link_up(recent, i);
}

/* Keep one of the first, which a part of the input before them is compared
 * with. */
static void keep_first(struct pl_recent *recent, struct pl_mix imprint) {
    recent->first =
        pl_heap_grow(recent->heap, recent->first, &recent->first_cap,
                     recent->first_count + 1, sizeof *recent->first);
    recent->first[recent->first_count++] = imprint;
}

struct pl_recent_entry *pl_recent_add(struct pl_recent *recent,
                                      struct pl_mix imprint) {
    make_room(recent);
    if (recent->first_count < recent->window)
        keep_first(recent, imprint);
    recent->count++;
    if (recent->count >= recent->turn)
        turn(recent);
    struct pl_recent_entry *entry = at(recent, recent->count);
    *entry = (struct pl_recent_entry){.imprint = imprint};
    link_up(recent, recent->count);
    return entry;
}

void pl_recent_back(struct pl_recent *recent) {
    for (; recent->count > recent->mark; recent->count--) {
        const struct pl_recent_entry *entry = at(recent, recent->count);
        *chain_of(recent, entry->imprint) = (uint32_t)entry->before;
    }
    if (recent->first_count > recent->count)
        recent->first_count = (size_t)recent->count;
}

const struct pl_recent_entry *pl_recent_last(const struct pl_recent *recent) {
    return recent->count > 0 ? at(recent, recent->count) : NULL;
}

bool pl_recent_meets(const struct pl_recent *before,
                     const struct pl_recent *after) {
    for (size_t i = 0; i < after->first_count; i++)
        if (pl_recent_find(before, after->first[i], i))
            return true;
    return false;
}

void pl_recent_append(struct pl_recent *into, const struct pl_recent *from,
                      struct pl_shift shift) {
    uint64_t kept = from->count < from->size ? from->count : from->size;
    kept = kept < from->window ? kept : from->window;
    if (into->first_count < into->window && from->count > kept)
        for (uint64_t i = 0; i < from->count - kept && i < from->first_count;
             i++)
            pl_recent_add(into, from->first[i]);
    for (uint64_t i = from->count - kept + 1; i <= from->count; i++) {
        const struct pl_recent_entry *theirs = at(from, i);
        struct pl_recent_entry *mine = pl_recent_add(into, theirs->imprint);
        mine->place = pl_sighting_move(theirs->place, shift);
        mine->width = theirs->width;
    }
}

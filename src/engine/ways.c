#include "engine/ways.h"

#include <stdlib.h>

#include "engine/elements.h"

void pl_ways_init(struct pl_ways *ways, const struct pl_trie *trie) {
    struct pl_heap *heap = trie->arena.heap;
    size_t names = trie->names.len;
    ways->heap = heap;
    ways->by_name = pl_heap_alloc_zeroed(heap, names * sizeof *ways->by_name);
    ways->names = pl_heap_alloc(heap, names * sizeof *ways->names);
}

void pl_ways_fini(struct pl_ways *ways) {
    free(ways->by_name);
    free(ways->names);
    free(ways->items);
    free(ways->taken);
}

void pl_ways_begin(struct pl_ways *ways) {
    ways->round++;
    ways->count = ways->name_count = ways->first_any = 0;
    ways->have_places = false;
}

static void add(struct pl_ways *ways, size_t *first,
                const struct pl_trie_edge *edge) {
    ways->items = pl_heap_grow(ways->heap, ways->items, &ways->cap,
                               ways->count + 1, sizeof *ways->items);
    ways->taken = pl_heap_grow(ways->heap, ways->taken, &ways->taken_cap,
                               ways->count + 1, sizeof *ways->taken);
    ways->items[ways->count++] = (struct pl_way){edge->step, edge->to, *first};
    *first = ways->count;
}

/* The first way of a name: index + 1, or 0 if the name is new in this round. */
static size_t *first_of(struct pl_ways *ways, uint32_t name) {
    struct pl_way_name *way = &ways->by_name[name];
    if (way->round != ways->round) {
        *way = (struct pl_way_name){ways->round, 0};
        ways->names[ways->name_count++] = name;
    }
    return &way->first;
}

void pl_ways_add(struct pl_ways *ways, const struct pl_trie_edge *edge) {
    const struct pl_step *step = edge->step;
    switch (step->kind) {
    case PL_STEP_NAME:
        add(ways, first_of(ways, edge->names[0]), edge);
        return;
    case PL_STEP_OTHERS:
        for (size_t i = 0; i < step->names.count; i++)
            first_of(ways, edge->names[i]);
        break;
    case PL_STEP_INDEX:
    case PL_STEP_SLICE:
        ways->have_places = true;
        break;
    case PL_STEP_WILDCARD:
        break;
    }
    add(ways, &ways->first_any, edge);
}

static bool step_takes_name(const struct pl_step *step,
                            const struct pl_slice *name) {
    switch (step->kind) {
    case PL_STEP_WILDCARD:
        return true;
    case PL_STEP_OTHERS:
        return !name || pl_names_find(&step->names, *name) == SIZE_MAX;
    case PL_STEP_NAME: /* found by its name */
    case PL_STEP_INDEX:
    case PL_STEP_SLICE:
        return false;
    }
    return false;
}

void pl_ways_take_member(struct pl_ways *ways, const struct pl_slice *name,
                         size_t first) {
    const struct pl_way *items = ways->items;
    ways->taken_count = 0;
    for (size_t i = first; i > 0; i = items[i - 1].next)
        ways->taken[ways->taken_count++] = items[i - 1].to;
    for (size_t i = ways->first_any; i > 0; i = items[i - 1].next)
        if (step_takes_name(items[i - 1].step, name))
            ways->taken[ways->taken_count++] = items[i - 1].to;
}

void pl_ways_take_element(struct pl_ways *ways, uint64_t index) {
    const struct pl_way *items = ways->items;
    ways->taken_count = 0;
    for (size_t i = ways->first_any; i > 0; i = items[i - 1].next)
        if (pl_step_takes_element(items[i - 1].step, index))
            ways->taken[ways->taken_count++] = items[i - 1].to;
}

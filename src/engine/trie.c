#include "engine/trie.h"

#include <stdlib.h>

#define LIKELY_NODES 200

void pl_trie_init(struct pl_trie *trie, struct pl_heap *heap) {
    *trie = (struct pl_trie){0};
    pl_arena_init(&trie->arena, heap);
    pl_map_init_plain(&trie->names, heap);
}

void pl_trie_fini(struct pl_trie *trie) {
    pl_arena_free(&trie->arena);
    pl_map_fini(&trie->names);
    free(trie->nodes);
    pl_trie_init(trie, trie->arena.heap);
}

size_t pl_trie_root(struct pl_trie *trie) {
    size_t need = trie->count > 0 ? trie->count + 1 : LIKELY_NODES;
    trie->nodes = pl_heap_grow(trie->arena.heap, trie->nodes, &trie->cap, need,
                               sizeof *trie->nodes);
    trie->nodes[trie->count] = (struct pl_trie_node){0};
    return trie->count++;
}

static void ends_add(struct pl_trie *trie, struct pl_trie_ends *ends,
                     size_t node) {
    for (size_t i = 0; i < ends->count; i++)
        if (ends->nodes[i] == node)
            return;
    ends->nodes = pl_heap_grow(trie->arena.heap, ends->nodes, &ends->cap,
                               ends->count + 1, sizeof *ends->nodes);
    ends->nodes[ends->count++] = node;
}

void pl_trie_ends_set(struct pl_trie *trie, struct pl_trie_ends *ends,
                      size_t node) {
    ends->count = 0;
    ends_add(trie, ends, node);
}

void pl_trie_ends_fini(struct pl_trie_ends *ends) {
    free(ends->nodes);
    *ends = (struct pl_trie_ends){0};
}

static bool same_names(const struct pl_names *a, const struct pl_names *b) {
    size_t i = 0;
    while (i < a->count && i < b->count &&
           pl_slice_eq(a->items[i], b->items[i]))
        i++;
    return i == a->count && i == b->count;
}

static bool same_step(const struct pl_step *a, const struct pl_step *b) {
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case PL_STEP_NAME:
        return pl_slice_eq(a->name, b->name);
    case PL_STEP_WILDCARD:
        return true;
    case PL_STEP_INDEX:
        return a->first == b->first;
    case PL_STEP_SLICE:
        return a->first == b->first && a->end == b->end && a->every == b->every;
    case PL_STEP_OTHERS:
        return same_names(&a->names, &b->names);
    }
    return false;
}

/* The indexes, in the trie, of the names of a step. */
static uint32_t *index_names(struct pl_trie *trie, const struct pl_step *step) {
    const struct pl_names one = {&step->name, step->kind == PL_STEP_NAME};
    const struct pl_names *names =
        step->kind == PL_STEP_OTHERS ? &step->names : &one;
    uint32_t *indexes =
        pl_arena_alloc(&trie->arena, names->count * sizeof *indexes);
    for (size_t i = 0; i < names->count; i++)
        indexes[i] = pl_map_add(&trie->names, names->items[i],
                                (uint32_t)trie->names.len);
    return indexes;
}

/* The node that `step` leads to from `from`, made if it is not there. */
static size_t child(struct pl_trie *trie, size_t from, bool is_descendant,
                    const struct pl_step *step) {
    const struct pl_trie_edge *known = trie->nodes[from].edges;
    for (; known; known = known->next)
        if (known->is_descendant == is_descendant &&
            (known->step == step || same_step(known->step, step)))
            return known->to;

    struct pl_trie_edge *edge = pl_arena_alloc(&trie->arena, sizeof *edge);
    *edge = (struct pl_trie_edge){.step = step,
                                  .names = index_names(trie, step),
                                  .to = pl_trie_root(trie),
                                  .is_descendant = is_descendant};
    struct pl_trie_node *node = &trie->nodes[from];
    if (node->edges)
        node->last_edge->next = edge;
    else
        node->edges = edge;
    node->last_edge = edge;
    node->has_descendants |= is_descendant;
    return edge->to;
}

static void extend_segment(struct pl_trie *trie, struct pl_trie_ends *ends,
                           const struct pl_segment *segment) {
    size_t before = ends->count;
    for (size_t i = 0; i < before; i++)
        for (size_t k = 0; k < segment->count; k++)
            ends_add(trie, ends,
                     child(trie, ends->nodes[i], segment->is_descendant,
                           &segment->steps[k]));

    ends->count -= before;
    if (ends->count > 0)
        memmove(ends->nodes, ends->nodes + before,
                ends->count * sizeof *ends->nodes);
}

void pl_trie_extend(struct pl_trie *trie, struct pl_trie_ends *ends,
                    const struct pl_selector *selector) {
    for (size_t i = 0; i < selector->count; i++)
        extend_segment(trie, ends, &selector->segments[i]);
}

static void attach(struct pl_trie *trie, struct pl_trie_node *node,
                   struct pl_due due) {
    for (const struct pl_trie_due *i = node->dues; i; i = i->next)
        if (i->due.kind == due.kind && i->due.index == due.index)
            return;
    struct pl_trie_due *added = pl_arena_alloc(&trie->arena, sizeof *added);
    added->due = due;
    if (node->dues)
        node->last_due->next = added;
    else
        node->dues = added;
    node->last_due = added;
    node->due_count++;
}

void pl_trie_attach(struct pl_trie *trie, const struct pl_trie_ends *ends,
                    struct pl_due due) {
    for (size_t i = 0; i < ends->count; i++)
        attach(trie, &trie->nodes[ends->nodes[i]], due);
}

static void join(struct pl_trie *trie, struct pl_trie_node *node, size_t root) {
    for (const struct pl_trie_joined *i = node->joined; i; i = i->next)
        if (i->node == root)
            return;
    struct pl_trie_joined *added = pl_arena_alloc(&trie->arena, sizeof *added);
    added->node = root;
    if (node->joined)
        node->last_joined->next = added;
    else
        node->joined = added;
    node->last_joined = added;
}

void pl_trie_join(struct pl_trie *trie, const struct pl_trie_ends *ends,
                  size_t root) {
    for (size_t i = 0; i < ends->count; i++)
        join(trie, &trie->nodes[ends->nodes[i]], root);
}

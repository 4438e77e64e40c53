#include "engine/automaton.h"

#include <stdlib.h>

#include "base/map.h"
#include "engine/elements.h"

/* One element of the set that a state stands for. A node that was reached
 * accepts its dues and follows all its edges; one that persists, below a place
 * where it was reached, follows its descendant edges alone. */
struct item {
    uint32_t node;
    bool is_reached;
};

struct set {
    struct item *items; /* sorted */
    size_t count, cap;
};

/* Where a step leads that members take; those of one name are linked. */
struct way {
    const struct pl_step *step;
    size_t to;
    size_t next; /* + 1; 0: none */
};

/* The ways out of a value by its members. */
struct way_list {
    struct pl_map names; /* → the index of `first` */
    size_t *first;       /* by name: + 1; 0: none */
    size_t first_cap;
    size_t first_any; /* wildcards and their like: + 1 */
    struct way *items;
    size_t count, cap;
};

struct pl_automaton_builder {
    struct pl_heap *heap;
    struct pl_arena *arena;
    const struct pl_trie *trie;
    struct pl_map states_by_set; /* the bytes of a set → state */
    struct pl_state *states;
    size_t count;
    struct set *sets; /* of each state */
    size_t set_cap, state_cap;
    const uint32_t *starts;
    struct set next; /* scratch, as what follows */
    struct way_list ways;
    struct pl_bounds bounds;
    bool is_too_large;
};

static bool goes_before(const struct item *item, size_t node, bool is_reached) {
    return item->node != node ? item->node < node
                              : !item->is_reached && is_reached;
}

/* Where an item is in a set, or belongs: what is added mostly comes last. */
static size_t find_item(const struct set *set, size_t node, bool is_reached) {
    size_t at = set->count;
    while (at > 0 && !goes_before(&set->items[at - 1], node, is_reached))
        at--;
    return at;
}

static void set_add(pl_automaton_builder *b, struct set *set, size_t node,
                    bool is_reached) {
    size_t at = find_item(set, node, is_reached);
    if (at < set->count && set->items[at].node == node &&
        set->items[at].is_reached == is_reached)
        return;
    set->items = pl_heap_grow(b->heap, set->items, &set->cap, set->count + 1,
                              sizeof *set->items);
    struct item *item = &set->items[at];
    memmove(item + 1, item, (set->count - at) * sizeof *item);
    set->count++;
    memset(item, 0, sizeof *item); /* its padding is hashed */
    item->node = (uint32_t)node;
    item->is_reached = is_reached;
}

/* Add a node that is reached, and those that it is joined to. */
static void set_reach(pl_automaton_builder *b, struct set *set, size_t node) {
    const struct pl_trie_node *reached = &b->trie->nodes[node];
    set_add(b, set, node, true);
    for (size_t i = 0; i < reached->joined_count; i++)
        set_add(b, set, reached->joined[i], true);
}

static bool has_due(const struct pl_state *state, const struct pl_due *due) {
    for (size_t i = 0; i < state->due_count; i++)
        if (state->dues[i].kind == due->kind &&
            state->dues[i].index == due->index)
            return true;
    return false;
}

/* The dues of all the nodes that are reached, each once however many ways lead
 * to it. */
static void collect_dues(pl_automaton_builder *b, struct pl_state *state,
                         const struct set *set) {
    size_t n = 0;
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i].is_reached)
            n += b->trie->nodes[set->items[i].node].due_count;
    if (n == 0)
        return;

    struct pl_due *dues = pl_arena_alloc(b->arena, n * sizeof *dues);
    state->dues = dues;
    for (size_t i = 0; i < set->count; i++) {
        const struct pl_trie_node *node = &b->trie->nodes[set->items[i].node];
        if (!set->items[i].is_reached || node->due_count == 0)
            continue;
        for (size_t k = 0; k < node->due_count; k++)
            if (!has_due(state, &node->dues[k]))
                dues[state->due_count++] = node->dues[k];
    }
}

/* The state of the set in `b->next`, which is made if it is new. */
static uint32_t state_of_next(pl_automaton_builder *b) {
    struct set *set = &b->next;
    if (set->count == 0)
        return PL_STATE_DEAD;

    struct pl_slice bytes =
        pl_slice_of((const char *)set->items, set->count * sizeof *set->items);
    uint32_t known = pl_map_get(&b->states_by_set, bytes);
    if (known != PL_MAP_NONE)
        return known;
    if (b->count >= PL_STATES_MAX) {
        b->is_too_large = true;
        return PL_STATE_DEAD;
    }

    size_t index = b->count;
    b->states = pl_heap_grow(b->heap, b->states, &b->state_cap, index + 1,
                             sizeof *b->states);
    b->sets =
        pl_heap_grow(b->heap, b->sets, &b->set_cap, index + 1, sizeof *b->sets);
    struct item *items = pl_arena_alloc(b->arena, bytes.len);
    memcpy(items, bytes.data, bytes.len);
    b->states[index] = (struct pl_state){0};
    b->sets[index] = (struct set){.items = items, .count = set->count};
    b->count++;
    pl_map_add(&b->states_by_set, pl_slice_of((const char *)items, bytes.len),
               (uint32_t)index);
    collect_dues(b, &b->states[index], set);
    return (uint32_t)index;
}

/* Begin the set of a child of `from`: what persists below it. */
static void begin_child(pl_automaton_builder *b, const struct set *from) {
    b->next.count = 0;
    for (size_t i = 0; i < from->count; i++)
        if (b->trie->nodes[from->items[i].node].has_descendants)
            set_add(b, &b->next, from->items[i].node, false);
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

static uint32_t element_state(pl_automaton_builder *b, const struct set *set,
                              uint64_t index) {
    begin_child(b, set);
    for (size_t i = 0; i < set->count; i++) {
        const struct pl_trie_node *node = &b->trie->nodes[set->items[i].node];
        for (size_t k = 0; k < node->edge_count; k++)
            if ((set->items[i].is_reached || node->edges[k].is_descendant) &&
                pl_step_takes_element(node->edges[k].step, index))
                set_reach(b, &b->next, node->edges[k].to);
    }
    return state_of_next(b);
}

/* Calls `visit` for each step that leads out of a value with `set`. */
static void each_step(const pl_automaton_builder *b, const struct set *set,
                      void (*visit)(void *self, const struct pl_step *step),
                      void *self) {
    for (size_t i = 0; i < set->count; i++) {
        const struct pl_trie_node *node = &b->trie->nodes[set->items[i].node];
        for (size_t k = 0; k < node->edge_count; k++)
            if (set->items[i].is_reached || node->edges[k].is_descendant)
                visit(self, node->edges[k].step);
    }
}

static void take_name(void *self, const struct pl_step *step) {
    struct pl_map *names = self;
    if (step->kind == PL_STEP_NAME)
        pl_map_add(names, step->name, (uint32_t)names->len);
    for (size_t i = 0; step->kind == PL_STEP_OTHERS && i < step->names.count;
         i++)
        pl_map_add(names, step->names.items[i], (uint32_t)names->len);
}

static void add_way(pl_automaton_builder *b, size_t *first,
                    const struct pl_trie_edge *edge) {
    struct way_list *ways = &b->ways;
    ways->items = pl_heap_grow(b->heap, ways->items, &ways->cap,
                               ways->count + 1, sizeof *ways->items);
    ways->items[ways->count++] = (struct way){edge->step, edge->to, *first};
    *first = ways->count;
}

/* Find the ways out of a value with `set`, and all the names that they know. */
static void find_ways(pl_automaton_builder *b, const struct set *set) {
    struct way_list *ways = &b->ways;
    if (ways->names.len > 0)
        pl_map_clear(&ways->names);
    ways->count = ways->first_any = 0;
    each_step(b, set, take_name, &ways->names);
    ways->first = pl_heap_grow(b->heap, ways->first, &ways->first_cap,
                               ways->names.len + 1, sizeof *ways->first);
    memset(ways->first, 0, ways->names.len * sizeof *ways->first);

    for (size_t i = 0; i < set->count; i++) {
        const struct pl_trie_node *node = &b->trie->nodes[set->items[i].node];
        for (size_t k = 0; k < node->edge_count; k++) {
            const struct pl_trie_edge *edge = &node->edges[k];
            if (!set->items[i].is_reached && !edge->is_descendant)
                continue;
            if (edge->step->kind == PL_STEP_NAME)
                add_way(
                    b, &ways->first[pl_map_get(&ways->names, edge->step->name)],
                    edge);
            else
                add_way(b, &ways->first_any, edge);
        }
    }
}

/* The state of a member of a value with `set`: the one that `name` is, whose
 * own ways begin with `first`; NULL: any that no way names. */
static uint32_t member_state(pl_automaton_builder *b, const struct set *set,
                             const struct pl_slice *name, size_t first) {
    const struct way *ways = b->ways.items;
    begin_child(b, set);
    for (size_t i = first; i > 0; i = ways[i - 1].next)
        set_reach(b, &b->next, ways[i - 1].to);
    for (size_t i = b->ways.first_any; i > 0; i = ways[i - 1].next)
        if (step_takes_name(ways[i - 1].step, name))
            set_reach(b, &b->next, ways[i - 1].to);
    return state_of_next(b);
}

static void build_members(pl_automaton_builder *b, size_t index) {
    const struct set set = b->sets[index];
    const struct pl_map *names = &b->ways.names;
    find_ways(b, &set);

    uint32_t *edges =
        pl_arena_alloc(b->arena, (names->len + 1) * sizeof *edges);
    struct pl_slice *kept =
        pl_arena_alloc(b->arena, (names->len + 1) * sizeof *kept);
    for (size_t i = 0; i < names->len; i++) {
        kept[i] = names->entries[i].key;
        edges[i] = member_state(b, &set, &kept[i], b->ways.first[i]);
    }
    uint32_t any = member_state(b, &set, NULL, 0);
    struct pl_state *state = &b->states[index];
    state->any_member = any;
    state->edges = edges;
    pl_words_build(&state->names, b->arena, kept, names->len);
}

/* The run of elements from `from` on, where the same slices are in force. */
static struct pl_element_run build_run(pl_automaton_builder *b, size_t index,
                                       uint64_t from) {
    struct pl_stride stride = {from, 1};
    struct set set = b->sets[index];
    each_step(b, &set, pl_stride_take, &stride);
    if (stride.period == 0) {
        b->is_too_large = true;
        stride.period = 1;
    }
    uint32_t *to = pl_arena_alloc(b->arena, stride.period * sizeof *to);
    for (uint64_t i = 0; i < stride.period; i++)
        to[i] = element_state(b, &set, from + i);
    return (struct pl_element_run){from, (uint32_t)stride.period, to};
}

static void build_elements(pl_automaton_builder *b, size_t index) {
    struct pl_bounds *bounds = &b->bounds;
    pl_bounds_begin(bounds);
    each_step(b, &b->sets[index], pl_bounds_take, bounds);
    pl_bounds_sort(bounds);

    struct pl_element_run *runs =
        pl_arena_alloc(b->arena, bounds->count * sizeof *runs);
    for (size_t i = 0; i < bounds->count; i++)
        runs[i] = build_run(b, index, bounds->items[i]);
    b->states[index].runs = runs;
    b->states[index].run_count = (uint32_t)bounds->count;
}

static void build_states(pl_automaton_builder *b, const size_t *roots,
                         size_t count) {
    static const uint32_t dead[1] = {PL_STATE_DEAD};
    static const struct pl_element_run dead_run = {0, 1, dead};

    b->states =
        pl_heap_grow(b->heap, b->states, &b->state_cap, 1, sizeof *b->states);
    b->sets = pl_heap_grow(b->heap, b->sets, &b->set_cap, 1, sizeof *b->sets);
    b->states[0] = (struct pl_state){.runs = &dead_run, .run_count = 1};
    pl_words_build(&b->states[0].names, b->arena, NULL, 0);
    b->sets[0] = (struct set){0};
    b->count = 1;

    uint32_t *starts = pl_arena_alloc(b->arena, (count + 1) * sizeof *starts);
    for (size_t i = 0; i < count; i++) {
        b->next.count = 0;
        set_reach(b, &b->next, roots[i]);
        starts[i] = state_of_next(b);
    }
    b->starts = starts;
    for (size_t i = 1; i < b->count && !b->is_too_large; i++) {
        build_members(b, i);
        build_elements(b, i);
    }
}

void pl_automaton_builder_new(pl_automaton_builder **out,
                              struct pl_arena *arena,
                              const struct pl_trie *trie) {
    pl_automaton_builder *b = pl_heap_alloc_zeroed(arena->heap, sizeof *b);
    *out = b;
    b->heap = arena->heap;
    pl_map_init_plain(&b->ways.names, arena->heap);
    b->arena = arena;
    b->trie = trie;
    pl_map_init_plain(&b->states_by_set, b->heap);
    pl_bounds_init(&b->bounds, b->heap);
}

void pl_automaton_builder_free(pl_automaton_builder *b) {
    if (!b)
        return;
    free(b->states);
    free(b->sets);
    free(b->next.items);
    pl_map_fini(&b->ways.names);
    free(b->ways.first);
    free(b->ways.items);
    pl_bounds_fini(&b->bounds);
    pl_map_fini(&b->states_by_set);
    free(b);
}

bool pl_automaton_build(pl_automaton_builder *b, struct pl_automaton *out,
                        const size_t *roots, size_t root_count) {
    build_states(b, roots, root_count);
    struct pl_state *states =
        pl_arena_alloc(b->arena, b->count * sizeof *states);
    memcpy(states, b->states, b->count * sizeof *states);
    *out = (struct pl_automaton){
        .states = states, .count = b->count, .starts = b->starts};
    return !b->is_too_large;
}

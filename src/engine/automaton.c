#include "engine/automaton.h"

#include <stdlib.h>

#include "engine/elements.h"
#include "engine/ways.h"

/* States per root, beside one for each node of the trie. For shipped rules,
 * which have a unit test for it, this is the most; for others it is a guess. */
#define STATES_OF_ROOT 4

/* The trie nodes that a state stands for. A node is reached if the path to the
 * value ends at it: its dues are those of the state, and all its edges lead on.
 * A node persists if it was reached further up: only its descendant edges lead
 * on. */
struct set {
    uint32_t *items; /* sorted; 2 * node, + 1 if the node is reached */
    size_t count, cap;
};

/* Cache for a node: the state in which it alone is reached, while the nodes of
 * the state `under` persist. */
struct alone {
    uint32_t under, state; /* 0: not known */
};

struct pl_automaton_builder {
    struct pl_heap *heap;
    struct pl_arena *arena;
    const struct pl_trie *trie;
    struct pl_map states_by_set; /* bytes of `items` → state */
    struct pl_words no_names;
    struct pl_state *states;
    size_t count;
    struct set *sets; /* for each state */
    size_t set_cap, state_cap;
    const uint32_t *starts;
    struct alone *alone; /* for each node: the last answer */
    struct set next;     /* scratch, as all that follows */
    struct set below;    /* nodes that persist below the current state … */
    uint32_t under;      /* … and the state in which nothing else is */
    struct pl_ways ways;
    struct pl_bounds bounds;
    size_t most; /* states that there may be */
    bool is_too_large;
};

static const struct pl_trie_node *node_of(const pl_automaton_builder *b,
                                          uint32_t item) {
    return &b->trie->nodes[item / 2];
}

static bool is_reached(uint32_t item) {
    return item % 2 != 0;
}

/* Insert an item in order. Most belong at the end. */
static void set_add(pl_automaton_builder *b, struct set *set, uint32_t item) {
    size_t at = set->count;
    while (at > 0 && set->items[at - 1] > item)
        at--;
    if (at > 0 && set->items[at - 1] == item)
        return;
    set->items = pl_heap_grow(b->heap, set->items, &set->cap, set->count + 1,
                              sizeof *set->items);
    for (size_t i = set->count++; i > at; i--)
        set->items[i] = set->items[i - 1];
    set->items[at] = item;
}

/* Add a node that is reached, and the roots that it is joined to. */
static void set_reach(pl_automaton_builder *b, struct set *set, size_t node) {
    const struct pl_trie_node *reached = &b->trie->nodes[node];
    set_add(b, set, (uint32_t)(2 * node + 1));
    for (const struct pl_trie_joined *i = reached->joined; i; i = i->next)
        set_add(b, set, (uint32_t)(2 * i->node + 1));
}

static bool has_due(const struct pl_state *state, const struct pl_due *due) {
    for (size_t i = 0; i < state->due_count; i++)
        if (state->dues[i].kind == due->kind &&
            state->dues[i].index == due->index)
            return true;
    return false;
}

/* Collect the dues of all reached nodes, each once. */
static void collect_dues(pl_automaton_builder *b, struct pl_state *state,
                         const struct set *set) {
    size_t n = 0;
    for (size_t i = 0; i < set->count; i++)
        if (is_reached(set->items[i]))
            n += node_of(b, set->items[i])->due_count;
    if (n == 0)
        return;

    struct pl_due *dues = pl_arena_alloc(b->arena, n * sizeof *dues);
    state->dues = dues;
    for (size_t i = 0; i < set->count; i++) {
        const struct pl_trie_node *node = node_of(b, set->items[i]);
        if (!is_reached(set->items[i]))
            continue;
        for (const struct pl_trie_due *k = node->dues; k; k = k->next)
            if (!has_due(state, &k->due))
                dues[state->due_count++] = k->due;
    }
}

/* Make the state for the set whose items are `bytes`. */
static uint32_t make_state(pl_automaton_builder *b, struct pl_slice bytes) {
    size_t index = b->count;
    b->states = pl_heap_grow(b->heap, b->states, &b->state_cap, index + 1,
                             sizeof *b->states);
    b->sets =
        pl_heap_grow(b->heap, b->sets, &b->set_cap, index + 1, sizeof *b->sets);
    uint32_t *items = pl_arena_alloc(b->arena, bytes.len);
    memcpy(items, bytes.data, bytes.len);
    b->states[index] = (struct pl_state){0};
    b->sets[index] =
        (struct set){.items = items, .count = bytes.len / sizeof *items};
    b->count++;
    pl_map_add(&b->states_by_set, pl_slice_of((const char *)items, bytes.len),
               (uint32_t)index);
    collect_dues(b, &b->states[index], &b->sets[index]);
    return (uint32_t)index;
}

/* The state of the set `b->next`, made if it is new. */
static uint32_t state_of_next(pl_automaton_builder *b) {
    const struct set *set = &b->next;
    if (set->count == 0)
        return PL_STATE_DEAD;

    struct pl_slice bytes =
        pl_slice_of((const char *)set->items, set->count * sizeof *set->items);
    uint32_t known = pl_map_get(&b->states_by_set, bytes);
    if (known != PL_MAP_NONE)
        return known;
    if (b->count < b->most)
        return make_state(b, bytes);
    b->is_too_large = true;
    return PL_STATE_DEAD;
}

/* The state in which `nodes` are reached, and what is below the current state
 * persists. */
static uint32_t state_of_nodes(pl_automaton_builder *b, const size_t *nodes,
                               size_t count) {
    b->next.count = 0;
    for (size_t i = 0; i < b->below.count; i++)
        set_add(b, &b->next, b->below.items[i]);
    for (size_t i = 0; i < count; i++)
        set_reach(b, &b->next, nodes[i]);
    return state_of_next(b);
}

/* The same for one node, from the cache if possible. */
static uint32_t state_of_node(pl_automaton_builder *b, size_t node) {
    struct alone *alone = &b->alone[node];
    if (alone->state == 0 || alone->under != b->under)
        *alone = (struct alone){b->under, state_of_nodes(b, &node, 1)};
    return alone->state;
}

/* The state that the taken ways lead to; mostly they are none or one. */
static uint32_t state_of_taken(pl_automaton_builder *b) {
    const struct pl_ways *ways = &b->ways;
    if (ways->taken_count == 0)
        return b->under;
    if (ways->taken_count == 1)
        return state_of_node(b, ways->taken[0]);
    return state_of_nodes(b, ways->taken, ways->taken_count);
}

/* Gather the ways out of the state with `set`, and the nodes that persist below
 * it. */
static void find_ways(pl_automaton_builder *b, const struct set *set) {
    pl_ways_begin(&b->ways);
    b->below.count = 0;
    for (size_t i = 0; i < set->count; i++) {
        uint32_t item = set->items[i];
        const struct pl_trie_node *node = node_of(b, item);
        if (node->has_descendants)
            set_add(b, &b->below, item & ~1u);
        for (const struct pl_trie_edge *edge = node->edges; edge;
             edge = edge->next)
            if (is_reached(item) || edge->is_descendant)
                pl_ways_add(&b->ways, edge);
    }
}

/* The state of the member `name`, whose ways begin with `first`. NULL: of any
 * member that no way names. */
static uint32_t member_state(pl_automaton_builder *b,
                             const struct pl_slice *name, size_t first) {
    pl_ways_take_member(&b->ways, name, first);
    return state_of_taken(b);
}

static uint32_t element_state(pl_automaton_builder *b, uint64_t index) {
    pl_ways_take_element(&b->ways, index);
    return state_of_taken(b);
}

static void build_members(pl_automaton_builder *b, size_t index) {
    const struct pl_ways *ways = &b->ways;
    size_t count = ways->name_count;
    uint32_t any = member_state(b, NULL, 0);
    b->states[index].any_member = any;
    b->states[index].names = b->no_names;
    if (count == 0)
        return;

    uint32_t *edges = pl_arena_alloc(b->arena, count * sizeof *edges);
    struct pl_slice *kept = pl_arena_alloc(b->arena, count * sizeof *kept);
    for (size_t i = 0; i < count; i++) {
        uint32_t name = ways->names[i];
        kept[i] = b->trie->names.entries[name].key;
        edges[i] = member_state(b, &kept[i], ways->by_name[name].first);
    }
    b->states[index].edges = edges;
    pl_words_build(&b->states[index].names, b->arena, kept, count);
}

/* Give a state runs that begin at `bounds`, with period 1. */
static struct pl_element_run *add_runs(pl_automaton_builder *b, size_t index,
                                       const uint64_t *bounds, size_t count) {
    struct pl_element_run *runs =
        pl_arena_alloc(b->arena, count * sizeof *runs);
    for (size_t i = 0; i < count; i++)
        runs[i] = (struct pl_element_run){.from = bounds[i], .period = 1};
    b->states[index].runs = runs;
    b->states[index].run_count = (uint32_t)count;
    return runs;
}

static void fill_run(pl_automaton_builder *b, struct pl_element_run *run) {
    uint32_t *to = pl_arena_alloc(b->arena, run->period * sizeof *to);
    for (uint64_t i = 0; i < run->period; i++)
        to[i] = element_state(b, run->from + i);
    run->to = to;
}

/* The period of what is taken, in the run that begins at `from`. */
static uint32_t period_from(pl_automaton_builder *b, uint64_t from) {
    const struct pl_way *ways = b->ways.items;
    struct pl_stride stride = {from, 1};
    for (size_t i = b->ways.first_any; i > 0; i = ways[i - 1].next)
        pl_stride_take(&stride, ways[i - 1].step);
    b->is_too_large |= stride.period == 0;
    return stride.period == 0 ? 1 : (uint32_t)stride.period;
}

/* Make a run for each stretch of elements where the same steps apply. */
static void build_places(pl_automaton_builder *b, size_t index) {
    struct pl_bounds *bounds = &b->bounds;
    const struct pl_way *ways = b->ways.items;
    pl_bounds_begin(bounds);
    for (size_t i = b->ways.first_any; i > 0; i = ways[i - 1].next)
        pl_bounds_take(bounds, ways[i - 1].step);
    pl_bounds_sort(bounds);

    struct pl_element_run *runs =
        add_runs(b, index, bounds->items, bounds->count);
    for (size_t i = 0; i < bounds->count; i++) {
        runs[i].period = period_from(b, runs[i].from);
        fill_run(b, &runs[i]);
    }
}

static void build_elements(pl_automaton_builder *b, size_t index) {
    static const uint32_t dead = PL_STATE_DEAD;
    static const struct pl_element_run dead_run = {0, 1, &dead};
    static const uint64_t start = 0;
    if (b->ways.have_places) {
        build_places(b, index);
    } else if (b->ways.first_any > 0 || b->below.count > 0) {
        fill_run(b, add_runs(b, index, &start, 1));
    } else {
        b->states[index].runs = &dead_run;
        b->states[index].run_count = 1;
    }
}

static void build_state(pl_automaton_builder *b, size_t index) {
    const struct set set = b->sets[index];
    find_ways(b, &set);
    b->under = state_of_nodes(b, NULL, 0);
    build_members(b, index);
    build_elements(b, index);
}

/* Allocate and make the states of the roots. */
static void begin(pl_automaton_builder *b, const size_t *roots, size_t count) {
    size_t likely = b->trie->count + STATES_OF_ROOT * count;
    b->states = pl_heap_grow(b->heap, b->states, &b->state_cap, likely,
                             sizeof *b->states);
    b->sets =
        pl_heap_grow(b->heap, b->sets, &b->set_cap, likely, sizeof *b->sets);
    pl_map_reserve(&b->states_by_set, likely);
    pl_ways_init(&b->ways, b->trie);
    b->alone = pl_heap_alloc_zeroed(b->heap, b->trie->count * sizeof *b->alone);
    b->most = PL_STATES_MAX;
    pl_words_build(&b->no_names, b->arena, NULL, 0);
    make_state(b, pl_slice_str("")); /* PL_STATE_DEAD */
    uint32_t *starts = pl_arena_alloc(b->arena, (count + 1) * sizeof *starts);
    for (size_t i = 0; i < count; i++)
        starts[i] = state_of_node(b, roots[i]);
    b->starts = starts;
}

void pl_automaton_builder_new(pl_automaton_builder **out,
                              struct pl_arena *arena,
                              const struct pl_trie *trie) {
    pl_automaton_builder *b = pl_heap_alloc_zeroed(arena->heap, sizeof *b);
    *out = b;
    b->heap = arena->heap;
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
    free(b->alone);
    free(b->next.items);
    free(b->below.items);
    pl_ways_fini(&b->ways);
    pl_bounds_fini(&b->bounds);
    pl_map_fini(&b->states_by_set);
    free(b);
}

bool pl_automaton_build(pl_automaton_builder *b, struct pl_automaton *out,
                        const size_t *roots, size_t root_count) {
    begin(b, roots, root_count);
    for (size_t i = 0; i < b->count && !b->is_too_large; i++)
        build_state(b, i);
    struct pl_state *states =
        pl_arena_alloc(b->arena, b->count * sizeof *states);
    memcpy(states, b->states, b->count * sizeof *states);
    *out = (struct pl_automaton){
        .states = states, .count = b->count, .starts = b->starts};
    return !b->is_too_large;
}

void pl_automaton_begin(pl_automaton_builder *b, struct pl_automaton *out,
                        const size_t *roots, size_t root_count) {
    begin(b, roots, root_count);
    b->most = b->state_cap < b->set_cap ? b->state_cap : b->set_cap;
    *out = (struct pl_automaton){
        .states = b->states, .count = b->most, .starts = b->starts};
}

size_t pl_automaton_settle(pl_automaton_builder *b, uint32_t state) {
    if (b->states[state].run_count == 0)
        build_state(b, state);
    if (b->is_too_large)
        pl_heap_run_out(b->heap);
    return b->count;
}

#include "engine/posts.h"

#include <stdlib.h>

struct pl_poster {
    struct pl_arena arena;
    const struct pl_plan *plan; /* whose post is being made */
    struct pl_duty *duties;     /* duties at the current state, in the order of
                                   judging */
    size_t duty_count;
};

/* Tell whether a case judges values of `types`; 0: keys. */
static bool looks_at(const struct pl_plan_case *what, unsigned types) {
    return types == 0 ? what->key_count > 0 : (what->types & types) != 0;
}

static void sort_duties(struct pl_poster *poster,
                        const struct pl_state *state) {
    struct pl_duty *items = poster->duties;
    size_t n = 0;
    for (size_t i = 0; i < state->due_count; i++) {
        const struct pl_due *due = &state->dues[i];
        if (due->kind != PL_DUE_CASE)
            continue;
        const struct pl_plan_case *what = &poster->plan->cases[due->index];
        size_t at = n++;
        for (; at > 0 && pl_case_goes_before(what, items[at - 1].what); at--)
            items[at] = items[at - 1];
        items[at] = (struct pl_duty){what, due->is_own, NULL};
    }
    poster->duty_count = n;
}

/* The duties that judge values of `types`; 0: keys. */
static struct pl_duties gather(struct pl_poster *poster, unsigned types) {
    size_t n = 0;
    for (size_t i = 0; i < poster->duty_count; i++)
        n += looks_at(poster->duties[i].what, types);
    if (n == 0)
        return (struct pl_duties){NULL, 0};

    struct pl_duty *items = pl_arena_alloc(&poster->arena, n * sizeof *items);
    n = 0;
    for (size_t i = 0; i < poster->duty_count; i++)
        if (looks_at(poster->duties[i].what, types))
            items[n++] = poster->duties[i];
    return (struct pl_duties){items, n};
}

/* The indexes of the dues of one kind. */
static size_t indexes(struct pl_poster *poster, const struct pl_state *state,
                      enum pl_due_kind kind, const size_t **out) {
    size_t n = 0;
    for (size_t i = 0; i < state->due_count; i++)
        n += state->dues[i].kind == kind;
    if (n == 0)
        return 0;

    size_t *items = pl_arena_alloc(&poster->arena, n * sizeof *items);
    *out = items;
    n = 0;
    for (size_t i = 0; i < state->due_count; i++)
        if (state->dues[i].kind == kind)
            items[n++] = state->dues[i].index;
    return n;
}

static void gather_gauges(struct pl_poster *poster, struct pl_post *post) {
    size_t n = 0;
    for (size_t i = 0; i < post->container.count; i++)
        n += post->container.items[i].what->value_count;
    size_t *gauges = pl_arena_alloc(&poster->arena, n * sizeof *gauges);
    for (size_t i = 0; i < post->container.count; i++) {
        const struct pl_plan_case *what = post->container.items[i].what;
        post->needs_content |= what->needs_content;
        for (size_t k = 0; k < what->value_count; k++) {
            if (what->values[k].gauge != PL_GAUGE_NONE)
                gauges[post->gauge_count++] = what->values[k].gauge;
            post->needs_imprint |=
                what->values[k].check->tally == PL_TALLY_UNIQUE;
        }
    }
    post->gauges = gauges;
}

/* Tell whether a line of the summary looks at members of the nodes here. */
static bool is_looked_into(const struct pl_plan *plan,
                           const struct pl_post *post) {
    const pl_ruleset *ruleset = plan->ruleset;
    for (size_t i = 0; plan->has_figures && i < post->target_count; i++)
        for (size_t k = 0; k < ruleset->summary_count; k++)
            if (ruleset->summary[k].target == post->targets[i] &&
                ruleset->summary[k].kind != PL_SUMMARY_COUNT)
                return true;
    return false;
}

static void fill_post(struct pl_poster *poster, const struct pl_state *state,
                      struct pl_post *post) {
    post->is_idle = state->due_count == 0;
    if (post->is_idle)
        return;
    sort_duties(poster, state);
    for (size_t type = 0; type <= PL_TYPE_STRING; type++) {
        post->scalar[type] = gather(poster, PL_TYPE_BIT((unsigned)type));
        for (size_t i = 0; i < post->scalar[type].count; i++)
            post->has_lookups[type] |=
                post->scalar[type].items[i].what->has_lookups;
    }
    post->container = gather(poster, PL_TYPES_CONTAINER);
    post->keys = gather(poster, 0);
    gather_gauges(poster, post);
    post->match_count = indexes(poster, state, PL_DUE_MATCH, &post->matches);
    post->target_count = indexes(poster, state, PL_DUE_TARGET, &post->targets);
    post->needs_content |= is_looked_into(poster->plan, post);
    for (size_t i = 0; i < state->due_count; i++)
        if (state->dues[i].kind == PL_DUE_MASK)
            post->is_masked = true;
        else if (state->dues[i].kind == PL_DUE_CASE)
            post->is_sensitive |=
                poster->plan->cases[state->dues[i].index].rule->is_sensitive;
}

/* The slots of a state, while they are collected. */
struct slots {
    struct pl_arena *arena;
    struct pl_slot *items;
    size_t count, cap;
};

static void want(struct slots *slots, struct pl_slice name, bool keeps_text) {
    if (slots->count == slots->cap) {
        size_t cap = slots->cap ? 2 * slots->cap : 16;
        struct pl_slot *items =
            pl_arena_alloc(slots->arena, cap * sizeof *items);
        if (slots->count > 0)
            memcpy(items, slots->items, slots->count * sizeof *items);
        slots->items = items;
        slots->cap = cap;
    }
    slots->items[slots->count++] = (struct pl_slot){name, keeps_text};
}

static int slot_order(const void *a, const void *b) {
    const struct pl_slot *x = a;
    const struct pl_slot *y = b;
    if (x->name.len != y->name.len)
        return x->name.len < y->name.len ? -1 : 1;
    return memcmp(x->name.data, y->name.data, x->name.len);
}

/* Leave one slot for each name. */
static void merge_slots(struct slots *slots) {
    size_t kept = 0;
    if (slots->count > 1)
        qsort(slots->items, slots->count, sizeof *slots->items, slot_order);
    for (size_t i = 0; i < slots->count; i++)
        if (kept > 0 &&
            pl_slice_eq(slots->items[kept - 1].name, slots->items[i].name))
            slots->items[kept - 1].keeps_text |= slots->items[i].keeps_text;
        else
            slots->items[kept++] = slots->items[i];
    slots->count = kept;
}

static void want_siblings(struct slots *slots,
                          const struct pl_plan_case *what) {
    const struct pl_case *source = what->source;
    for (size_t i = 0; i < source->siblings.count; i++)
        want(slots, source->siblings.items[i], source->asks_siblings);
}

/* Ask for slots for the members that duties at the object itself need. */
static void want_own(struct slots *slots, const struct pl_duties *duties) {
    for (size_t i = 0; i < duties->count; i++) {
        const struct pl_plan_case *what = duties->items[i].what;
        if (duties->items[i].is_own)
            want_siblings(slots, what);
        for (size_t k = 0; k < what->value_count; k++) {
            const struct pl_check *check = what->values[k].check;
            if (check->scope != PL_SCOPE_MEMBERS)
                continue;
            const struct pl_names *names =
                check->names(what->values[k].settings);
            for (size_t j = 0; j < names->count; j++)
                want(slots, names->items[j], false);
        }
    }
}

/* Ask for slots for the siblings that duties at a member need. */
static void want_beside(struct pl_poster *poster, struct slots *slots,
                        uint32_t child) {
    const struct pl_state *state = &poster->plan->automaton.states[child];
    for (size_t i = 0; i < state->due_count; i++) {
        const struct pl_due *due = &state->dues[i];
        if (due->kind == PL_DUE_CASE && !due->is_own)
            want_siblings(slots, &poster->plan->cases[due->index]);
    }
}

/* Call `visit` for each list of known keys of the post's PL_SCOPE_MEMBERS
 * checks. */
static void each_known(const struct pl_post *post,
                       void (*visit)(void *self, const struct pl_names *known),
                       void *self) {
    for (size_t i = 0; i < post->container.count; i++) {
        const struct pl_plan_case *what = post->container.items[i].what;
        for (size_t k = 0; k < what->value_count; k++) {
            const struct pl_check *check = what->values[k].check;
            const struct pl_names *known =
                check->scope == PL_SCOPE_MEMBERS && check->known
                    ? check->known(what->values[k].settings)
                    : NULL;
            if (known)
                visit(self, known);
        }
    }
}

struct edge_names {
    struct pl_arena *arena;
    struct pl_state *state;
};

static void add_known_edges(void *self, const struct pl_names *known) {
    struct edge_names *to = self;
    pl_state_add_edges(to->state, to->arena, known->items, known->count);
}

static void add_slot_edges(struct edge_names *to, const struct slots *slots) {
    struct pl_slice *names =
        pl_arena_alloc(to->arena, slots->count * sizeof *names);
    for (size_t i = 0; i < slots->count; i++)
        names[i] = slots->items[i].name;
    pl_state_add_edges(to->state, to->arena, names, slots->count);
}

struct known_query {
    struct pl_slice name;
    bool is_known;
    bool is_asked;
};

static void ask_known(void *self, const struct pl_names *known) {
    struct known_query *query = self;
    query->is_asked = true;
    if (pl_names_find(known, query->name) == SIZE_MAX)
        query->is_known = false;
}

/* Tell whether the key `name` satisfies every check of keys at the post. */
static bool key_holds(const struct pl_post *post, struct pl_slice name) {
    struct pl_value key = {.type = PL_TYPE_STRING, .raw = name, .text = name};
    /* before all times: what holds now holds at any time */
    const struct pl_siblings nobody = {.now = INT64_MIN / 2};
    for (size_t i = 0; i < post->keys.count; i++) {
        const struct pl_plan_case *what = post->keys.items[i].what;
        for (size_t k = 0; k < what->key_count; k++)
            if (!what->keys[k].check->test(what->keys[k].settings, &key,
                                           &nobody))
                return false;
    }
    return true;
}

static void want_known_keys(struct edge_names *to, const struct pl_post *post) {
    for (size_t i = 0; i < post->keys.count; i++) {
        const struct pl_plan_case *what = post->keys.items[i].what;
        for (size_t k = 0; k < what->key_count; k++) {
            const struct pl_check *check = what->keys[k].check;
            const struct pl_names *known =
                check->known ? check->known(what->keys[k].settings) : NULL;
            if (known)
                add_known_edges(to, known);
        }
    }
}

static uint32_t slot_of(const struct pl_state *state,
                        const struct pl_post *post, struct pl_slice name) {
    uint32_t edge = pl_words_find(&state->names, name);
    return edge == PL_WORD_NONE ? 0 : post->edges[edge].slot - 1;
}

/* The slots of the members that the checks of a case name, one after the
 * other. */
static const uint32_t *member_slots(struct pl_poster *poster,
                                    const struct pl_state *state,
                                    const struct pl_post *post,
                                    const struct pl_plan_case *what) {
    size_t n = 0;
    for (size_t i = 0; i < what->value_count; i++)
        if (what->values[i].check->scope == PL_SCOPE_MEMBERS)
            n += what->values[i].check->names(what->values[i].settings)->count;

    uint32_t *slots = pl_arena_alloc(&poster->arena, n * sizeof *slots);
    n = 0;
    for (size_t i = 0; i < what->value_count; i++) {
        if (what->values[i].check->scope != PL_SCOPE_MEMBERS)
            continue;
        const struct pl_names *names =
            what->values[i].check->names(what->values[i].settings);
        for (size_t k = 0; k < names->count; k++)
            slots[n++] = slot_of(state, post, names->items[k]);
    }
    return slots;
}

/* Fill what depends on the name of a member alone. */
static void fill_edges(struct pl_poster *poster, const struct pl_state *state,
                       struct pl_post *post) {
    struct pl_edge_post *edges =
        pl_arena_alloc(&poster->arena, state->names.count * sizeof *edges);
    for (uint32_t i = 0; i < state->names.count; i++) {
        struct known_query query = {state->names.names[i], true, false};
        each_known(post, ask_known, &query);
        edges[i].is_known = query.is_known;
        edges[i].keys_hold = key_holds(post, state->names.names[i]);
    }
    for (uint32_t k = 0; k < post->slot_count; k++)
        edges[pl_words_find(&state->names, post->slots[k].name)].slot = k + 1;
    post->edges = edges;
}

static void fill_members(struct pl_poster *poster, struct pl_state *state,
                         struct pl_post *post) {
    struct slots slots = {.arena = &poster->arena};
    bool is_leaf =
        state->names.count == 0 && state->any_member == PL_STATE_DEAD;
    if (is_leaf && post->is_idle)
        return;
    want_own(&slots, &post->container);
    want_own(&slots, &post->keys);
    for (uint32_t i = 0; i < state->names.count; i++)
        want_beside(poster, &slots, state->edges[i]);
    want_beside(poster, &slots, state->any_member);
    merge_slots(&slots);
    post->slots = slots.items;
    post->slot_count = slots.count;

    struct edge_names to = {slots.arena, state};
    add_slot_edges(&to, &slots);
    each_known(post, add_known_edges, &to);
    want_known_keys(&to, post);

    struct known_query query = {{NULL, 0}, true, false};
    each_known(post, ask_known, &query);
    post->asks_unknown = query.is_asked;
    fill_edges(poster, state, post);
    for (size_t i = 0; i < post->container.count; i++)
        post->container.items[i].member_slots =
            member_slots(poster, state, post, post->container.items[i].what);
}

void pl_plan_begin_posts(struct pl_plan *plan) {
    struct pl_heap *heap = plan->arena.heap;
    struct pl_poster *poster = pl_heap_alloc(heap, sizeof *poster);
    *poster = (struct pl_poster){0};
    pl_arena_init(&poster->arena, heap);
    plan->poster = poster;
    poster->duties = pl_arena_alloc(&poster->arena,
                                    plan->case_count * sizeof *poster->duties);
    plan->posts = pl_arena_alloc(&poster->arena,
                                 plan->automaton.count * sizeof *plan->posts);
}

void pl_plan_end_posts(struct pl_plan *plan) {
    if (plan->poster)
        pl_arena_free(&plan->poster->arena);
    free(plan->poster);
    plan->poster = NULL;
}

const struct pl_post *pl_plan_make_post(const struct pl_plan *plan,
                                        uint32_t state) {
    struct pl_poster *poster = plan->poster;
    struct pl_state *at = &plan->automaton.states[state];
    if (plan->builder)
        pl_automaton_settle(plan->builder, state);
    struct pl_post *post = pl_arena_alloc(&poster->arena, sizeof *post);
    post->state = state;
    poster->plan = plan;
    fill_post(poster, at, post);
    fill_members(poster, at, post);
    plan->posts[state] = post;
    return post;
}

#include "engine/automaton.h"

/* How many of `names` have no transition of their own. */
static size_t count_missing(const struct pl_state *state,
                            const struct pl_slice *names, size_t count) {
    size_t missing = 0;
    for (size_t i = 0; i < count; i++)
        missing += pl_words_find(&state->names, names[i]) == PL_WORD_NONE;
    return missing;
}

void pl_state_add_edges(struct pl_state *state, struct pl_arena *arena,
                        const struct pl_slice *names, size_t count) {
    size_t total = state->names.count;
    size_t room = total + count_missing(state, names, count);
    if (room == total)
        return;
    struct pl_slice *all = pl_arena_alloc(arena, room * sizeof *all);
    uint32_t *edges = pl_arena_alloc(arena, room * sizeof *edges);
    for (size_t i = 0; i < total; i++) {
        all[i] = state->names.names[i];
        edges[i] = state->edges[i];
    }
    for (size_t i = 0; i < count; i++)
        if (pl_words_find(&state->names, names[i]) == PL_WORD_NONE) {
            all[total] = names[i];
            edges[total++] = state->any_member;
        }
    state->edges = edges;
    pl_words_build(&state->names, arena, all, total);
}

/* The run of elements that `index` is in. */
static const struct pl_element_run *run_of(const struct pl_state *state,
                                           uint64_t index) {
    const struct pl_element_run *run = state->runs;
    while (run + 1 < state->runs + state->run_count && index >= run[1].from)
        run++;
    return run;
}

uint32_t pl_state_element(const struct pl_state *state, uint64_t index) {
    const struct pl_element_run *run = run_of(state, index);
    return run->to[run->period == 1 ? 0 : (index - run->from) % run->period];
}

uint64_t pl_state_alike(const struct pl_state *state, uint64_t index) {
    const struct pl_element_run *run = run_of(state, index);
    if (run->period > 1)
        return 1;
    bool is_last = run + 1 == state->runs + state->run_count;
    return is_last ? UINT64_MAX - index : run[1].from - index;
}

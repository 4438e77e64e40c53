/*
 * Automaton: all selectors of all rules as one deterministic automaton. It is
 * made from the trie of the selectors: each state stands for the set of trie
 * nodes that the path to a value matches, and each member or element on the
 * path is one transition. State 0 is the dead state: no rule looks at a value
 * there, nor at anything below it.
 *
 * A state is settled when its transitions have been computed. The plan then
 * adds transitions for the members that rules ask for by name (see
 * engine/posts.h).
 */
#ifndef PL_ENGINE_AUTOMATON_H
#define PL_ENGINE_AUTOMATON_H

#include <stdint.h>

#include "engine/trie.h"
#include "engine/words.h"

#define PL_STATE_DEAD 0
#define PL_STATES_MAX 200000

/* Elements of an array from index `from` up to the `from` of the next run:
 * element i leads to state to[(i - from) % period]. */
struct pl_element_run {
    uint64_t from;
    uint32_t period;
    const uint32_t *to;
};

struct pl_state {
    struct pl_words names; /* names of the members that have a transition of
                              their own */
    const uint32_t *edges; /* for each of `names`: the state it leads to */
    uint32_t any_member;   /* state that every other member leads to */
    const struct pl_element_run *runs; /* at least one; the first starts at 0 */
    uint32_t run_count;
    const struct pl_due *dues;
    size_t due_count;
};

struct pl_automaton {
    struct pl_state *states;
    size_t count;           /* states that there may be */
    const uint32_t *starts; /* for each root of the trie: its state */
};

/* What is needed only while an automaton is built. */
typedef struct pl_automaton_builder pl_automaton_builder;

/* Make a builder of an automaton for `trie`, whose memory is taken from
 * `arena`. `*out` is set before anything else can fail. Free with _free(). */
void pl_automaton_builder_new(pl_automaton_builder **out,
                              struct pl_arena *arena,
                              const struct pl_trie *trie);
void pl_automaton_builder_free(pl_automaton_builder *b);

/* Build all states that can be reached from `roots`, nodes of the trie. Call
 * once. Returns false if there would be more than PL_STATES_MAX states, or
 * strides that are too long (see engine/elements.h). */
bool pl_automaton_build(pl_automaton_builder *b, struct pl_automaton *out,
                        const size_t *roots, size_t root_count);

/* Make only the states of the roots; pl_automaton_settle() makes the others.
 * This is for rules that are known to need few states: `out->count` is how many
 * there may be. The states belong to the builder. */
void pl_automaton_begin(pl_automaton_builder *b, struct pl_automaton *out,
                        const size_t *roots, size_t root_count);

/* Compute the transitions of `state` if that was not done yet. Returns how many
 * states there are then. If a new state finds no room, the heap unwinds as if
 * memory had run out. */
size_t pl_automaton_settle(pl_automaton_builder *b, uint32_t state);

/* state.c: the state that element `index` of an array in `state` leads to. */
uint32_t pl_state_element(const struct pl_state *state, uint64_t index);

/* How many elements, counted from `index` on, surely lead to the same state: at
 * least 1. */
uint64_t pl_state_alike(const struct pl_state *state, uint64_t index);

/* Give `state`, while it is still being built, a transition for each of `names`
 * that has none. It leads where all other members lead. */
void pl_state_add_edges(struct pl_state *state, struct pl_arena *arena,
                        const struct pl_slice *names, size_t count);

#endif

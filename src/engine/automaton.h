/*
 * Automaton: the trie of all selectors made deterministic. A state stands for
 * the set of trie nodes that the path to a value matches; one transition a
 * member or element leads to the next. State 0 is dead: nothing is due there
 * nor anywhere below it.
 *
 * The plan completes a state with the edges of siblings that rules mention when
 * it makes the post of the state.
 */
#ifndef PL_ENGINE_AUTOMATON_H
#define PL_ENGINE_AUTOMATON_H

#include <stdint.h>

#include "engine/trie.h"
#include "engine/words.h"

#define PL_STATE_DEAD 0
#define PL_STATES_MAX 200000

/* Elements from `from` up to the next run's: element i goes to
 * to[(i - from) % period]. */
struct pl_element_run {
    uint64_t from;
    uint32_t period;
    const uint32_t *to;
};

struct pl_state {
    struct pl_words names; /* of the members that have an edge of their own */
    const uint32_t *edges; /* by name: where it leads */
    uint32_t any_member;   /* where all other members lead */
    const struct pl_element_run *runs; /* never empty; the first is from 0 */
    uint32_t run_count;
    const struct pl_due *dues;
    size_t due_count;
};

struct pl_automaton {
    struct pl_state *states;
    size_t count;           /* that there may be */
    const uint32_t *starts; /* for each root of the trie */
};

/* What is at work while an automaton is built. */
typedef struct pl_automaton_builder pl_automaton_builder;

/* Make a builder in `*out`, which is set before anything else can fail, for an
 * automaton of `trie` in `arena`. Free with _free(). */
void pl_automaton_builder_new(pl_automaton_builder **out,
                              struct pl_arena *arena,
                              const struct pl_trie *trie);
void pl_automaton_builder_free(pl_automaton_builder *b);

/* Build the automaton from `roots` of the trie, once. Returns false if it would
 * have more than PL_STATES_MAX states or strides that do not fit. */
bool pl_automaton_build(pl_automaton_builder *b, struct pl_automaton *out,
                        const size_t *roots, size_t root_count);

/* Make the states of the roots alone; the others come when states are settled.
 * For rules that are known to need few: `count` is the number that there may
 * be. The states are the builder's. */
void pl_automaton_begin(pl_automaton_builder *b, struct pl_automaton *out,
                        const size_t *roots, size_t root_count);

/* Find where a state leads, if that was not done. Returns how many states there
 * are then; memory that is not there for them unwinds the heap. */
size_t pl_automaton_settle(pl_automaton_builder *b, uint32_t state);

/* state.c: the state of element `index` of an array in `state`. */
uint32_t pl_state_element(const struct pl_state *state, uint64_t index);

/* How many elements, that with `index` and those behind it, are surely in one
 * state: 1 at least. */
uint64_t pl_state_alike(const struct pl_state *state, uint64_t index);

/* Give `state` (while it is still being built) the edges that it has and one
 * for each of `names` that it lacks, leading where other members lead. */
void pl_state_add_edges(struct pl_state *state, struct pl_arena *arena,
                        const struct pl_slice *names, size_t count);

#endif

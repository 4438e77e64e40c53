/*
 * Ways: all edges of the trie that lead on from the values of one state, sorted
 * by the name of the member they take. The builder of the automaton gathers
 * them for one state after the other, and asks where each member and element
 * leads.
 */
#ifndef PL_ENGINE_WAYS_H
#define PL_ENGINE_WAYS_H

#include "engine/trie.h"

/* A way: an edge that can be taken. Ways of one name are linked. */
struct pl_way {
    const struct pl_step *step;
    size_t to;
    size_t next; /* index + 1; 0: none */
};

/* The ways of one name. They are valid if `round` is that of struct pl_ways. */
struct pl_way_name {
    uint32_t round;
    size_t first; /* index + 1 of the first way; 0: none */
};

struct pl_ways {
    struct pl_heap *heap;
    struct pl_way_name *by_name; /* for each name of the trie */
    uint32_t *names;             /* indexes of the names that have been met in
                                    this round */
    size_t name_count;
    uint32_t round;   /* counts up with every pl_ways_begin() */
    size_t first_any; /* index + 1 of the first way that is not by one name */
    bool have_places; /* a way takes elements by their index */
    struct pl_way *items;
    size_t count, cap;
    size_t *taken; /* trie nodes that one child leads to */
    size_t taken_count, taken_cap;
};

/* Allocate for the names of `trie`; free it. */
void pl_ways_init(struct pl_ways *ways, const struct pl_trie *trie);
void pl_ways_fini(struct pl_ways *ways);

/* Start a round without ways. */
void pl_ways_begin(struct pl_ways *ways);

/* Add the way along `edge`. */
void pl_ways_add(struct pl_ways *ways, const struct pl_trie_edge *edge);

/* Fill `taken` with the nodes that a member, or the element `index`, leads to.
 * `name` is the member's, whose own ways begin with `first` (index + 1); NULL:
 * any name that no way has. */
void pl_ways_take_member(struct pl_ways *ways, const struct pl_slice *name,
                         size_t first);
void pl_ways_take_element(struct pl_ways *ways, uint64_t index);

#endif

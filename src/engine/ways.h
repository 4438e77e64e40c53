/*
 * Ways: where the steps of selectors lead from one value: by the names that
 * they know, and all others. They are gathered for one state of the automaton
 * after the other.
 */
#ifndef PL_ENGINE_WAYS_H
#define PL_ENGINE_WAYS_H

#include "engine/trie.h"

/* Where a step leads; those of one name are linked. */
struct pl_way {
    const struct pl_step *step;
    size_t to;
    size_t next; /* + 1; 0: none */
};

/* A name, if it was met in this round. */
struct pl_way_name {
    uint32_t round;
    size_t first; /* way: + 1; 0: none */
};

struct pl_ways {
    struct pl_heap *heap;
    struct pl_way_name *by_name; /* of each name of the trie */
    uint32_t *names;             /* that the ways know, in their order */
    size_t name_count;
    uint32_t round;   /* counts up whenever ways begin anew */
    size_t first_any; /* of all that are no names: + 1 */
    bool have_places; /* some of them take elements by where they are */
    struct pl_way *items;
    size_t count, cap;
    size_t *taken; /* where those lead that one child takes */
    size_t taken_count, taken_cap;
};

/* Make room for the names of `trie`; free it. */
void pl_ways_init(struct pl_ways *ways, const struct pl_trie *trie);
void pl_ways_fini(struct pl_ways *ways);

/* Begin anew, with none. */
void pl_ways_begin(struct pl_ways *ways);

/* Add the way along `edge`. */
void pl_ways_add(struct pl_ways *ways, const struct pl_trie_edge *edge);

/* Find in `taken` where those lead that the member `name` takes, or any that no
 * way names (NULL), whose own begin with `first`; or the element `index`. */
void pl_ways_take_member(struct pl_ways *ways, const struct pl_slice *name,
                         size_t first);
void pl_ways_take_element(struct pl_ways *ways, uint64_t index);

#endif

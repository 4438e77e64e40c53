/*
 * Trie: all selectors of all rules, sharing their common beginnings. A node
 * stands for "the steps so far have matched here" and lists what then is due.
 * What is asked of a target hangs on a root of its own, which the nodes where
 * the shapes have that target are joined to.
 */
#ifndef PL_ENGINE_TRIE_H
#define PL_ENGINE_TRIE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "rules/selector.h"

/* What is due at a value that a selector matched. */
enum pl_due_kind {
    PL_DUE_CASE,   /* case `index` looks at it */
    PL_DUE_MATCH,  /* it counts for gauge `index` (keyword count) */
    PL_DUE_TARGET, /* it is a node of target `index` */
    PL_DUE_MASK    /* it is never shown */
};

struct pl_due {
    enum pl_due_kind kind;
    size_t index;
    bool is_own; /* a case whose siblings are the value's own members */
};

/* What a node has is linked, in the order in which it was added. */
struct pl_trie_edge {
    struct pl_trie_edge *next;
    const struct pl_step *step;
    uint32_t *names; /* that the step has, as indexes into those of the trie */
    size_t to;
    bool is_descendant;
};

struct pl_trie_due {
    struct pl_trie_due *next;
    struct pl_due due;
};

struct pl_trie_joined {
    struct pl_trie_joined *next;
    size_t node;
};

struct pl_trie_node {
    struct pl_trie_edge *edges, *last_edge;
    struct pl_trie_due *dues, *last_due;
    struct pl_trie_joined *joined, *last_joined; /* what is here is there too */
    size_t due_count;
    bool has_descendants;
};

struct pl_trie {
    struct pl_arena arena; /* of what nodes have */
    struct pl_map names;   /* of all steps, in their order */
    struct pl_trie_node *nodes;
    size_t count, cap;
};

/* A set of nodes: where the end of a selector may be. */
struct pl_trie_ends {
    size_t *nodes;
    size_t count, cap;
};

/* Make a trie without a node. */
void pl_trie_init(struct pl_trie *trie, struct pl_heap *heap);
void pl_trie_fini(struct pl_trie *trie);

/* Add a root node of its own; returns its index. Each shape has one. */
size_t pl_trie_root(struct pl_trie *trie);

/* Extend every node of `ends` by the segments of `selector`, in place. */
void pl_trie_extend(struct pl_trie *trie, struct pl_trie_ends *ends,
                    const struct pl_selector *selector);

/* Attach `due` to every node of `ends`, unless it is there already. */
void pl_trie_attach(struct pl_trie *trie, const struct pl_trie_ends *ends,
                    struct pl_due due);

/* Let what reaches a node of `ends` reach the root `root` too. */
void pl_trie_join(struct pl_trie *trie, const struct pl_trie_ends *ends,
                  size_t root);

/* Make `ends` hold `node` alone; free it. */
void pl_trie_ends_set(struct pl_trie *trie, struct pl_trie_ends *ends,
                      size_t node);
void pl_trie_ends_fini(struct pl_trie_ends *ends);

#endif

/*
 * Trie: all selectors of all rules, sharing their common beginnings. A node
 * stands for the steps that lead to it and lists the dues of the values there.
 * A due is something to be done with a value that a selector matches.
 *
 * What rules ask of a target hangs on a root of its own. A node where a shape
 * has the target is joined to that root: who reaches the node reaches the root,
 * too.
 */
#ifndef PL_ENGINE_TRIE_H
#define PL_ENGINE_TRIE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "rules/selector.h"

/* What a due is. */
enum pl_due_kind {
    PL_DUE_CASE,   /* case `index` judges the value */
    PL_DUE_MATCH,  /* the value counts for gauge `index` (keyword `count`) */
    PL_DUE_TARGET, /* the value is a node of target `index` */
    PL_DUE_MASK    /* the value is never shown */
};

struct pl_due {
    enum pl_due_kind kind;
    size_t index;
    bool is_own; /* the siblings of the case are the value's own members */
};

/* Edges, dues and joined roots of a node are linked lists in the order in which
 * they were added. */
struct pl_trie_edge {
    struct pl_trie_edge *next;
    const struct pl_step *step;
    uint32_t *names; /* names of the step, as indexes into `names` of the
                        trie */
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
    struct pl_trie_joined *joined, *last_joined; /* roots that are reached with
                                                    this node */
    size_t due_count;
    bool has_descendants;
};

struct pl_trie {
    struct pl_arena arena; /* holds the lists of the nodes */
    struct pl_map names;   /* of all steps, each once, in order of appearance */
    struct pl_trie_node *nodes;
    size_t count, cap;
};

/* A set of nodes, where selectors end. */
struct pl_trie_ends {
    size_t *nodes;
    size_t count, cap;
};

/* Make a trie without nodes. */
void pl_trie_init(struct pl_trie *trie, struct pl_heap *heap);
void pl_trie_fini(struct pl_trie *trie);

/* Add a node that no edge leads to; returns its index. */
size_t pl_trie_root(struct pl_trie *trie);

/* Replace the nodes of `ends` by those that `selector` leads to from them.
 * Nodes that are not there are made. */
void pl_trie_extend(struct pl_trie *trie, struct pl_trie_ends *ends,
                    const struct pl_selector *selector);

/* Add `due` to every node of `ends` that does not have it. */
void pl_trie_attach(struct pl_trie *trie, const struct pl_trie_ends *ends,
                    struct pl_due due);

/* Join every node of `ends` to the root `root`. */
void pl_trie_join(struct pl_trie *trie, const struct pl_trie_ends *ends,
                  size_t root);

/* Make `node` the only one of `ends`; free `ends`. */
void pl_trie_ends_set(struct pl_trie *trie, struct pl_trie_ends *ends,
                      size_t node);
void pl_trie_ends_fini(struct pl_trie_ends *ends);

#endif

/*
 * YAML builder: nodes as they are read, one after the other, to a tree. It
 * knows what is open, finds what an alias repeats, and holds the limits on
 * depth and on what aliases multiply to.
 *
 * What cannot be added is a mistake: the message is returned, NULL where all
 * is well, and nothing is to be added after it.
 */
#ifndef PL_YAML_BUILDER_H
#define PL_YAML_BUILDER_H

#include "base/map.h"
#include "yaml/yaml.h"

/* A node with the nodes and levels that it holds, aliases expanded. */
struct pl_yaml_branch {
    struct pl_node node;
    size_t size;
    unsigned height;
};

/* A container that is open. */
struct pl_yaml_frame {
    struct pl_yaml_branch branch;
    size_t first;    /* its first child among the children */
    uint32_t anchor; /* index of its anchor, or PL_MAP_NONE */
    bool is_flow;    /* in brackets, which end it */
};

struct pl_yaml_anchor {
    struct pl_yaml_branch branch;
    bool is_open; /* its node has not ended */
};

struct pl_yaml_builder {
    struct pl_yaml *out;
    struct pl_arena *arena;
    struct pl_yaml_frame frames[PL_YAML_DEPTH_MAX];
    size_t depth;
    struct pl_node *children; /* of the open containers, outermost first */
    size_t child_count, child_cap;
    struct pl_yaml_anchor *anchors;
    size_t anchor_cap;
    struct pl_map anchor_names;
    struct pl_map keys; /* of one large mapping */
    struct pl_node_link **last_hole, **last_repeated;
    size_t total; /* nodes, aliases expanded */
};

/* Make a builder of the tree `out`, whose arrays are in `arena`. */
void pl_yaml_builder_init(struct pl_yaml_builder *builder, struct pl_yaml *out,
                          struct pl_arena *arena);
void pl_yaml_builder_fini(struct pl_yaml_builder *builder);

/* Add a scalar. `anchor` is the name that aliases call it by, or NULL. */
const char *pl_yaml_add_scalar(struct pl_yaml_builder *builder,
                               struct pl_node scalar, const char *anchor);

/* Add what the anchor `name` stands before. */
const char *pl_yaml_add_alias(struct pl_yaml_builder *builder,
                              const char *name);

/* Open a container, in brackets or by indentation: what is added next is in it.
 */
const char *pl_yaml_open(struct pl_yaml_builder *builder,
                         struct pl_node container, const char *anchor,
                         bool is_flow);

/* Close the innermost container, which ends at `end` if it has brackets. */
const char *pl_yaml_close(struct pl_yaml_builder *builder,
                          struct pl_node_mark end);

#endif

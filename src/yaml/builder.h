/*
 * YAML builder: receives the nodes of a YAML text one after the other and
 * builds the tree. It keeps the open containers, finds the node that an alias
 * repeats, and enforces the limits on depth and on the number of nodes that
 * aliases may multiply to.
 *
 * The functions that add return NULL, or a message if the node cannot be added.
 * After a message nothing more may be added.
 */
#ifndef PL_YAML_BUILDER_H
#define PL_YAML_BUILDER_H

#include "base/map.h"
#include "yaml/yaml.h"

/* A node, and the size of the tree below it, with aliases expanded. */
struct pl_yaml_branch {
    struct pl_node node;
    size_t size;     /* number of nodes, itself included */
    unsigned height; /* number of levels below it */
};

/* An open container. */
struct pl_yaml_frame {
    struct pl_yaml_branch branch;
    size_t first;    /* index of its first child in `children` */
    uint32_t anchor; /* index in `anchors`, or PL_MAP_NONE */
    bool is_flow;    /* it is in brackets, so its end is known */
};

struct pl_yaml_anchor {
    struct pl_yaml_branch branch;
    bool is_open; /* the node has not ended yet */
};

struct pl_yaml_builder {
    struct pl_yaml *out;
    struct pl_arena *arena;
    struct pl_yaml_frame frames[PL_YAML_DEPTH_MAX];
    size_t depth;
    struct pl_node *children; /* of all open containers, outermost first; keys
                                 and values of a mapping alternate */
    size_t child_count, child_cap;
    struct pl_yaml_anchor *anchors;
    size_t anchor_cap;
    struct pl_map anchor_names;
    struct pl_map keys; /* scratch: the keys of one large mapping */
    struct pl_node_link **last_hole, **last_repeated; /* the ends of two lists
                                                     of `out` */
    size_t total; /* number of nodes, aliases expanded */
};

/* Make a builder for the tree `out`, whose nodes are allocated in `arena`. */
void pl_yaml_builder_init(struct pl_yaml_builder *builder, struct pl_yaml *out,
                          struct pl_arena *arena);
void pl_yaml_builder_fini(struct pl_yaml_builder *builder);

/* Add a scalar. `anchor` is the name by which aliases refer to it, or NULL. */
const char *pl_yaml_add_scalar(struct pl_yaml_builder *builder,
                               struct pl_node scalar, const char *anchor);

/* Add the node that has the anchor `name` once more. */
const char *pl_yaml_add_alias(struct pl_yaml_builder *builder,
                              const char *name);

/* Open a container, written in brackets (`is_flow`) or by indentation. Nodes
 * that are added until it closes are its children. */
const char *pl_yaml_open(struct pl_yaml_builder *builder,
                         struct pl_node container, const char *anchor,
                         bool is_flow);

/* Close the innermost container. `end` is its end if it is in brackets; else it
 * ends with its last child. */
const char *pl_yaml_close(struct pl_yaml_builder *builder,
                          struct pl_node_mark end);

#endif

#include "yaml/builder.h"

#include <stdlib.h>

#define FEW_KEYS 8

void pl_yaml_builder_init(struct pl_yaml_builder *builder, struct pl_yaml *out,
                          struct pl_arena *arena) {
    *builder = (struct pl_yaml_builder){.out = out, .arena = arena};
    builder->last_hole = &out->holes;
    builder->last_repeated = &out->repeated;
    pl_map_init(&builder->anchor_names, arena->heap);
    pl_map_init(&builder->keys, arena->heap);
}

void pl_yaml_builder_fini(struct pl_yaml_builder *builder) {
    pl_map_fini(&builder->anchor_names);
    pl_map_fini(&builder->keys);
    free(builder->children);
    free(builder->anchors);
}

static bool awaits_key(const struct pl_yaml_builder *builder) {
    if (builder->depth == 0)
        return false;
    const struct pl_yaml_frame *frame = &builder->frames[builder->depth - 1];
    return frame->branch.node.kind == PL_NODE_MAPPING &&
           (builder->child_count - frame->first) % 2 == 0;
}

static void link_node(struct pl_yaml_builder *builder,
                      struct pl_node_link ***last, struct pl_node *node) {
    struct pl_node_link *link = pl_arena_alloc(builder->arena, sizeof *link);
    link->node = node;
    **last = link;
    *last = &link->next;
}

/* Copy nodes to the arena, where they stay. */
static struct pl_node *settle(struct pl_yaml_builder *builder,
                              const struct pl_node *nodes, size_t count) {
    size_t size = count * sizeof *nodes;
    struct pl_node *row = pl_arena_alloc(builder->arena, size);
    memcpy(row, nodes, size);
    return row;
}

static void link_holes(struct pl_yaml_builder *builder, struct pl_node *nodes,
                       size_t count) {
    for (size_t i = 0; i < count; i++)
        if (nodes[i].kind == PL_NODE_SCALAR && strstr(nodes[i].text.data, "${"))
            link_node(builder, &builder->last_hole, &nodes[i]);
}

/* Add a child to the innermost open container, or make it the root. */
static void push(struct pl_yaml_builder *builder, struct pl_node node) {
    if (builder->depth == 0) {
        builder->out->root = settle(builder, &node, 1);
        link_holes(builder, builder->out->root, 1);
        return;
    }
    builder->children = pl_heap_grow(
        builder->arena->heap, builder->children, &builder->child_cap,
        builder->child_count + 1, sizeof *builder->children);
    builder->children[builder->child_count++] = node;
}

/* Add `size` nodes and `height` levels to the count of the innermost open
 * container. */
static const char *count(struct pl_yaml_builder *builder, size_t size,
                         unsigned height) {
    if (builder->depth > 0) {
        struct pl_yaml_branch *parent =
            &builder->frames[builder->depth - 1].branch;
        parent->size += size;
        if (parent->height < height + 1)
            parent->height = height + 1;
    }
    return builder->depth + height > PL_YAML_DEPTH_MAX
               ? "nested deeper than 100 levels"
               : NULL;
}

static const char *count_total(struct pl_yaml_builder *builder, size_t size) {
    builder->total += size;
    return builder->total > PL_YAML_NODES_MAX
               ? "more than 1,000,000 values, with what aliases repeat: use "
                 "fewer aliases"
               : NULL;
}

/* Register an anchor and return its index. A later anchor replaces an earlier
 * one of the same name. */
static uint32_t add_anchor(struct pl_yaml_builder *builder, const char *name,
                           struct pl_yaml_branch branch, bool is_open) {
    if (!name)
        return PL_MAP_NONE;
    struct pl_slice key = pl_arena_copy(builder->arena, pl_slice_str(name));
    uint32_t count_before = (uint32_t)builder->anchor_names.len;
    builder->anchors = pl_heap_grow(builder->arena->heap, builder->anchors,
                                    &builder->anchor_cap, count_before + 1,
                                    sizeof *builder->anchors);
    uint32_t index = pl_map_add(&builder->anchor_names, key, count_before);
    builder->anchors[index] = (struct pl_yaml_anchor){branch, is_open};
    return index;
}

const char *pl_yaml_add_scalar(struct pl_yaml_builder *builder,
                               struct pl_node scalar, const char *anchor) {
    push(builder, scalar);
    add_anchor(builder, anchor, (struct pl_yaml_branch){scalar, 1, 0}, false);
    const char *mistake = count_total(builder, 1);
    return mistake ? mistake : count(builder, 1, 0);
}

const char *pl_yaml_add_alias(struct pl_yaml_builder *builder,
                              const char *name) {
    uint32_t index = pl_map_get(&builder->anchor_names, pl_slice_str(name));
    if (index == PL_MAP_NONE)
        return "an alias of an anchor that is not above it";
    if (builder->anchors[index].is_open)
        return "an alias inside the value that it repeats";

    struct pl_yaml_branch branch = builder->anchors[index].branch;
    if (awaits_key(builder) && branch.node.kind != PL_NODE_SCALAR)
        return "a key must be a text";
    push(builder, branch.node);
    const char *mistake = count_total(builder, branch.size);
    return mistake ? mistake : count(builder, branch.size, branch.height);
}

const char *pl_yaml_open(struct pl_yaml_builder *builder,
                         struct pl_node container, const char *anchor,
                         bool is_flow) {
    struct pl_yaml_branch branch = {container, 1, 0};
    if (awaits_key(builder))
        return "a key must be a text: quote it";
    if (builder->depth == PL_YAML_DEPTH_MAX)
        return "nested deeper than 100 levels";

    uint32_t index = add_anchor(builder, anchor, branch, true);
    builder->frames[builder->depth++] =
        (struct pl_yaml_frame){branch, builder->child_count, index, is_flow};
    return count_total(builder, 1);
}

/* Tell whether key number `n` equals an earlier key. Must be called for each
 * key in turn, because large mappings record their keys in a map. */
static bool is_among(struct pl_yaml_builder *builder,
                     const struct pl_node *keys, size_t n) {
    if (n > FEW_KEYS)
        return pl_map_add(&builder->keys, keys[n].text, (uint32_t)n) != n;

    for (size_t i = 0; i < n; i++)
        if (pl_slice_eq(keys[i].text, keys[n].text))
            return true;
    return false;
}

static void mark_repeated(struct pl_yaml_builder *builder,
                          const struct pl_node *map) {
    pl_map_clear(&builder->keys);
    for (size_t i = 0; map->count > FEW_KEYS && i <= FEW_KEYS; i++)
        pl_map_add(&builder->keys, map->keys[i].text, (uint32_t)i);
    for (size_t i = 1; i < map->count; i++) {
        if (!is_among(builder, map->keys, i))
            continue;
        map->keys[i].is_repeated = true;
        link_node(builder, &builder->last_repeated, &map->keys[i]);
    }
}

/* Split `children`, in which keys and values alternate, into the keys and the
 * values of a mapping. */
static void part(struct pl_yaml_builder *builder, struct pl_node *map,
                 const struct pl_node *children) {
    size_t size = map->count * sizeof *children;
    map->keys = pl_arena_alloc(builder->arena, size);
    map->items = pl_arena_alloc(builder->arena, size);
    for (size_t i = 0; i < map->count; i++) {
        map->keys[i] = children[2 * i];
        map->items[i] = children[2 * i + 1];
    }
    mark_repeated(builder, map);
}

/* Set the children of a container: those in `children` from `first` on. */
static void fill(struct pl_yaml_builder *builder, struct pl_node *node,
                 size_t first) {
    size_t n = builder->child_count - first;
    const struct pl_node *children = builder->children + first;
    if (n == 0)
        return;

    node->count = (uint32_t)(node->kind == PL_NODE_MAPPING ? n / 2 : n);
    if (node->kind == PL_NODE_MAPPING)
        part(builder, node, children);
    else
        node->items = settle(builder, children, n);
    link_holes(builder, node->items, node->count);
    builder->child_count = first;
}

/* A container without brackets ends with its last child. */
static void set_end(struct pl_yaml_builder *builder, struct pl_node *node,
                    bool is_flow, struct pl_node_mark end) {
    struct pl_node_marks *marks = pl_arena_alloc(builder->arena, sizeof *marks);
    *marks = *node->marks;
    if (is_flow)
        marks->end = end;
    else if (node->count > 0)
        marks->end = node->items[node->count - 1].marks->end;
    if (marks->end.offset < marks->start.offset)
        marks->end = marks->start; /* the last child is an alias, defined
                                      above */
    node->marks = marks;
}

const char *pl_yaml_close(struct pl_yaml_builder *builder,
                          struct pl_node_mark end) {
    struct pl_yaml_frame *frame = &builder->frames[--builder->depth];
    struct pl_yaml_branch *branch = &frame->branch;
    const struct pl_node_marks *begun = branch->node.marks;

    fill(builder, &branch->node, frame->first);
    set_end(builder, &branch->node, frame->is_flow, end);
    push(builder, branch->node);
    if (frame->anchor != PL_MAP_NONE) {
        struct pl_yaml_anchor *anchor = &builder->anchors[frame->anchor];
        if (anchor->branch.node.marks == begun)
            *anchor = (struct pl_yaml_anchor){*branch, false};
    }
    return count(builder, branch->size, branch->height);
}

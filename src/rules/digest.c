#include "rules/digest.h"

static void fill_scalar(struct pl_node *node, const struct pl_digest_node *from,
                        const char *texts) {
    node->scalar = (enum pl_scalar_kind)from->scalar;
    node->truth = from->truth;
    node->text = pl_slice_of(texts + from->first, from->count);
}

/* Give a container its `children`; NULL: they are left out. */
static void fill_container(struct pl_node *node,
                           const struct pl_digest_node *from,
                           struct pl_node **children) {
    if (!children)
        return;
    node->count = from->count;
    node->items = children;
    if (node->kind == PL_NODE_MAPPING) {
        node->keys = children;
        node->items += from->count;
    }
}

void pl_digest_read(struct pl_yaml *out, struct pl_heap *heap,
                    const struct pl_yaml_file *file,
                    const struct pl_digest *digest, bool with_examples) {
    size_t count = with_examples ? digest->count : digest->plain_count;
    struct pl_node *nodes =
        pl_heap_alloc(heap, count * (sizeof *nodes + sizeof(struct pl_node *)));
    struct pl_node **pointers = (struct pl_node **)(nodes + count);
    struct pl_node **last_hole = &out->holes;

    *out = (struct pl_yaml){.root = nodes};
    for (size_t i = 0; i < count; i++) {
        const struct pl_digest_node *from = &digest->nodes[i];
        struct pl_node *node = pointers[i] = &nodes[i];
        *node = (struct pl_node){
            .kind = (enum pl_node_kind)from->kind,
            .file = file,
            .marks = &digest->marks[i],
        };
        if (node->kind == PL_NODE_SCALAR)
            fill_scalar(node, from, digest->texts);
        else if (from->count > 0)
            fill_container(node, from,
                           from->first < count ? pointers + from->first : NULL);
        if (from->has_hole) {
            *last_hole = node;
            last_hole = &node->next_hole;
        }
    }
}

#include "rules/digest.h"

/* Set the children of a container, which are among `nodes`. */
static void fill_container(struct pl_node *node,
                           const struct pl_digest_node *from,
                           struct pl_node *nodes) {
    node->count = from->count;
    node->items = nodes + from->first;
    if (node->kind == PL_NODE_MAPPING) {
        node->keys = node->items;
        node->items += from->count;
    }
}

static size_t count_of(const struct pl_digest *digest, bool with_examples) {
    return with_examples ? digest->count : digest->plain_count;
}

size_t pl_digest_size(const struct pl_digest *digest, bool with_examples) {
    return count_of(digest, with_examples) * sizeof(struct pl_node) +
           digest->hole_count * sizeof(struct pl_node_link);
}

void pl_digest_read(struct pl_yaml *out, void *room,
                    const struct pl_yaml_file *file,
                    const struct pl_digest *digest, bool with_examples) {
    size_t count = count_of(digest, with_examples);
    struct pl_node *nodes = room;
    struct pl_node_link *link = (struct pl_node_link *)(nodes + count);
    struct pl_node_link **last_hole = &out->holes;

    *out = (struct pl_yaml){.root = nodes};
    for (size_t i = 0; i < count; i++) {
        const struct pl_digest_node *from = &digest->nodes[i];
        struct pl_node *node = &nodes[i];
        *node = (struct pl_node){
            .kind = from->kind,
            .scalar = from->scalar,
            .word = from->word,
            .truth = from->truth,
            .file = file,
            .marks = &digest->marks[i],
            .text = {digest->texts + from->first, from->count},
        };
        if (node->kind != PL_NODE_SCALAR && from->first < count)
            fill_container(node, from, nodes);
        if (from->has_hole) {
            *link = (struct pl_node_link){.node = node};
            *last_hole = link;
            last_hole = &link++->next;
        }
    }
}

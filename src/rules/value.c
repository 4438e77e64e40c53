#include "model/literal.h"
#include "rules/loader.h"

struct pl_slice pl_load_json_string(struct pl_loader *loader,
                                    struct pl_slice text) {
    pl_buf_clear(&loader->text);
    pl_literal_add(&loader->text, text);
    return pl_arena_copy(loader->arena, pl_buf_slice(&loader->text));
}

static void load_scalar(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_value *out) {
    static const char *const truths[] = {"false", "true"};
    switch (node->scalar) {
    case PL_SCALAR_TEXT:
        out->type = PL_TYPE_STRING;
        out->text = node->text;
        out->raw = pl_load_json_string(loader, node->text);
        out->has_escapes = out->raw.len != out->text.len + 2;
        return;
    case PL_SCALAR_NULL:
        out->type = PL_TYPE_NULL;
        out->raw = pl_slice_str("null");
        break;
    case PL_SCALAR_BOOLEAN:
        out->type = PL_TYPE_BOOLEAN;
        out->truth = node->truth;
        out->raw = pl_slice_str(truths[node->truth]);
        break;
    case PL_SCALAR_NUMBER:
        out->type = PL_TYPE_NUMBER;
        out->raw = node->text;
        break;
    }
    out->text = out->raw;
}

/* NOLINTBEGIN(misc-no-recursion): as deep as a rule file nests. */

static void load_array(struct pl_loader *loader, const struct pl_node *node,
                       struct pl_value *out) {
    struct pl_value *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    out->type = PL_TYPE_ARRAY;
    out->items = items;
    for (size_t i = 0; i < node->count; i++)
        pl_load_value(loader, &node->items[i], &items[i]);
}

static void load_object(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_value *out) {
    struct pl_member *members =
        pl_arena_alloc(loader->arena, node->count * sizeof *members);
    out->type = PL_TYPE_OBJECT;
    out->members = members;
    for (size_t i = 0; i < node->count; i++) {
        struct pl_node key = node->keys[i];
        key.scalar = PL_SCALAR_TEXT;
        load_scalar(loader, &key, &members[i].key);
        pl_load_value(loader, &node->items[i], &members[i].value);
    }
}

void pl_load_value(struct pl_loader *loader, const struct pl_node *node,
                   struct pl_value *out) {
    *out = (struct pl_value){0};
    if (node->kind == PL_NODE_SCALAR) {
        load_scalar(loader, node, out);
        return;
    }
    out->has_content = true;
    out->size = node->count;
    if (node->kind == PL_NODE_SEQUENCE)
        load_array(loader, node, out);
    else
        load_object(loader, node, out);
}

/* NOLINTEND(misc-no-recursion) */

#include "check/schema.h"
#include "rules/loader.h"

size_t pl_load_sibling(struct pl_loader *loader, struct pl_slice name) {
    return pl_map_add(&loader->siblings, name, (uint32_t)loader->siblings.len);
}

/* A condition cannot look inside a container: of a sibling, only scalars and
 * the size of containers are kept. */
static void check_schema(struct pl_loader *loader, const struct pl_node *node,
                         const struct pl_schema *schema) {
    if (pl_schema_refusal(schema) || pl_schema_needs_content(schema))
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "a condition cannot look inside an object or array");
}

static void load_condition(struct pl_loader *loader, const struct pl_node *node,
                           struct pl_condition *out) {
    static const char *const words[] = {"present", "absent"};
    bool is_schema =
        node->kind == PL_NODE_MAPPING ||
        (node->kind == PL_NODE_SCALAR && node->scalar == PL_SCALAR_BOOLEAN);
    if (is_schema) {
        out->kind = PL_CONDITION_SCHEMA;
        out->schema = pl_load_schema(loader, node);
        check_schema(loader, node, out->schema);
        return;
    }

    struct pl_slice word, candidates[2];
    if (!pl_read_text(&loader->errata, node, &word))
        return;
    for (size_t i = 0; i < 2; i++) {
        candidates[i] = pl_slice_str(words[i]);
        out->kind = i == 0 ? PL_CONDITION_PRESENT : PL_CONDITION_ABSENT;
        if (pl_slice_eq(word, candidates[i]))
            return;
    }
    pl_errata_hint(&loader->errata, word, candidates, 2);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                  "a condition is present, absent or a map of keywords, not "
                  "\"%s\"",
                  word.data);
}

static void load_all(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_all *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    if (node->count == 0)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "no condition stands here: leave `when` out");
    struct pl_condition *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    for (size_t i = 0; i < node->count; i++) {
        items[i].sibling = pl_load_sibling(loader, node->keys[i].text);
        load_condition(loader, &node->items[i], &items[i]);
    }
    *out = (struct pl_all){items, node->count};
}

struct pl_when pl_load_when(struct pl_loader *loader, struct pl_node *node) {
    struct pl_when when = {0};
    if (!node)
        return when;

    struct pl_node *items = pl_read_list(node, &when.count);
    struct pl_all *alternatives =
        pl_arena_alloc(loader->arena, when.count * sizeof *alternatives);
    if (when.count == 0)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "no condition stands here: leave `when` out");
    for (size_t i = 0; i < when.count; i++)
        load_all(loader, &items[i], &alternatives[i]);
    when.alternatives = alternatives;
    loader->asks_siblings = true;
    return when;
}

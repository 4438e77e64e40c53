#include "rules/loader.h"

const struct pl_selector *pl_load_selector(struct pl_loader *loader,
                                           struct pl_slice text,
                                           struct pl_selector_error *error) {
    uint32_t known = pl_map_get(&loader->selector_index, text);
    if (known != PL_MAP_NONE)
        return loader->selectors[known];
    const struct pl_selector *selector =
        pl_selector_parse(loader->arena, text, error);
    if (!selector)
        return NULL;
    loader->selectors =
        pl_heap_grow(loader->heap, loader->selectors, &loader->selector_cap,
                     loader->selector_count + 1, sizeof *loader->selectors);
    pl_map_add(&loader->selector_index, selector->text,
               (uint32_t)loader->selector_count);
    loader->selectors[loader->selector_count++] = selector;
    return selector;
}

static const struct pl_selector *load_selector(struct pl_loader *loader,
                                               const struct pl_node *node) {
    struct pl_selector_error error;
    struct pl_slice text;
    if (!pl_read_text(&loader->errata, node, &text))
        return NULL;
    const struct pl_selector *selector = pl_load_selector(loader, text, &error);
    if (selector)
        return selector;

    const struct pl_place range[2] = {pl_node_place(node, error.offset),
                                      pl_node_place(node, error.offset + 1)};
    pl_errata_add_at(&loader->errata, PL_BAD_SELECTOR, node->file, range,
                     "in a selector: %s", error.message.data);
    return NULL;
}

const struct pl_selector *const *pl_load_selectors(struct pl_loader *loader,
                                                   struct pl_node *node,
                                                   size_t *count) {
    struct pl_node *items = pl_read_list(node, count);
    const struct pl_selector **selectors =
        pl_arena_alloc(loader->arena, *count * sizeof *selectors);
    if (*count == 0)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "an empty list selects nothing: give a selector");
    for (size_t i = 0; i < *count; i++)
        selectors[i] = load_selector(loader, &items[i]);
    return selectors;
}

static void load_target(struct pl_loader *loader,
                        const struct pl_target_entry *entry,
                        struct pl_target *out) {
    struct pl_target_path *paths =
        pl_arena_alloc(loader->arena, entry->part_count * sizeof *paths);
    out->name = entry->name;
    out->paths = paths;
    out->path_count = entry->part_count;
    size_t i = entry->part_count;
    for (const struct pl_target_part *part = entry->parts; part;
         part = part->next) {
        i--;
        paths[i].shape = pl_load_shape_name(loader, part->shape);
        paths[i].selectors =
            pl_load_selectors(loader, part->selectors, &paths[i].count);
    }
}

void pl_load_targets(struct pl_loader *loader) {
    size_t count = loader->target_count;
    struct pl_target *targets =
        pl_arena_alloc(loader->arena, count * sizeof *targets);
    loader->ruleset->targets = targets;
    loader->ruleset->target_count = count;
    for (size_t i = 0; i < count; i++)
        load_target(loader, &loader->targets[i], &targets[i]);
}

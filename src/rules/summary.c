#include "rules/loader.h"

static const char *const summary_keys[] = {"count", NULL};

static void load_item(struct pl_loader *loader,
                      const struct pl_definition *definition,
                      struct pl_summary_item *out) {
    struct pl_node *fields[1] = {NULL};
    out->name = definition->name;
    if (!pl_read_fields(&loader->errata, definition->value, summary_keys,
                        fields))
        return;
    if (!fields[0]) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, definition->value,
                      "a line of the summary says what to count: give "
                      "count with the name of a target");
        return;
    }
    out->target = pl_find_name(loader, &loader->target_index, fields[0],
                               "target", PL_BAD_VALUE);
}

void pl_load_summary(struct pl_loader *loader) {
    size_t count = loader->summary.count;
    struct pl_summary_item *items =
        pl_arena_alloc(loader->arena, (count + 1) * sizeof *items);
    loader->ruleset->summary = items;
    loader->ruleset->summary_count = count;
    for (size_t i = 0; i < count; i++)
        load_item(loader, &loader->summary.items[i], &items[i]);
}

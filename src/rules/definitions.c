#include "rules/loader.h"

void pl_define(struct pl_loader *loader, struct pl_definitions *definitions,
               const struct pl_node *key, struct pl_node *value) {
    definitions->items =
        pl_heap_grow(loader->heap, definitions->items, &definitions->cap,
                     definitions->count + 1, sizeof *definitions->items);
    uint32_t next = (uint32_t)definitions->count;
    uint32_t index = pl_map_add(&definitions->index, key->text, next);
    definitions->items[index] =
        (struct pl_definition){key->text, key, value, false};
    if (index == next)
        definitions->count++;
}

void pl_hint_name(struct pl_loader *loader, const struct pl_map *index,
                  struct pl_slice word) {
    if (loader->errata.count >= PL_ERRATA_MAX)
        return;
    struct pl_slice *names =
        pl_arena_alloc(loader->arena, index->len * sizeof *names);
    for (size_t i = 0; i < index->len; i++)
        names[i] = index->entries[i].key;
    pl_errata_hint(&loader->errata, word, names, index->len);
}

size_t pl_find_name(struct pl_loader *loader, const struct pl_map *index,
                    const struct pl_node *node, const char *kind,
                    const char *rule) {
    struct pl_slice name;
    if (!pl_read_text(&loader->errata, node, &name))
        return SIZE_MAX;
    uint32_t found = pl_map_get(index, name);
    if (found != PL_MAP_NONE)
        return found;

    pl_hint_name(loader, index, name);
    pl_errata_add(&loader->errata, rule, node, "no %s is named \"%s\"", kind,
                  name.data);
    return SIZE_MAX;
}

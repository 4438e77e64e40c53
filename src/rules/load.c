#include "rules/load.h"

#include <stdlib.h>

#include "base/guard.h"
#include "rules/loader.h"

/* Room for this many rules and selectors is allocated at once. The part that is
 * not used is not touched. */
#define LIKELY_RULES     250
#define LIKELY_SELECTORS 100
#define LIKELY_TREES     (200 * (size_t)1024) /* bytes */

static void init_definitions(struct pl_definitions *definitions,
                             struct pl_heap *heap) {
    pl_map_init_plain(&definitions->index, heap);
}

static void init(struct pl_loader *loader, struct pl_sink sink) {
    struct pl_heap *heap = loader->heap;
    pl_errata_init(&loader->errata, heap, sink);
    pl_buf_init(&loader->text, heap);
    pl_buf_init(&loader->json, heap);
    pl_map_init_plain(&loader->file_index, heap);
    init_definitions(&loader->params, heap);
    init_definitions(&loader->lists, heap);
    init_definitions(&loader->shapes, heap);
    init_definitions(&loader->summary, heap);
    pl_map_init_plain(&loader->target_index, heap);
    pl_map_init_plain(&loader->rule_index, heap);
    pl_map_init_plain(&loader->selector_index, heap);
    pl_map_init_plain(&loader->siblings, heap);
}

static void fini_definitions(struct pl_definitions *definitions) {
    pl_map_fini(&definitions->index);
    free(definitions->items);
}

static void free_trees(struct pl_loader *loader) {
    while (loader->trees) {
        struct pl_tree_room *before = loader->trees->before;
        free(loader->trees);
        loader->trees = before;
    }
}

static void fini(struct pl_loader *loader) {
    free_trees(loader);
    pl_errata_fini(&loader->errata);
    pl_buf_fini(&loader->text);
    pl_buf_fini(&loader->json);
    pl_map_fini(&loader->file_index);
    fini_definitions(&loader->params);
    fini_definitions(&loader->lists);
    fini_definitions(&loader->shapes);
    fini_definitions(&loader->summary);
    pl_map_fini(&loader->target_index);
    pl_map_fini(&loader->rule_index);
    pl_map_fini(&loader->selector_index);
    free(loader->selectors);
    pl_map_fini(&loader->siblings);
    free(loader->files);
    free(loader->targets);
    free(loader->entries);
    free(loader->switches);
    free(loader->others);
    free(loader->overrides.items);
    free(loader->file_globs.items);
}

static void make_ruleset(struct pl_loader *loader) {
    pl_ruleset *ruleset = pl_heap_alloc(loader->heap, sizeof *ruleset);
    *ruleset = (pl_ruleset){0};
    pl_arena_init(&ruleset->arena, loader->heap);
    pl_map_init_plain(&ruleset->by_id, loader->heap);
    loader->ruleset = ruleset;
    loader->arena = &ruleset->arena;
    ruleset->shows_hidden = loader->options->shows_hidden;
}

struct pl_tree_room *pl_add_tree_room(struct pl_loader *loader, size_t size) {
    struct pl_tree_room *room =
        pl_heap_alloc(loader->heap, sizeof *room + size);
    *room = (struct pl_tree_room){.before = loader->trees, .size = size};
    loader->trees = room;
    return room;
}

static void make_room(struct pl_loader *loader) {
    pl_add_tree_room(loader, LIKELY_TREES / 2);
    pl_add_tree_room(loader, LIKELY_TREES / 2);
    loader->entries =
        pl_heap_grow(loader->heap, loader->entries, &loader->entry_cap,
                     LIKELY_RULES, sizeof *loader->entries);
    pl_map_reserve(&loader->rule_index, LIKELY_RULES);
    pl_map_reserve(&loader->selector_index, LIKELY_SELECTORS);
}

static bool is_all_shipped(const struct pl_loader *loader) {
    bool is_all = loader->options->params.count == 0;
    for (size_t i = 0; i < loader->file_count; i++)
        is_all &= loader->files[i]->file.is_shipped;
    return is_all;
}

/* Move the index of the rules to the ruleset. */
static void keep_index(struct pl_loader *loader) {
    loader->ruleset->by_id = loader->rule_index;
    pl_map_init_plain(&loader->rule_index, loader->heap);
}

/* Do all of the loading; mistakes are collected in the errata. If a file could
 * not be read, loading ends, because everything that depends on it would look
 * wrong. */
static void load(struct pl_loader *loader) {
    make_ruleset(loader);
    make_room(loader);
    if (!pl_load_files(loader))
        return;
    loader->is_all_shipped = is_all_shipped(loader);
    loader->ruleset->is_shipped = loader->is_all_shipped;
    pl_apply_overrides(loader);
    pl_load_params(loader);
    pl_load_lists(loader);
    pl_load_given(loader);
    pl_load_shapes(loader);
    if (loader->mentions)
        pl_read_names(&loader->errata, loader->arena, loader->mentions,
                      &loader->ruleset->mentions);
    pl_load_targets(loader);
    pl_load_summary(loader);
    pl_load_rules(loader);
    pl_load_overrides(loader);
    pl_load_config(loader);
    pl_check_params(loader);
    keep_index(loader);
}

static void load_and_tell(struct pl_loader *loader) {
    load(loader);
    pl_errata_tell(&loader->errata);
}

static void load_guarded(struct pl_loader *loader) {
    struct pl_heap *heap = loader->heap;
    const struct pl_heap outer = *heap;

    heap->armed = true;
    if (setjmp(heap->unwind) == 0)
        load_and_tell(loader);
    else
        loader->status = PL_STATUS_NO_MEMORY;
    pl_guard_restore(heap, &outer);
}

pl_ruleset *pl_load(struct pl_heap *heap, const struct pl_load_options *options,
                    struct pl_file_source source, struct pl_sink sink,
                    enum pl_status *status) {
    struct pl_loader loader = {
        .heap = heap, .options = options, .source = source};
    init(&loader, sink);
    load_guarded(&loader);
    if (loader.status == PL_STATUS_OK && loader.errata.count > 0)
        loader.status = PL_STATUS_RULES;
    fini(&loader);

    *status = loader.status;
    if (loader.status == PL_STATUS_OK)
        return loader.ruleset;
    pl_ruleset_free(loader.ruleset);
    return NULL;
}

#include "rules/loader.h"

const char *const pl_summary_keys[] = {"count",      "distinct", "sum",   "min",
                                       "max",        "of",       "times", "by",
                                       "ignoreCase", "unless",   "with",  NULL};

/* The kinds of lines, each named by a key; the order is that of the first keys
 * in pl_summary_keys. */
static const enum pl_summary_kind kinds[] = {
    PL_SUMMARY_COUNT, PL_SUMMARY_DISTINCT, PL_SUMMARY_SUM, PL_SUMMARY_MIN,
    PL_SUMMARY_MAX};
#define KINDS (sizeof kinds / sizeof *kinds)

enum {
    SUMMARY_COUNT,
    SUMMARY_OF = KINDS,
    SUMMARY_TIMES,
    SUMMARY_BY,
    SUMMARY_IGNORE_CASE,
    SUMMARY_UNLESS,
    SUMMARY_WITH,
    SUMMARY_KEYS
};

static void load_rule_names(struct pl_loader *loader, struct pl_node *node,
                            struct pl_summary_item *out) {
    size_t count;
    struct pl_node *items = pl_read_list(node, &count);
    size_t *rules = pl_arena_alloc(loader->arena, count * sizeof *rules);
    out->rules = rules;
    for (size_t i = 0; i < count; i++) {
        size_t rule = pl_find_name(loader, &loader->rule_index, &items[i],
                                   "rule", PL_UNKNOWN_RULE);
        if (rule != SIZE_MAX)
            rules[out->rule_count++] = rule;
    }
}

static void load_list(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_summary_item *out) {
    size_t index =
        pl_find_name(loader, &loader->lists.index, node, "list", PL_BAD_VALUE);
    if (index != SIZE_MAX)
        out->unless = loader->ruleset->lists[index];
}

static void load_target(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_summary_item *out) {
    out->target = pl_find_name(loader, &loader->target_index, node, "target",
                               PL_BAD_VALUE);
}

/* Read the keys that are only allowed with some kinds. */
static void load_more(struct pl_loader *loader, struct pl_node *const *fields,
                      struct pl_summary_item *out) {
    static const unsigned allowed[SUMMARY_KEYS] = {
        [SUMMARY_TIMES] = 1u << PL_SUMMARY_SUM,
        [SUMMARY_BY] = 1u << PL_SUMMARY_SUM,
        [SUMMARY_IGNORE_CASE] = 1u << PL_SUMMARY_SUM,
        [SUMMARY_UNLESS] = 1u << PL_SUMMARY_DISTINCT,
        [SUMMARY_WITH] = 1u << PL_SUMMARY_COUNT,
    };
    struct pl_errata *errata = &loader->errata;
    for (size_t i = SUMMARY_TIMES; i < SUMMARY_KEYS; i++)
        if (fields[i] && !(allowed[i] >> out->kind & 1))
            pl_errata_add(errata, PL_BAD_VALUE, fields[i],
                          "%s does not go with %s", pl_summary_keys[i],
                          pl_summary_keys[out->kind]);
    if (fields[SUMMARY_TIMES])
        pl_read_text(errata, fields[SUMMARY_TIMES], &out->times);
    if (fields[SUMMARY_BY])
        pl_read_text(errata, fields[SUMMARY_BY], &out->by);
    if (fields[SUMMARY_IGNORE_CASE])
        pl_read_flag(errata, fields[SUMMARY_IGNORE_CASE], &out->ignore_case);
    if (fields[SUMMARY_UNLESS])
        load_list(loader, fields[SUMMARY_UNLESS], out);
    if (fields[SUMMARY_WITH])
        load_rule_names(loader, fields[SUMMARY_WITH], out);
}

static void load_item(struct pl_loader *loader,
                      const struct pl_definition *definition,
                      struct pl_summary_item *out) {
    struct pl_node *fields[SUMMARY_KEYS] = {NULL};
    size_t kind = 0;
    out->name = definition->name;
    if (!pl_read_fields(&loader->errata, definition->value, pl_summary_keys,
                        fields))
        return;
    while (kind < KINDS && !fields[kind])
        kind++;
    if (kind == KINDS || (kind > 0 && !fields[SUMMARY_OF])) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, definition->value,
                      "a line of the summary says what to count: give "
                      "count with the name of a target, or distinct, sum, min "
                      "or max with a member, and `of` with the target");
        return;
    }
    out->kind = kinds[kind];
    load_more(loader, fields, out);
    load_target(loader, fields[kind == 0 ? SUMMARY_COUNT : SUMMARY_OF], out);
    if (kind > 0)
        pl_read_names(&loader->errata, loader->arena, fields[kind],
                      &out->members);
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

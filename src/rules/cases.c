#include "rules/loader.h"

/* The fields of a case: the first PL_CASE_FIELDS fields of a rule. */
static const char *const case_keys[] = {
    "target", "given",   "then",    "when",       "where", "severity",
    "at",     "related", "message", "named_only", NULL,
};

static void load_target_names(struct pl_loader *loader, struct pl_node *node,
                              struct pl_case *out) {
    struct pl_node *items = pl_read_list(node, &out->target_count);
    size_t *targets =
        pl_arena_alloc(loader->arena, out->target_count * sizeof *targets);
    out->targets = targets;
    if (out->target_count == 0)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "an empty list names no target");
    for (size_t i = 0; i < out->target_count; i++)
        targets[i] = pl_find_name(loader, &loader->target_index, &items[i],
                                  "target", PL_BAD_VALUE);
}

static void load_given(struct pl_loader *loader, struct pl_node *node,
                       struct pl_case *out) {
    if (node) {
        out->given = pl_load_selectors(loader, node, &out->given_count);
        return;
    }
    struct pl_selector_error error;
    const struct pl_selector **root =
        pl_arena_alloc(loader->arena, sizeof *root);
    *root = pl_load_selector(loader, pl_slice_str("$"), &error);
    out->given = root;
    out->given_count = 1;
}

static enum pl_at read_at(struct pl_loader *loader,
                          const struct pl_node *node) {
    struct pl_slice word;
    const struct pl_slice words[] = {pl_slice_str("value"), pl_slice_str("key"),
                                     pl_slice_str("open"),
                                     pl_slice_str("part")};
    const struct pl_names names = {words, 4};
    if (!node || !pl_read_text(&loader->errata, node, &word))
        return PL_AT_VALUE;
    size_t at = pl_names_find(&names, word);
    if (at != SIZE_MAX)
        return (enum pl_at)at;
    pl_errata_hint(&loader->errata, word, words, names.count);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                  "a finding points at value, key, open or part, not at \"%s\"",
                  word.data);
    return PL_AT_VALUE;
}

static void load_related(struct pl_loader *loader, const struct pl_node *node,
                         struct pl_case *out) {
    struct pl_names names;
    if (!node || !pl_read_names(&loader->errata, loader->arena, node, &names))
        return;
    size_t *related =
        pl_arena_alloc(loader->arena, names.count * sizeof *related);
    for (size_t i = 0; i < names.count; i++)
        related[i] = pl_load_sibling(loader, names.items[i]);
    out->related = related;
    out->related_count = names.count;
}

static void keep_siblings(struct pl_loader *loader, struct pl_case *out) {
    const struct pl_map *map = &loader->siblings;
    struct pl_slice *names =
        pl_arena_alloc(loader->arena, map->len * sizeof *names);
    for (size_t i = 0; i < map->len; i++)
        names[i] = map->entries[i].key;
    out->siblings = (struct pl_names){names, map->len};
    out->asks_siblings = loader->asks_siblings;
}

/* Report that `owner`, the id of a rule or a case, lacks a field. */
static void miss(struct pl_loader *loader, const struct pl_entry *entry,
                 const struct pl_node *owner, enum pl_field field) {
    pl_errata_add(&loader->errata, PL_BAD_VALUE, owner, "the rule %s has no %s",
                  entry->id.data, pl_rule_keys[field]);
}

/* If texts are kept, store `given`, `when` and `then` of the case as JSON. */
static void keep_texts(struct pl_loader *loader, struct pl_node *const *fields,
                       struct pl_case *out) {
    if (!loader->options->with_texts)
        return;
    if (fields[PL_FIELD_GIVEN])
        out->given_text = pl_load_json(loader, fields[PL_FIELD_GIVEN]);
    if (fields[PL_FIELD_WHEN])
        out->when_text = pl_load_json(loader, fields[PL_FIELD_WHEN]);
    if (fields[PL_FIELD_THEN])
        out->then_text = pl_load_json(loader, fields[PL_FIELD_THEN]);
}

static void load_case(struct pl_loader *loader, const struct pl_entry *entry,
                      struct pl_node *const *fields,
                      const struct pl_node *owner, struct pl_case *out) {
    static const enum pl_field needed[] = {PL_FIELD_TARGET, PL_FIELD_THEN,
                                           PL_FIELD_MESSAGE};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!fields[needed[i]])
            miss(loader, entry, owner, needed[i]);
    pl_map_clear(&loader->siblings);
    loader->asks_siblings = false;

    if (fields[PL_FIELD_TARGET])
        load_target_names(loader, fields[PL_FIELD_TARGET], out);
    load_given(loader, fields[PL_FIELD_GIVEN], out);
    out->when = pl_load_when(loader, fields[PL_FIELD_WHEN]);
    out->is_switched_off =
        !pl_load_where(loader, entry->own, fields[PL_FIELD_WHERE]);
    pl_load_levels(loader, fields[PL_FIELD_SEVERITY], out);
    if (fields[PL_FIELD_THEN])
        out->then = pl_load_schema(loader, fields[PL_FIELD_THEN]);
    out->at = read_at(loader, fields[PL_FIELD_AT]);
    load_related(loader, fields[PL_FIELD_RELATED], out);
    if (fields[PL_FIELD_MESSAGE])
        pl_load_message(loader, fields[PL_FIELD_MESSAGE], out);
    if (fields[PL_FIELD_NAMED_ONLY])
        pl_read_flag(&loader->errata, fields[PL_FIELD_NAMED_ONLY],
                     &out->named_only);
    keep_siblings(loader, out);
    keep_texts(loader, fields, out);
}

/* Read one item of `cases`. Its own fields take precedence over those of the
 * rule, but fields that a later file changed take precedence over both. */
static void load_own_case(struct pl_loader *loader,
                          const struct pl_entry *entry,
                          const struct pl_node *node, struct pl_case *out) {
    struct pl_node *fields[PL_CASE_FIELDS];
    if (!pl_read_rule_fields(loader, node, case_keys, PL_CASE_FIELDS, fields))
        return;
    for (size_t i = 0; i < PL_CASE_FIELDS; i++)
        if (!fields[i] || (entry->changed & 1u << i))
            fields[i] = entry->fields[i];
    load_case(loader, entry, fields, node, out);
}

/* Keep only the cases whose parameters are as `where` requires. If none is
 * left, the rule is out, and all its cases are kept for explain. */
static void keep_asked(struct pl_rule *rule, struct pl_case *cases) {
    size_t count = 0;
    for (size_t i = 0; i < rule->case_count; i++)
        count += !cases[i].is_switched_off;
    rule->is_switched_off = count == 0 && rule->case_count > 0;
    if (rule->is_switched_off)
        return;

    count = 0;
    for (size_t i = 0; i < rule->case_count; i++)
        if (!cases[i].is_switched_off)
            cases[count++] = cases[i];
    rule->case_count = count;
}

void pl_load_cases(struct pl_loader *loader, const struct pl_entry *entry,
                   size_t index, struct pl_rule *out) {
    const struct pl_node *list = entry->fields[PL_FIELD_CASES];
    if (list && !pl_read_kind(&loader->errata, list, PL_NODE_SEQUENCE))
        return;
    if (list && list->count == 0)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, list,
                      "the rule %s has no case", entry->id.data);

    size_t mistakes = loader->errata.count;
    out->case_count = list ? list->count : 1;
    struct pl_case *cases =
        pl_arena_alloc(loader->arena, out->case_count * sizeof *cases);
    out->cases = cases;
    for (size_t i = 0; i < out->case_count; i++) {
        cases[i].rule = index;
        if (list)
            load_own_case(loader, entry, &list->items[i], &cases[i]);
        else
            load_case(loader, entry, entry->fields, entry->key, &cases[i]);
    }
    pl_check_messages(loader, entry, out, loader->errata.count == mistakes);
    keep_asked(out, cases);
}

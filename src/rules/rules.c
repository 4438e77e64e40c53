#include "rules/loader.h"

static bool read_flag(struct pl_loader *loader, const struct pl_node *node) {
    bool flag = false;
    if (node)
        pl_read_flag(&loader->errata, node, &flag);
    return flag;
}

static struct pl_slice read_text(struct pl_loader *loader,
                                 const struct pl_node *node) {
    struct pl_slice text = {0};
    if (node)
        pl_read_text(&loader->errata, node, &text);
    return text;
}

/* Read `sensitive`: true, false or `always`. */
static void read_sensitive(struct pl_loader *loader, const struct pl_node *node,
                           struct pl_rule *out) {
    const struct pl_slice always = pl_slice_str("always");
    bool is_text =
        node && node->kind == PL_NODE_SCALAR && node->scalar == PL_SCALAR_TEXT;
    out->is_always_masked = is_text && pl_slice_eq(node->text, always);
    if (!is_text) {
        out->is_sensitive = read_flag(loader, node);
        return;
    }
    out->is_sensitive = true;
    if (out->is_always_masked)
        return;
    pl_errata_hint(&loader->errata, node->text, &always, 1);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                  "a rule is sensitive: true, false or always, not \"%s\"",
                  node->text.data);
}

/* Load a rule of the JSON reader, which has a level and texts, but nothing to
 * compile. */
static void load_reader_rule(struct pl_loader *loader,
                             const struct pl_entry *entry,
                             struct pl_rule *out) {
    static const enum pl_field foreign[] = {
        PL_FIELD_TARGET,  PL_FIELD_GIVEN,      PL_FIELD_THEN,
        PL_FIELD_WHEN,    PL_FIELD_WHERE,      PL_FIELD_AT,
        PL_FIELD_RELATED, PL_FIELD_NAMED_ONLY, PL_FIELD_CASES};
    const struct pl_node *severity = entry->fields[PL_FIELD_SEVERITY];
    struct pl_case level = {0};

    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (entry->fields[foreign[i]])
            pl_errata_add(
                &loader->errata, PL_BAD_VALUE, entry->fields[foreign[i]],
                "a rule of the reader has no %s", pl_rule_keys[foreign[i]]);
    if (severity && severity->kind != PL_NODE_SCALAR) {
        pl_errata_add(&loader->errata, PL_BAD_TYPE, severity,
                      "a rule of the reader has one level");
        return;
    }
    pl_load_levels(loader, severity, &level);
    out->severity = level.levels[0].severity;
}

static void sum_up_levels(struct pl_rule *rule) {
    for (size_t i = 0; i < rule->case_count; i++) {
        const struct pl_case *one = &rule->cases[i];
        rule->is_conditional |= one->level_count > 1;
        for (size_t j = 0; j < one->level_count; j++)
            if (one->levels[j].severity > rule->severity)
                rule->severity = one->levels[j].severity;
    }
}

/* Where a field of a rule is given; where the rule is, if it does not have the
 * field. */
static struct pl_given origin_of(const struct pl_entry *entry,
                                 enum pl_field field) {
    const struct pl_node *node = entry->fields[field];
    return pl_given_of(node ? node : entry->key);
}

static void load_rule(struct pl_loader *loader, const struct pl_entry *entry,
                      size_t index, struct pl_rule *out) {
    struct pl_node *const *fields = entry->fields;

    out->id = entry->id;
    out->defined = pl_given_of(entry->key);
    pl_load_own_params(loader, entry, out);
    out->level_from = origin_of(entry, PL_FIELD_SEVERITY);
    out->message_from = origin_of(entry, PL_FIELD_MESSAGE);
    read_sensitive(loader, fields[PL_FIELD_SENSITIVE], out);
    if (loader->options->shows_hidden)
        out->is_sensitive = out->is_always_masked = false;
    out->speaks_once = read_flag(loader, fields[PL_FIELD_ONCE]);
    out->by_reader = read_flag(loader, fields[PL_FIELD_READER]);
    out->why = read_text(loader, fields[PL_FIELD_WHY]);
    out->url = read_text(loader, fields[PL_FIELD_URL]);
    out->message = read_text(loader, fields[PL_FIELD_MESSAGE]);
    if (fields[PL_FIELD_TAGS])
        pl_read_names(&loader->errata, loader->arena, fields[PL_FIELD_TAGS],
                      &out->tags);

    if (out->by_reader)
        load_reader_rule(loader, entry, out);
    else
        pl_load_cases(loader, entry, index, out);
    sum_up_levels(out);
    out->is_switched_off &= out->severity != PL_SEVERITY_OFF;
    out->is_on = out->severity != PL_SEVERITY_OFF && !out->is_switched_off;
    if (fields[PL_FIELD_EXAMPLES])
        pl_load_examples(loader, fields[PL_FIELD_EXAMPLES], out);
}

void pl_load_rules(struct pl_loader *loader) {
    size_t count = loader->entry_count;
    struct pl_rule *rules =
        pl_arena_alloc(loader->arena, count * sizeof *rules);
    loader->ruleset->rules = rules;
    loader->ruleset->rule_count = count;
    for (size_t i = 0; i < count; i++)
        load_rule(loader, &loader->entries[i], i, &rules[i]);
    pl_check_switches(loader);
    pl_load_pick(loader, rules);
    pl_load_order(loader, rules);
}

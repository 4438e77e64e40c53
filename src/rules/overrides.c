#include "rules/loader.h"

enum { KEY_FILES, KEY_RULES, KEY_PARAMS };

static const char *const override_keys[] = {"files", "rules", "params", NULL};

/* What an override can change in a rule. */
enum { KEY_SEVERITY, KEY_MESSAGE, KEY_OWN_PARAMS };

static const char *const change_keys[] = {"severity", "message", "params",
                                          NULL};

static bool read_change(struct pl_loader *loader, struct pl_node *value,
                        struct pl_node *changes[3]) {
    memset(changes, 0, 3 * sizeof *changes);
    if (value->kind != PL_NODE_SCALAR)
        return pl_read_fields(&loader->errata, value, change_keys, changes);
    changes[KEY_SEVERITY] = value;
    return true;
}

static void apply_rules(struct pl_loader *loader, const struct pl_node *rules) {
    if (!rules || !pl_read_kind(&loader->errata, rules, PL_NODE_MAPPING))
        return;
    for (size_t i = 0; i < rules->count; i++) {
        struct pl_node *changes[3], *fields[PL_RULE_FIELDS] = {NULL};
        if (!read_change(loader, &rules->items[i], changes))
            continue;
        fields[PL_FIELD_SEVERITY] = changes[KEY_SEVERITY];
        fields[PL_FIELD_MESSAGE] = changes[KEY_MESSAGE];
        fields[PL_FIELD_PARAMS] = changes[KEY_OWN_PARAMS];
        pl_change_rule(loader, &rules->keys[i], fields);
    }
}

static void apply_params(struct pl_loader *loader,
                         const struct pl_node *params) {
    if (!params || !pl_read_kind(&loader->errata, params, PL_NODE_MAPPING))
        return;
    for (size_t i = 0; i < params->count; i++)
        if (pl_find_name(loader, &loader->params.index, &params->keys[i],
                         "parameter", PL_BAD_VALUE) != SIZE_MAX)
            pl_define(loader, &loader->params, &params->keys[i],
                      &params->items[i]);
}

static void apply(struct pl_loader *loader, const struct pl_node *node) {
    struct pl_node *fields[3];
    if (!pl_read_fields(&loader->errata, node, override_keys, fields))
        return;
    apply_rules(loader, fields[KEY_RULES]);
    apply_params(loader, fields[KEY_PARAMS]);
}

static bool is_applied(const struct pl_loader *loader, size_t number) {
    const struct pl_load_options *options = loader->options;
    return options->overrides && number < options->override_count &&
           options->overrides[number];
}

void pl_apply_overrides(struct pl_loader *loader) {
    const struct pl_node_list *lists = &loader->overrides;
    size_t number = 0;
    for (size_t i = 0; i < lists->count; i++) {
        if (lists->items[i]->kind != PL_NODE_SEQUENCE)
            continue;
        for (size_t j = 0; j < lists->items[i]->count; j++)
            if (is_applied(loader, number++))
                apply(loader, &lists->items[i]->items[j]);
    }
}

static void check_message(struct pl_loader *loader,
                          const struct pl_node *node) {
    struct pl_template_error error;
    struct pl_slice text;
    if (!node || !pl_read_text(&loader->errata, node, &text) ||
        pl_template_check(text, &error))
        return;
    const struct pl_place range[2] = {pl_node_place(node, error.offset),
                                      pl_node_place(node, error.offset + 1)};
    pl_errata_add_at(&loader->errata, PL_BAD_TEMPLATE, node->file, range, "%s",
                     error.message.data);
}

static void check_params(struct pl_loader *loader,
                         const struct pl_node *params) {
    if (!params || !pl_read_kind(&loader->errata, params, PL_NODE_MAPPING))
        return;
    for (size_t i = 0; i < params->count; i++)
        pl_find_name(loader, &loader->params.index, &params->keys[i],
                     "parameter", PL_BAD_VALUE);
}

static void check_change(struct pl_loader *loader, const struct pl_node *id,
                         struct pl_node *value) {
    struct pl_node *changes[3];
    struct pl_case levels;
    pl_find_name(loader, &loader->rule_index, id, "rule", PL_UNKNOWN_RULE);
    if (!read_change(loader, value, changes))
        return;
    if (changes[KEY_SEVERITY])
        pl_load_levels(loader, changes[KEY_SEVERITY], &levels);
    check_message(loader, changes[KEY_MESSAGE]);
    check_params(loader, changes[KEY_OWN_PARAMS]);
}

/* Look for mistakes in an override that was not applied. In one that was
 * applied they have been found already. */
static void check(struct pl_loader *loader, struct pl_node *const *fields) {
    const struct pl_node *rules = fields[KEY_RULES];
    check_params(loader, fields[KEY_PARAMS]);
    if (!rules || !pl_read_kind(&loader->errata, rules, PL_NODE_MAPPING))
        return;
    for (size_t i = 0; i < rules->count; i++)
        check_change(loader, &rules->keys[i], &rules->items[i]);
}

static void load_override(struct pl_loader *loader, const struct pl_node *node,
                          struct pl_override *out) {
    struct pl_node *fields[3];
    if (!pl_read_fields(&loader->errata, node, override_keys, fields))
        return;
    if (fields[KEY_FILES])
        pl_load_globs(loader, fields[KEY_FILES], &out->files);
    else
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "an override names the files that it is for: files: "
                      "[GLOB, …]");
    if (!out->is_applied)
        check(loader, fields);
}

/* Load the overrides of one file, behind those loaded before. */
static void load_list(struct pl_loader *loader, const struct pl_node *list,
                      struct pl_override *overrides) {
    struct pl_config *config = &loader->ruleset->config;
    for (size_t i = 0; i < list->count; i++) {
        size_t number = config->override_count++;
        overrides[number].is_applied = is_applied(loader, number);
        load_override(loader, &list->items[i], &overrides[number]);
    }
}

void pl_load_overrides(struct pl_loader *loader) {
    const struct pl_node_list *lists = &loader->overrides;
    size_t room = 0;
    for (size_t i = 0; i < lists->count; i++)
        if (pl_read_kind(&loader->errata, lists->items[i], PL_NODE_SEQUENCE))
            room += lists->items[i]->count;
    struct pl_override *overrides =
        pl_arena_alloc(loader->arena, room * sizeof *overrides);
    loader->ruleset->config.overrides = overrides;
    for (size_t i = 0; i < lists->count; i++)
        if (lists->items[i]->kind == PL_NODE_SEQUENCE)
            load_list(loader, lists->items[i], overrides);
}

#include "rules/config.h"

#include "rules/loader.h"
#include "rules/path.h"

enum { KEY_INCLUDE, KEY_EXCLUDE };

struct pl_given pl_given_of(const struct pl_node *node) {
    return (struct pl_given){&node->file->path, node->marks};
}

struct pl_place pl_given_start(const struct pl_given *given) {
    return pl_place_of_mark(given->marks->start);
}

struct pl_place pl_given_end(const struct pl_given *given) {
    return pl_place_of_mark(given->marks->end);
}

static void check_glob(struct pl_loader *loader, const struct pl_node *node) {
    struct pl_slice glob = node->text;
    if (node->kind != PL_NODE_SCALAR)
        return; /* reported already */
    if (glob.len == 0)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "an empty glob matches nothing");
    if (memchr(glob.data, '{', glob.len))
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "braces are not expanded in globs: list one for each");
    if (glob.len > 0 && glob.data[0] == '!')
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "a glob cannot be negated here: name what it shall "
                      "match");
}

void pl_load_globs(struct pl_loader *loader, const struct pl_node *node,
                   struct pl_globs *out) {
    out->from = pl_given_of(node);
    if (!pl_read_names(&loader->errata, loader->arena, node, &out->items))
        return;
    if (node->kind == PL_NODE_SCALAR)
        check_glob(loader, node);
    for (size_t i = 0; node->kind == PL_NODE_SEQUENCE && i < node->count; i++)
        check_glob(loader, &node->items[i]);
}

static void load_file_globs(struct pl_loader *loader) {
    static const char *const keys[] = {"include", "exclude", NULL};
    struct pl_config *config = &loader->ruleset->config;
    const struct pl_node_list *list = &loader->file_globs;
    struct pl_globs *include =
        pl_arena_alloc(loader->arena, list->count * sizeof *include);
    struct pl_globs *exclude =
        pl_arena_alloc(loader->arena, list->count * sizeof *exclude);
    config->include = include;
    config->exclude = exclude;
    for (size_t i = 0; i < list->count; i++) {
        struct pl_node *fields[2];
        if (!pl_read_fields(&loader->errata, list->items[i], keys, fields))
            continue;
        if (fields[KEY_INCLUDE])
            pl_load_globs(loader, fields[KEY_INCLUDE],
                          &include[config->include_count++]);
        if (fields[KEY_EXCLUDE])
            pl_load_globs(loader, fields[KEY_EXCLUDE],
                          &exclude[config->exclude_count++]);
    }
}

static void load_baseline(struct pl_loader *loader) {
    struct pl_config *config = &loader->ruleset->config;
    const struct pl_node *node = loader->baseline;
    struct pl_slice name;
    if (!node || !pl_read_text(&loader->errata, node, &name))
        return;
    config->baseline = pl_path_beside(loader->arena, node->file->path, name);
    config->baseline_from = pl_given_of(node);
}

/* NOLINTBEGIN(misc-no-recursion): as deep as a rule file nests. */

static void add_json(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_buf *out);

static void add_json_items(struct pl_loader *loader, const struct pl_node *node,
                           struct pl_buf *out) {
    bool is_map = node->kind == PL_NODE_MAPPING;
    pl_buf_add_char(out, is_map ? '{' : '[');
    for (size_t i = 0; i < node->count; i++) {
        if (i > 0)
            pl_buf_add_str(out, ", ");
        if (is_map) {
            pl_buf_add_slice(out,
                             pl_load_json_string(loader, node->keys[i].text));
            pl_buf_add_str(out, ": ");
        }
        add_json(loader, &node->items[i], out);
    }
    pl_buf_add_char(out, is_map ? '}' : ']');
}

static void add_json(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_buf *out) {
    struct pl_value value;
    if (node->kind != PL_NODE_SCALAR) {
        add_json_items(loader, node, out);
        return;
    }
    pl_load_value(loader, node, &value);
    pl_buf_add_slice(out, value.raw);
}

/* NOLINTEND(misc-no-recursion) */

struct pl_slice pl_load_json(struct pl_loader *loader,
                             const struct pl_node *node) {
    pl_buf_clear(&loader->json);
    add_json(loader, node, &loader->json);
    return pl_arena_copy(loader->arena, pl_buf_slice(&loader->json));
}

static void load_param_values(struct pl_loader *loader) {
    struct pl_config *config = &loader->ruleset->config;
    const struct pl_definitions *params = &loader->params;
    struct pl_param_value *values =
        pl_arena_alloc(loader->arena, params->count * sizeof *values);
    for (size_t i = 0; i < params->count; i++) {
        const struct pl_definition *param = &params->items[i];
        values[i] = (struct pl_param_value){param->name,
                                            pl_load_json(loader, param->value),
                                            pl_given_of(param->value)};
    }
    config->params = values;
    config->param_count = params->count;
}

static size_t count_own(const struct pl_entry *entry) {
    size_t count = 0;
    for (const struct pl_own_params *own = entry->own; own; own = own->next)
        count += own->map->count;
    return count;
}

static bool has_value(const struct pl_rule *rule, struct pl_slice name) {
    for (size_t i = 0; i < rule->param_count; i++)
        if (pl_slice_eq(rule->params[i].name, name))
            return true;
    return false;
}

void pl_load_own_params(struct pl_loader *loader, const struct pl_entry *entry,
                        struct pl_rule *out) {
    size_t room = count_own(entry);
    if (!loader->options->with_texts || room == 0)
        return;
    struct pl_param_value *values =
        pl_arena_alloc(loader->arena, room * sizeof *values);
    out->params = values;
    for (const struct pl_own_params *own = entry->own; own; own = own->next)
        for (size_t i = 0; i < own->map->count; i++) {
            const struct pl_node *value = &own->map->items[i];
            if (has_value(out, own->map->keys[i].text))
                continue;
            values[out->param_count++] = (struct pl_param_value){
                own->map->keys[i].text, pl_load_json(loader, value),
                pl_given_of(value)};
        }
}

static void load_file_names(struct pl_loader *loader) {
    struct pl_slice *names =
        pl_arena_alloc(loader->arena, loader->file_count * sizeof *names);
    for (size_t i = 0; i < loader->file_count; i++)
        names[i] = loader->files[i]->file.path;
    loader->ruleset->config.files =
        (struct pl_names){names, loader->file_count};
}

void pl_load_config(struct pl_loader *loader) {
    load_file_globs(loader);
    load_baseline(loader);
    load_file_names(loader);
    if (loader->options->with_texts)
        load_param_values(loader);
}

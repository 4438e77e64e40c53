#include "check/schema.h"
#include "rules/loader.h"

#define PARAMS_MAX 15
#define CHECKS_MAX 200

/* The settings of one keyword while they are read. */
struct settings {
    const struct pl_check *check;
    char *bytes;
};

/* Where a parameter is kept. */
static void *field(struct settings *settings, const struct pl_param *param) {
    return settings->bytes + param->offset;
}

static size_t count_params(const struct pl_check *check,
                           const char *names[PARAMS_MAX + 1]) {
    size_t count = 0;
    while (check->params[count].name && count < PARAMS_MAX) {
        names[count] = check->params[count].name;
        count++;
    }
    names[count] = NULL;
    return count;
}

static bool are_all_among(const struct pl_node *map, const char *const *names) {
    for (size_t i = 0; i < map->count; i++) {
        size_t name = 0;
        while (names[name] && !pl_slice_is(map->keys[i]->text, names[name]))
            name++;
        if (!names[name])
            return false;
    }
    return map->count > 0;
}

/* Tell whether a keyword's value is a map of its parameters, not its main
 * parameter. */
static bool is_by_name(const struct pl_check *check,
                       const struct pl_node *node) {
    const char *names[PARAMS_MAX + 1];
    size_t count = count_params(check, names);
    if (node->kind != PL_NODE_MAPPING || count == 0)
        return false;

    enum pl_param_kind main = check->params[0].kind;
    bool is_lookup = main == PL_PARAM_COUNT_OR_LOOKUP ||
                     main == PL_PARAM_TEXT_OR_LOOKUP || main == PL_PARAM_WHERE;
    if (main == PL_PARAM_SCHEMA_MAP || main == PL_PARAM_PATTERN_MAP ||
        main == PL_PARAM_NAMES_MAP)
        return false; /* its keys are the user's own */
    if (main == PL_PARAM_SCHEMA || main == PL_PARAM_VALUE)
        return count > 1 && are_all_among(node, names);
    return !is_lookup || are_all_among(node, names);
}

static void load_choice(struct pl_loader *loader, const struct pl_node *node,
                        const struct pl_param *param, int *out) {
    struct pl_slice word, words[PARAMS_MAX];
    size_t count = 0;
    if (!pl_read_text(&loader->errata, node, &word))
        return;
    for (; param->choices[count] && count < PARAMS_MAX; count++) {
        words[count] = pl_slice_str(param->choices[count]);
        if (!pl_slice_eq(word, words[count]))
            continue;
        *out = (int)count;
        return;
    }

    pl_buf_clear(&loader->text);
    for (size_t i = 0; i < count; i++) {
        pl_buf_add_str(&loader->text, i == 0 ? "" : ", ");
        pl_buf_add_slice(&loader->text, words[i]);
    }
    pl_errata_hint(&loader->errata, word, words, count);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                  "\"%s\" is none of its words: %s", word.data,
                  loader->text.data);
}

static void load_types(struct pl_loader *loader, struct pl_node *node,
                       unsigned *out) {
    struct pl_slice words[PL_TYPE_COUNT + 1], word;
    size_t count;
    struct pl_node *const *items = pl_read_list(&node, &count);
    for (int type = 0; type < PL_TYPE_COUNT; type++)
        words[type] = pl_slice_str(pl_type_name((enum pl_type)type));
    words[PL_TYPE_COUNT] = pl_slice_str("integer");
    const struct pl_names names = {words, PL_TYPE_COUNT + 1};

    for (size_t i = 0; i < count; i++) {
        bool is_null = items[i]->kind == PL_NODE_SCALAR &&
                       pl_slice_is(items[i]->text, "null");
        if (is_null)
            word = items[i]->text;
        else if (!pl_read_text(&loader->errata, items[i], &word))
            continue;
        size_t type = pl_names_find(&names, word);
        if (type == PL_TYPE_COUNT)
            *out |= PL_TYPES_INTEGER;
        else if (type != SIZE_MAX)
            *out |= PL_TYPE_BIT(type);
        else {
            pl_errata_hint(&loader->errata, word, words, names.count);
            pl_errata_add(&loader->errata, PL_BAD_VALUE, items[i],
                          "\"%s\" is no type of JSON", word.data);
        }
    }
}

static void load_decimal(struct pl_loader *loader, const struct pl_node *node,
                         struct pl_number_param *out) {
    if (node->kind == PL_NODE_SCALAR && node->scalar == PL_SCALAR_NUMBER) {
        out->is_set = pl_decimal_read(&out->number, node->text);
        out->text = node->text;
        return;
    }
    pl_errata_add(&loader->errata, PL_BAD_TYPE, node,
                  "a number must stand here%s",
                  node->kind == PL_NODE_SCALAR ? ", as JSON writes it" : "");
}

static const struct pl_list *load_list(struct pl_loader *loader,
                                       const struct pl_node *node) {
    size_t index =
        pl_find_name(loader, &loader->lists.index, node, "list", PL_BAD_VALUE);
    return index == SIZE_MAX ? NULL : loader->ruleset->lists[index];
}

/* The column that `node` names; complains and gives PL_LIST_NONE. */
static size_t load_column(struct pl_loader *loader, const struct pl_list *list,
                          const struct pl_node *node) {
    struct pl_slice name;
    if (!list || list->column_count == 0 ||
        !pl_read_text(&loader->errata, node, &name))
        return PL_LIST_NONE;
    size_t column = pl_list_column(list, name);
    if (column != PL_LIST_NONE)
        return column;
    pl_errata_hint(&loader->errata, name, list->columns, list->column_count);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                  "the list %s has no column \"%s\"", list->name.data,
                  name.data);
    return PL_LIST_NONE;
}

/* The list of the same settings, which stands before the parameter. */
static const struct pl_list *list_before(struct settings *settings,
                                         const struct pl_param *param) {
    for (const struct pl_param *p = settings->check->params; p != param; p++)
        if (p->kind == PL_PARAM_LIST)
            return *(const struct pl_list **)field(settings, p);
    return NULL;
}

static void load_where(struct pl_loader *loader, const struct pl_node *node,
                       const struct pl_list *list, struct pl_where *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_where_column *columns =
        pl_arena_alloc(loader->arena, node->count * sizeof *columns);
    for (size_t i = 0; i < node->count; i++) {
        columns[i].column = load_column(loader, list, node->keys[i]);
        pl_read_names(&loader->errata, loader->arena, node->items[i],
                      &columns[i].any_of);
    }
    *out = (struct pl_where){columns, node->count};
}

/* Read `{list: L, by: SIBLING, column: C}`. */
static void load_lookup(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_lookup *out) {
    static const char *const keys[] = {"list", "by", "column", "ignoreCase",
                                       NULL};
    struct pl_node *fields[4];
    struct pl_slice by;
    if (!pl_read_fields(&loader->errata, node, keys, fields))
        return;
    if (!fields[0] || !fields[1] || !fields[2]) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "a look-up needs list, by and column");
        return;
    }
    out->list = load_list(loader, fields[0]);
    out->column = load_column(loader, out->list, fields[2]);
    if (pl_read_text(&loader->errata, fields[1], &by)) {
        out->sibling = pl_load_sibling(loader, by);
        loader->asks_siblings = true;
    }
    if (fields[3])
        pl_read_flag(&loader->errata, fields[3], &out->ignore_case);
}

static void load_count_or_lookup(struct pl_loader *loader,
                                 const struct pl_node *node,
                                 struct pl_count_param *out) {
    out->is_set = true;
    if (node->kind == PL_NODE_MAPPING)
        load_lookup(loader, node, &out->lookup);
    else
        pl_read_count(&loader->errata, node, &out->count);
}

static void load_text_or_lookup(struct pl_loader *loader,
                                const struct pl_node *node,
                                struct pl_text_param *out) {
    if (node->kind == PL_NODE_MAPPING)
        load_lookup(loader, node, &out->lookup);
    else
        pl_read_text(&loader->errata, node, &out->text);
}

static struct pl_value *load_value(struct pl_loader *loader,
                                   const struct pl_node *node) {
    struct pl_value *value = pl_arena_alloc(loader->arena, sizeof *value);
    pl_load_value(loader, node, value);
    return value;
}

static void load_values(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_values *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_SEQUENCE))
        return;
    struct pl_value *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    for (size_t i = 0; i < node->count; i++)
        pl_load_value(loader, node->items[i], &items[i]);
    *out = (struct pl_values){items, node->count};
}

static void load_schemas(struct pl_loader *loader, const struct pl_node *node,
                         struct pl_schemas *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_SEQUENCE))
        return;
    const struct pl_schema **items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    for (size_t i = 0; i < node->count; i++)
        items[i] = pl_load_schema(loader, node->items[i]);
    *out = (struct pl_schemas){items, node->count};
}

static const pl_regex *load_pattern(struct pl_loader *loader,
                                    const struct pl_node *node) {
    struct pl_regex_error error;
    struct pl_slice text;
    if (!pl_read_text(&loader->errata, node, &text))
        return NULL;
    const pl_regex *regex = pl_regex_compile(loader->arena, text, &error);
    if (regex)
        return regex;

    const struct pl_place range[2] = {pl_node_place(node, error.offset),
                                      pl_node_place(node, error.offset + 1)};
    pl_errata_add_at(&loader->errata, PL_BAD_PATTERN, node->file, range,
                     "in a pattern: %s", error.message.data);
    return NULL;
}

static void load_schema_map(struct pl_loader *loader,
                            const struct pl_node *node, bool by_pattern,
                            struct pl_schema_map *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_schema_entry *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    out->items = items;
    for (size_t i = 0; i < node->count; i++) {
        if (node->keys[i]->is_repeated)
            continue;
        struct pl_schema_entry *entry = &items[out->count++];
        entry->key = node->keys[i]->text;
        if (by_pattern)
            entry->regex = load_pattern(loader, node->keys[i]);
        entry->schema = pl_load_schema(loader, node->items[i]);
    }
}

static void load_names_map(struct pl_loader *loader, const struct pl_node *node,
                           struct pl_names_map *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_names_entry *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    out->items = items;
    for (size_t i = 0; i < node->count; i++) {
        if (node->keys[i]->is_repeated)
            continue;
        struct pl_names_entry *entry = &items[out->count++];
        entry->key = node->keys[i]->text;
        pl_read_names(&loader->errata, loader->arena, node->items[i],
                      &entry->names);
    }
}

static void load_selector_texts(struct pl_loader *loader, struct pl_node *node,
                                struct pl_names *out) {
    size_t count;
    pl_load_selectors(loader, node, &count);
    pl_read_names(&loader->errata, loader->arena, node, out);
}

static void load_param(struct pl_loader *loader, struct settings *settings,
                       const struct pl_param *param, struct pl_node *node) {
    struct pl_errata *errata = &loader->errata;
    void *out = field(settings, param);
    switch (param->kind) {
    case PL_PARAM_FLAG:
        pl_read_flag(errata, node, out);
        break;
    case PL_PARAM_COUNT:
        pl_read_count(errata, node, out);
        break;
    case PL_PARAM_DECIMAL:
        load_decimal(loader, node, out);
        break;
    case PL_PARAM_TEXT:
        pl_read_text(errata, node, out);
        break;
    case PL_PARAM_CHOICE:
        load_choice(loader, node, param, out);
        break;
    case PL_PARAM_NAMES:
        pl_read_names(errata, loader->arena, node, out);
        break;
    case PL_PARAM_TYPES:
        load_types(loader, node, out);
        break;
    case PL_PARAM_VALUE:
        *(const struct pl_value **)out = load_value(loader, node);
        break;
    case PL_PARAM_VALUES:
        load_values(loader, node, out);
        break;
    case PL_PARAM_LIST:
        *(const struct pl_list **)out = load_list(loader, node);
        break;
    case PL_PARAM_WHERE:
        load_where(loader, node, list_before(settings, param), out);
        break;
    case PL_PARAM_SCHEMA:
        *(const struct pl_schema **)out = pl_load_schema(loader, node);
        break;
    case PL_PARAM_SCHEMAS:
        load_schemas(loader, node, out);
        break;
    case PL_PARAM_SCHEMA_MAP:
    case PL_PARAM_PATTERN_MAP:
        load_schema_map(loader, node, param->kind == PL_PARAM_PATTERN_MAP, out);
        break;
    case PL_PARAM_NAMES_MAP:
        load_names_map(loader, node, out);
        break;
    case PL_PARAM_PATTERN:
        *(const pl_regex **)out = load_pattern(loader, node);
        break;
    case PL_PARAM_SELECTORS:
        load_selector_texts(loader, node, out);
        break;
    case PL_PARAM_COUNT_OR_LOOKUP:
        load_count_or_lookup(loader, node, out);
        break;
    case PL_PARAM_TEXT_OR_LOOKUP:
        load_text_or_lookup(loader, node, out);
        break;
    }
}

/* Read all parameters that are there; complain about those that must be. */
static void load_params(struct pl_loader *loader, struct settings *settings,
                        const struct pl_node *key, struct pl_node *node) {
    const char *names[PARAMS_MAX + 1];
    struct pl_node *fields[PARAMS_MAX] = {NULL};
    const struct pl_param *params = settings->check->params;
    size_t count = count_params(settings->check, names);

    if (is_by_name(settings->check, node))
        pl_read_fields(&loader->errata, node, names, fields);
    else
        fields[0] = node;
    for (size_t i = 0; i < count; i++) {
        if (fields[i])
            load_param(loader, settings, &params[i], fields[i]);
        else if (params[i].is_required)
            pl_errata_add(&loader->errata, PL_BAD_VALUE, key,
                          "%s needs its parameter %s", settings->check->name,
                          params[i].name);
    }
}

static void *load_settings(struct pl_loader *loader,
                           const struct pl_check *check,
                           const struct pl_node *key, struct pl_node *node) {
    struct settings settings = {check,
                                pl_arena_alloc(loader->arena, check->size + 1)};
    size_t errata = loader->errata.count;
    load_params(loader, &settings, key, node);
    if (!check->prepare || loader->errata.count > errata)
        return settings.bytes;

    const char *mistake = check->prepare(settings.bytes, loader->arena);
    if (mistake)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node, "%s", mistake);
    return settings.bytes;
}

static void refuse_keyword(struct pl_loader *loader,
                           const struct pl_node *key) {
    struct pl_slice names[CHECKS_MAX];
    size_t count = 0;
    for (; pl_checks[count] && count < CHECKS_MAX; count++)
        names[count] = pl_slice_str(pl_checks[count]->name);
    pl_errata_hint(&loader->errata, key->text, names, count);
    pl_errata_add(&loader->errata, PL_UNKNOWN_KEY, key,
                  "unknown keyword \"%s\"", key->text.data);
}

static void load_assertions(struct pl_loader *loader,
                            const struct pl_node *node, struct pl_schema *out) {
    struct pl_assertion *assertions =
        pl_arena_alloc(loader->arena, node->count * sizeof *assertions);
    void **settings =
        pl_arena_alloc(loader->arena, node->count * sizeof *settings);
    out->assertions = assertions;
    for (size_t i = 0; i < node->count; i++) {
        const struct pl_node *key = node->keys[i];
        const struct pl_check *check = pl_check_find(key->text);
        if (key->is_repeated)
            continue;
        if (!check) {
            refuse_keyword(loader, key);
            continue;
        }
        settings[out->count] =
            load_settings(loader, check, key, node->items[i]);
        assertions[out->count] =
            (struct pl_assertion){check, settings[out->count]};
        out->count++;
    }
    for (size_t i = 0; i < out->count; i++)
        if (assertions[i].check->join)
            assertions[i].check->join(settings[i], out);
}

const struct pl_schema *pl_load_schema(struct pl_loader *loader,
                                       const struct pl_node *node) {
    struct pl_schema *schema = pl_arena_alloc(loader->arena, sizeof *schema);
    if (node->kind == PL_NODE_SCALAR && node->scalar == PL_SCALAR_BOOLEAN)
        schema->is_false = !node->truth;
    else if (pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        load_assertions(loader, node, schema);
    return schema;
}

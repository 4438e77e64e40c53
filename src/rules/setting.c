#include "check/schema.h"
#include "rules/loader.h"

static void load_flag(struct pl_loader *loader,
                      const struct pl_setting *setting) {
    pl_read_flag(&loader->errata, setting->node, setting->out);
}

static void load_count(struct pl_loader *loader,
                       const struct pl_setting *setting) {
    pl_read_count(&loader->errata, setting->node, setting->out);
}

static void load_text(struct pl_loader *loader,
                      const struct pl_setting *setting) {
    pl_read_text(&loader->errata, setting->node, setting->out);
}

static void load_names(struct pl_loader *loader,
                       const struct pl_setting *setting) {
    pl_read_names(&loader->errata, loader->arena, setting->node, setting->out);
}

static void load_choice(struct pl_loader *loader,
                        const struct pl_setting *setting) {
    const char *const *choices = setting->param->choices;
    const struct pl_node *node = setting->node;
    int *out = setting->out;
    struct pl_slice word, words[PL_PARAMS_MAX];
    size_t count = 0;
    if (!pl_read_text(&loader->errata, node, &word))
        return;
    for (; count < PL_PARAMS_MAX && choices[count]; count++) {
        words[count] = pl_slice_str(choices[count]);
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

static void load_types(struct pl_loader *loader,
                       const struct pl_setting *setting) {
    struct pl_node *node = setting->node;
    unsigned *out = setting->out;
    struct pl_slice words[PL_TYPE_COUNT + 1], word;
    size_t count;
    struct pl_node *items = pl_read_list(node, &count);
    for (int type = 0; type < PL_TYPE_COUNT; type++)
        words[type] = pl_slice_str(pl_type_name((enum pl_type)type));
    words[PL_TYPE_COUNT] = pl_slice_str("integer");
    const struct pl_names names = {words, PL_TYPE_COUNT + 1};

    for (size_t i = 0; i < count; i++) {
        bool is_null = items[i].kind == PL_NODE_SCALAR &&
                       pl_slice_is(items[i].text, "null");
        if (is_null)
            word = items[i].text;
        else if (!pl_read_text(&loader->errata, &items[i], &word))
            continue;
        size_t type = pl_names_find(&names, word);
        if (type == PL_TYPE_COUNT)
            *out |= PL_TYPES_INTEGER;
        else if (type != SIZE_MAX)
            *out |= PL_TYPE_BIT(type);
        else {
            pl_errata_hint(&loader->errata, word, words, names.count);
            pl_errata_add(&loader->errata, PL_BAD_VALUE, &items[i],
                          "\"%s\" is no type of JSON", word.data);
        }
    }
}

static void load_decimal(struct pl_loader *loader,
                         const struct pl_setting *setting) {
    const struct pl_node *node = setting->node;
    struct pl_number_param *out = setting->out;
    if (node->kind == PL_NODE_SCALAR && node->scalar == PL_SCALAR_NUMBER) {
        out->is_set = pl_decimal_read(&out->number, node->text);
        out->text = node->text;
        return;
    }
    pl_errata_add(&loader->errata, PL_BAD_TYPE, node,
                  "a number must stand here%s",
                  node->kind == PL_NODE_SCALAR ? ", as JSON writes it" : "");
}

static const struct pl_list *find_list(struct pl_loader *loader,
                                       const struct pl_node *node) {
    size_t index =
        pl_find_name(loader, &loader->lists.index, node, "list", PL_BAD_VALUE);
    return index == SIZE_MAX ? NULL : loader->ruleset->lists[index];
}

/* The index of the column that `node` names; PL_LIST_NONE after a mistake. */
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

static void load_list(struct pl_loader *loader,
                      const struct pl_setting *setting) {
    *(const struct pl_list **)setting->out = find_list(loader, setting->node);
}

static void load_where(struct pl_loader *loader,
                       const struct pl_setting *setting) {
    const struct pl_node *node = setting->node;
    struct pl_where *out = setting->out;
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_where_column *columns =
        pl_arena_alloc(loader->arena, node->count * sizeof *columns);
    for (size_t i = 0; i < node->count; i++) {
        columns[i].column = load_column(loader, setting->list, &node->keys[i]);
        pl_read_names(&loader->errata, loader->arena, &node->items[i],
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
    out->list = find_list(loader, fields[0]);
    out->column = load_column(loader, out->list, fields[2]);
    if (pl_read_text(&loader->errata, fields[1], &by)) {
        out->sibling = pl_load_sibling(loader, by);
        loader->asks_siblings = true;
    }
    if (fields[3])
        pl_read_flag(&loader->errata, fields[3], &out->ignore_case);
}

static void load_count_or_lookup(struct pl_loader *loader,
                                 const struct pl_setting *setting) {
    struct pl_count_param *out = setting->out;
    out->is_set = true;
    if (setting->node->kind == PL_NODE_MAPPING)
        load_lookup(loader, setting->node, &out->lookup);
    else
        pl_read_count(&loader->errata, setting->node, &out->count);
}

static void load_text_or_lookup(struct pl_loader *loader,
                                const struct pl_setting *setting) {
    struct pl_text_param *out = setting->out;
    if (setting->node->kind == PL_NODE_MAPPING)
        load_lookup(loader, setting->node, &out->lookup);
    else
        pl_read_text(&loader->errata, setting->node, &out->text);
}

static void load_value(struct pl_loader *loader,
                       const struct pl_setting *setting) {
    struct pl_value *value = pl_arena_alloc(loader->arena, sizeof *value);
    pl_load_value(loader, setting->node, value);
    *(const struct pl_value **)setting->out = value;
}

static void load_values(struct pl_loader *loader,
                        const struct pl_setting *setting) {
    const struct pl_node *node = setting->node;
    struct pl_values *out = setting->out;
    if (!pl_read_kind(&loader->errata, node, PL_NODE_SEQUENCE))
        return;
    struct pl_value *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    for (size_t i = 0; i < node->count; i++)
        pl_load_value(loader, &node->items[i], &items[i]);
    *out = (struct pl_values){items, node->count};
}

static void load_schema(struct pl_loader *loader,
                        const struct pl_setting *setting) {
    *(const struct pl_schema **)setting->out =
        pl_load_schema(loader, setting->node);
}

static void load_schemas(struct pl_loader *loader,
                         const struct pl_setting *setting) {
    const struct pl_node *node = setting->node;
    struct pl_schemas *out = setting->out;
    if (!pl_read_kind(&loader->errata, node, PL_NODE_SEQUENCE))
        return;
    const struct pl_schema **items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    for (size_t i = 0; i < node->count; i++)
        items[i] = pl_load_schema(loader, &node->items[i]);
    *out = (struct pl_schemas){items, node->count};
}

static const pl_regex *compile(struct pl_loader *loader,
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

static void load_pattern(struct pl_loader *loader,
                         const struct pl_setting *setting) {
    *(const pl_regex **)setting->out = compile(loader, setting->node);
}

static void load_schema_map(struct pl_loader *loader,
                            const struct pl_setting *setting) {
    const struct pl_node *node = setting->node;
    struct pl_schema_map *out = setting->out;
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_schema_entry *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    out->items = items;
    for (size_t i = 0; i < node->count; i++) {
        if (node->keys[i].is_repeated)
            continue;
        struct pl_schema_entry *entry = &items[out->count++];
        entry->key = node->keys[i].text;
        if (setting->param->kind == PL_PARAM_PATTERN_MAP)
            entry->regex = compile(loader, &node->keys[i]);
        entry->schema = pl_load_schema(loader, &node->items[i]);
    }
}

static void load_names_map(struct pl_loader *loader,
                           const struct pl_setting *setting) {
    const struct pl_node *node = setting->node;
    struct pl_names_map *out = setting->out;
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_names_entry *items =
        pl_arena_alloc(loader->arena, node->count * sizeof *items);
    out->items = items;
    for (size_t i = 0; i < node->count; i++) {
        if (node->keys[i].is_repeated)
            continue;
        struct pl_names_entry *entry = &items[out->count++];
        entry->key = node->keys[i].text;
        pl_read_names(&loader->errata, loader->arena, &node->items[i],
                      &entry->names);
    }
}

static void load_selectors(struct pl_loader *loader,
                           const struct pl_setting *setting) {
    struct pl_node *node = setting->node;
    size_t count;
    pl_load_selectors(loader, node, &count);
    pl_read_names(&loader->errata, loader->arena, node, setting->out);
}

typedef void reader(struct pl_loader *, const struct pl_setting *);

static reader *reader_of(enum pl_param_kind kind) {
    switch (kind) {
    case PL_PARAM_FLAG:
        return load_flag;
    case PL_PARAM_COUNT:
        return load_count;
    case PL_PARAM_DECIMAL:
        return load_decimal;
    case PL_PARAM_TEXT:
        return load_text;
    case PL_PARAM_CHOICE:
        return load_choice;
    case PL_PARAM_NAMES:
        return load_names;
    case PL_PARAM_TYPES:
        return load_types;
    case PL_PARAM_VALUE:
        return load_value;
    case PL_PARAM_VALUES:
        return load_values;
    case PL_PARAM_LIST:
        return load_list;
    case PL_PARAM_WHERE:
        return load_where;
    case PL_PARAM_SCHEMA:
        return load_schema;
    case PL_PARAM_SCHEMAS:
        return load_schemas;
    case PL_PARAM_SCHEMA_MAP:
    case PL_PARAM_PATTERN_MAP:
        return load_schema_map;
    case PL_PARAM_NAMES_MAP:
        return load_names_map;
    case PL_PARAM_PATTERN:
        return load_pattern;
    case PL_PARAM_SELECTORS:
        return load_selectors;
    case PL_PARAM_COUNT_OR_LOOKUP:
        return load_count_or_lookup;
    case PL_PARAM_TEXT_OR_LOOKUP:
        return load_text_or_lookup;
    }
    return NULL;
}

void pl_load_setting(struct pl_loader *loader,
                     const struct pl_setting *setting) {
    reader_of(setting->param->kind)(loader, setting);
}

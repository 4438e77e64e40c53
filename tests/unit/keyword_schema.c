#include <stdlib.h>

#include "keyword_room.h"

static uint64_t read_count(const struct pl_value *value) {
    struct pl_decimal number;

    if (!pl_decimal_read(&number, value->text))
        keyword_fail("count", keyword_text(value->raw));
    return (uint64_t)pl_decimal_int(number);
}

static struct pl_names read_names(const struct pl_value *value) {
    size_t count = value->type == PL_TYPE_ARRAY ? value->size : 1;
    struct pl_slice *names =
        pl_arena_alloc(&keyword_room.arena, count * sizeof *names + 1);

    for (size_t i = 0; i < count; i++)
        names[i] =
            value->type == PL_TYPE_ARRAY ? value->items[i].text : value->text;
    return (struct pl_names){names, count};
}

static unsigned read_types(const struct pl_value *value) {
    struct pl_names names = read_names(value);
    unsigned types = 0;

    for (size_t i = 0; i < names.count; i++) {
        if (pl_slice_is(names.items[i], "integer"))
            types |= PL_TYPES_INTEGER;
        for (unsigned type = 0; type < PL_TYPE_COUNT; type++)
            if (pl_slice_is(names.items[i], pl_type_name((enum pl_type)type)))
                types |= PL_TYPE_BIT(type);
    }
    return types;
}

static int read_choice(const struct pl_param *param, struct pl_slice word) {
    for (int i = 0; param->choices[i] != NULL; i++)
        if (pl_slice_is(word, param->choices[i]))
            return i;
    keyword_fail("choice", keyword_text(word));
}

static struct pl_where read_where(const struct pl_value *value,
                                  const struct pl_list *list) {
    struct pl_where_column *columns =
        pl_arena_alloc(&keyword_room.arena, value->size * sizeof *columns + 1);

    for (uint64_t i = 0; i < value->size; i++) {
        columns[i].column = pl_list_column(list, value->members[i].key.text);
        columns[i].any_of = read_names(&value->members[i].value);
    }
    return (struct pl_where){columns, value->size};
}

static struct pl_lookup read_lookup(const struct pl_value *value) {
    struct pl_lookup lookup = {
        .list = keyword_list(keyword_member(value, "list")->text)};

    for (size_t i = 0; i < KEYWORD_SIBLINGS; i++)
        if (pl_slice_is(keyword_member(value, "by")->text, keyword_siblings[i]))
            lookup.sibling = i;
    lookup.column =
        pl_list_column(lookup.list, keyword_member(value, "column")->text);
    lookup.ignore_case = keyword_member(value, "ignoreCase") != NULL;
    return lookup;
}

static const struct pl_schema *read_schema(const struct pl_value *value);

static struct pl_schemas read_schemas(const struct pl_value *value) {
    const struct pl_schema **items =
        pl_arena_alloc(&keyword_room.arena, value->size * sizeof *items + 1);

    for (uint64_t i = 0; i < value->size; i++)
        items[i] = read_schema(&value->items[i]);
    return (struct pl_schemas){items, value->size};
}

static const pl_regex *read_pattern(struct pl_slice text) {
    struct pl_regex_error error;
    const pl_regex *regex = pl_regex_compile(&keyword_room.arena, text, &error);

    if (regex == NULL)
        keyword_fail("pattern", error.message.data);
    return regex;
}

static struct pl_schema_map read_schema_map(const struct pl_value *value,
                                            bool by_pattern) {
    struct pl_schema_entry *items =
        pl_arena_alloc(&keyword_room.arena, value->size * sizeof *items + 1);

    for (uint64_t i = 0; i < value->size; i++) {
        items[i].key = value->members[i].key.text;
        if (by_pattern)
            items[i].regex = read_pattern(items[i].key);
        items[i].schema = read_schema(&value->members[i].value);
    }
    return (struct pl_schema_map){items, value->size};
}

static struct pl_names_map read_names_map(const struct pl_value *value) {
    struct pl_names_entry *items =
        pl_arena_alloc(&keyword_room.arena, value->size * sizeof *items + 1);

    for (uint64_t i = 0; i < value->size; i++)
        items[i] = (struct pl_names_entry){
            value->members[i].key.text, read_names(&value->members[i].value)};
    return (struct pl_names_map){items, value->size};
}

static void fill_lookup(const struct pl_param *param, void *into,
                        const struct pl_value *value) {
    bool is_lookup = value->type == PL_TYPE_OBJECT;

    if (param->kind == PL_PARAM_TEXT_OR_LOOKUP) {
        struct pl_text_param *text = into;
        text->text = value->text;
        if (is_lookup)
            text->lookup = read_lookup(value);
        return;
    }
    struct pl_count_param *count = into;
    count->is_set = true;
    if (is_lookup)
        count->lookup = read_lookup(value);
    else
        count->count = read_count(value);
}

static void fill_number(struct pl_number_param *into,
                        const struct pl_value *value) {
    into->is_set = true;
    into->text = value->text;
    if (!pl_decimal_read(&into->number, value->text))
        keyword_fail("number", keyword_text(value->raw));
}

static void fill_schemas(const struct pl_param *param, void *into,
                         const struct pl_value *value) {
    if (param->kind == PL_PARAM_SCHEMA)
        *(const struct pl_schema **)into = read_schema(value);
    else if (param->kind == PL_PARAM_SCHEMAS)
        *(struct pl_schemas *)into = read_schemas(value);
    else
        *(struct pl_schema_map *)into =
            read_schema_map(value, param->kind == PL_PARAM_PATTERN_MAP);
}

static void fill(const struct pl_param *param, char *settings,
                 const struct pl_value *value, const struct pl_list **list) {
    void *into = settings + param->offset;

    switch (param->kind) {
    case PL_PARAM_FLAG:
        *(bool *)into = value->truth;
        return;
    case PL_PARAM_COUNT:
        *(uint64_t *)into = read_count(value);
        return;
    case PL_PARAM_DECIMAL:
        fill_number(into, value);
        return;
    case PL_PARAM_TEXT:
        *(struct pl_slice *)into = value->text;
        return;
    case PL_PARAM_CHOICE:
        *(int *)into = read_choice(param, value->text);
        return;
    case PL_PARAM_NAMES:
    case PL_PARAM_SELECTORS:
        *(struct pl_names *)into = read_names(value);
        return;
    case PL_PARAM_TYPES:
        *(unsigned *)into = read_types(value);
        return;
    case PL_PARAM_VALUE:
        *(const struct pl_value **)into = value;
        return;
    case PL_PARAM_VALUES:
        *(struct pl_values *)into =
            (struct pl_values){value->items, value->size};
        return;
    case PL_PARAM_LIST:
        *list = keyword_list(value->text);
        *(const struct pl_list **)into = *list;
        return;
    case PL_PARAM_WHERE:
        *(struct pl_where *)into = read_where(value, *list);
        return;
    case PL_PARAM_SCHEMA:
    case PL_PARAM_SCHEMAS:
    case PL_PARAM_SCHEMA_MAP:
    case PL_PARAM_PATTERN_MAP:
        fill_schemas(param, into, value);
        return;
    case PL_PARAM_NAMES_MAP:
        *(struct pl_names_map *)into = read_names_map(value);
        return;
    case PL_PARAM_PATTERN:
        *(const pl_regex **)into = read_pattern(value->text);
        return;
    case PL_PARAM_COUNT_OR_LOOKUP:
    case PL_PARAM_TEXT_OR_LOOKUP:
        fill_lookup(param, into, value);
        return;
    }
}

static bool is_params(const struct pl_check *check,
                      const struct pl_value *value) {
    return value->type == PL_TYPE_OBJECT &&
           check->params->kind != PL_PARAM_VALUE &&
           check->params->kind != PL_PARAM_SCHEMA &&
           check->params->kind != PL_PARAM_SCHEMA_MAP &&
           check->params->kind != PL_PARAM_PATTERN_MAP &&
           check->params->kind != PL_PARAM_NAMES_MAP &&
           (keyword_member(value, "by") == NULL ||
            keyword_member(value, "list") == NULL);
}

static void *read_settings(const struct pl_check *check,
                           const struct pl_value *value) {
    char *settings = pl_arena_alloc(&keyword_room.arena, check->size);
    const struct pl_list *list = NULL;

    if (!is_params(check, value)) {
        fill(check->params, settings, value, &list);
        return settings;
    }
    for (const struct pl_param *param = check->params; param->name != NULL;
         param++) {
        const struct pl_value *given = keyword_member(value, param->name);
        if (given != NULL)
            fill(param, settings, given, &list);
        else if (param->is_required)
            keyword_fail("missing parameter", param->name);
    }
    return settings;
}

static const char *refusal; /* the first of the schema being read */

static const struct pl_schema *read_schema(const struct pl_value *value) {
    struct pl_schema *schema =
        pl_arena_alloc(&keyword_room.arena, sizeof *schema);

    if (value->type == PL_TYPE_BOOLEAN) {
        schema->is_false = !value->truth;
        return schema;
    }
    struct pl_assertion *assertions = pl_arena_alloc(
        &keyword_room.arena, value->size * sizeof *assertions + 1);
    void **all =
        pl_arena_alloc(&keyword_room.arena, value->size * sizeof *all + 1);
    for (uint64_t i = 0; i < value->size; i++) {
        const struct pl_member *word = &value->members[i];
        const struct pl_check *check = pl_check_find(word->key.text);
        if (check == NULL)
            keyword_fail("keyword", keyword_text(word->key.raw));
        void *settings = read_settings(check, &word->value);
        const char *wrong = check->prepare != NULL
                                ? check->prepare(settings, &keyword_room.arena)
                                : NULL;
        if (refusal == NULL)
            refusal = wrong;
        assertions[i] = (struct pl_assertion){check, settings};
        all[i] = settings;
    }
    schema->assertions = assertions;
    schema->count = value->size;
    for (uint64_t i = 0; i < value->size; i++)
        if (assertions[i].check->join != NULL)
            assertions[i].check->join(all[i], schema);
    return schema;
}

const char *keyword_refusal(const char *schema) {
    refusal = NULL;
    read_schema(keyword_value(schema));
    return refusal;
}

const struct pl_schema *keyword_schema(const char *json) {
    refusal = NULL;
    const struct pl_schema *schema = read_schema(keyword_value(json));
    if (refusal != NULL)
        keyword_fail("schema", refusal);
    return schema;
}

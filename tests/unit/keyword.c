#include "keyword.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/nearest.h"
#include "base/utf8.h"

#define NOW INT64_C(1767225600) /* 2026-01-01T00:00:00Z */

static const char *const sibling_names[] = {"currency", "time"};

static struct pl_heap heap;
static struct pl_arena arena;
static struct pl_buf scratch;
static struct pl_facts facts;
static struct pl_work work;
static struct pl_list lists[3];

static _Noreturn void fail(const char *what, const char *detail) {
    fprintf(stderr, "keyword: %s: %s\n", what, detail);
    abort();
}

static const char *text_of(struct pl_slice slice) {
    return pl_arena_copy(&arena, slice).data;
}

/* Reading JSON. */

static void skip_space(const char **at) {
    while (**at != '\0' && strchr(" \t\r\n", **at) != NULL)
        (*at)++;
}

static uint32_t read_hex(const char *at) {
    char digits[5] = {at[0], at[1], at[2], at[3], '\0'};

    return (uint32_t)strtoul(digits, NULL, 16);
}

static void read_escape(const char **at) {
    static const char letters[] = "bfnrt\"\\/", codes[] = "\b\f\n\r\t\"\\/";
    char bytes[4];

    char c = *(*at)++;
    if (c != 'u') {
        const char *found = strchr(letters, c);
        if (found == NULL)
            fail("escape", *at);
        pl_buf_add_char(&scratch, codes[found - letters]);
        return;
    }
    uint32_t code = read_hex(*at);
    *at += 4;
    if (code >= 0xD800 && code < 0xDC00 && strncmp(*at, "\\u", 2) == 0 &&
        read_hex(*at + 2) >= 0xDC00 && read_hex(*at + 2) < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + read_hex(*at + 2) - 0xDC00;
        *at += 6;
    }
    pl_buf_add(&scratch, bytes, pl_utf8_encode(code, bytes));
}

static void read_string(const char **at, struct pl_value *out) {
    const char *start = (*at)++;

    pl_buf_clear(&scratch);
    out->type = PL_TYPE_STRING;
    while (**at != '"') {
        char c = *(*at)++;
        if (c == '\0')
            fail("string", start);
        if (c != '\\') {
            pl_buf_add_char(&scratch, c);
            continue;
        }
        out->has_escapes = true;
        read_escape(at);
    }
    (*at)++;
    out->text = pl_arena_copy(&arena, pl_buf_slice(&scratch));
}

static void read_scalar(const char **at, struct pl_value *out) {
    const char *start = *at;
    size_t len = strcspn(start, " \t\r\n,]}");

    out->text = pl_slice_of(start, len);
    *at += len;
    if (pl_slice_is(out->text, "null"))
        out->type = PL_TYPE_NULL;
    else if (pl_slice_is(out->text, "true") || pl_slice_is(out->text, "false"))
        out->type = PL_TYPE_BOOLEAN;
    else
        out->type = PL_TYPE_NUMBER;
    out->truth = *start == 't';
}

static void read_value(const char *base, const char **at, struct pl_value *out);

/* Room for as many children as there can be in the text. */
static size_t most_children(const char *at) {
    size_t commas = 1;

    for (; *at != '\0'; at++)
        commas += *at == ',';
    return commas;
}

static void read_child(const char *base, const char **at, struct pl_value *out,
                       struct pl_value *items, struct pl_member *members) {
    if (items != NULL) {
        read_value(base, at, &items[out->size++]);
        return;
    }
    struct pl_member *member = &members[out->size++];
    read_value(base, at, &member->key);
    skip_space(at);
    if (*(*at)++ != ':')
        fail("colon", *at);
    read_value(base, at, &member->value);
}

static void read_container(const char *base, const char **at,
                           struct pl_value *out) {
    size_t most = most_children(*at);
    bool is_array = *(*at)++ == '[';
    char close = is_array ? ']' : '}';
    struct pl_value *items = NULL;
    struct pl_member *members = NULL;

    if (is_array)
        items = pl_arena_alloc(&arena, most * sizeof *items);
    else
        members = pl_arena_alloc(&arena, most * sizeof *members);
    out->type = is_array ? PL_TYPE_ARRAY : PL_TYPE_OBJECT;
    out->has_content = true;
    out->items = items;
    out->members = members;
    for (skip_space(at); **at != close; skip_space(at)) {
        read_child(base, at, out, items, members);
        skip_space(at);
        if (**at == ',')
            (*at)++;
        else if (**at != close)
            fail("container", *at);
    }
    (*at)++;
}

static void read_value(const char *base, const char **at,
                       struct pl_value *out) {
    skip_space(at);
    const char *start = *at;

    if (*start == '"')
        read_string(at, out);
    else if (*start == '[' || *start == '{')
        read_container(base, at, out);
    else
        read_scalar(at, out);
    out->raw = pl_slice_of(start, (size_t)(*at - start));
    out->span =
        (struct pl_span){(uint64_t)(start - base), (uint64_t)(*at - base)};
    if (out->type == PL_TYPE_ARRAY || out->type == PL_TYPE_OBJECT)
        out->text = out->raw;
}

const struct pl_value *keyword_value(const char *json) {
    struct pl_value *value = pl_arena_alloc(&arena, sizeof *value);
    const char *at = json;

    read_value(json, &at, value);
    return value;
}

const struct pl_value *keyword_repeat(const char *piece, size_t count) {
    struct pl_buf json;

    pl_buf_init(&json, &heap);
    pl_buf_add_char(&json, '"');
    for (size_t i = 0; i < count; i++)
        pl_buf_add_str(&json, piece);
    pl_buf_add_char(&json, '"');
    const char *text = text_of(pl_buf_slice(&json));
    pl_buf_fini(&json);
    return keyword_value(text);
}

/* Lists. */

static const struct pl_slice *slices(const char *const *texts, size_t count) {
    struct pl_slice *out = pl_arena_alloc(&arena, count * sizeof *out);

    for (size_t i = 0; i < count; i++)
        out[i] = pl_slice_str(texts[i]);
    return out;
}

static void make_list(struct pl_list *list, const char *name,
                      const char *const *cells, size_t columns, size_t rows) {
    list->name = pl_slice_str(name);
    list->columns = slices(cells, columns);
    list->column_count = columns;
    list->fields = slices(cells + columns, columns * rows);
    list->row_count = rows;
    uint32_t *letters = pl_arena_alloc(&arena, rows * sizeof *letters);
    list->letters = letters;
    pl_map_init(&list->by_key, &heap);
    pl_map_init(&list->by_folded_key, &heap);
    for (size_t i = 0; i < rows; i++) {
        struct pl_slice key = list->fields[i * columns];
        letters[i] = pl_nearest_letters(key);
        char *upper = pl_arena_alloc(&arena, key.len + 1);
        for (size_t k = 0; k < key.len; k++)
            upper[k] = (char)(key.data[k] >= 'a' && key.data[k] <= 'z'
                                  ? key.data[k] - 'a' + 'A'
                                  : key.data[k]);
        pl_map_add(&list->by_key, key, (uint32_t)i);
        pl_map_add(&list->by_folded_key, pl_slice_of(upper, key.len),
                   (uint32_t)i);
    }
}

static const char *const iso[] = {
    "code", "digits", "status",    "withdrawn", /* */
    "EUR",  "2",      "active",    "",          /* */
    "HRK",  "2",      "withdrawn", "2023-01",   /* */
    "JPY",  "0",      "active",    "",          /* */
    "XAU",  "",       "active",    "",          /* */
};
static const char *const words[] = {"value", "null", "None", "anonymous"};
static const char *const spellings[] = {"spelling", "key",    "timestamp",
                                        "time",     "amount", "price"};

void keyword_setup(void) {
    pl_heap_init(&heap);
    pl_arena_init(&arena, &heap);
    pl_buf_init(&scratch, &heap);
    pl_facts_init(&facts, &heap);
    pl_work_init(&work, &heap);
    make_list(&lists[0], "iso", iso, 4, 4);
    make_list(&lists[1], "words", words, 1, 3);
    make_list(&lists[2], "spellings", spellings, 2, 2);
}

void keyword_teardown(void) {
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        pl_map_fini(&lists[i].by_key);
        pl_map_fini(&lists[i].by_folded_key);
    }
    pl_work_fini(&work);
    pl_facts_fini(&facts);
    pl_buf_fini(&scratch);
    pl_arena_free(&arena);
}

static const struct pl_list *find_list(struct pl_slice name) {
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (pl_slice_eq(lists[i].name, name))
            return &lists[i];
    fail("list", text_of(name));
}

/* Settings, read as the rule loader reads them. */

static const struct pl_value *member(const struct pl_value *object,
                                     const char *key) {
    for (uint64_t i = 0; i < object->size; i++)
        if (pl_slice_is(object->members[i].key.text, key))
            return &object->members[i].value;
    return NULL;
}

static uint64_t read_count(const struct pl_value *value) {
    struct pl_decimal number;

    if (!pl_decimal_read(&number, value->text))
        fail("count", text_of(value->raw));
    return (uint64_t)pl_decimal_int(number);
}

static struct pl_names read_names(const struct pl_value *value) {
    size_t count = value->type == PL_TYPE_ARRAY ? value->size : 1;
    struct pl_slice *names = pl_arena_alloc(&arena, count * sizeof *names + 1);

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
    fail("choice", text_of(word));
}

static struct pl_where read_where(const struct pl_value *value,
                                  const struct pl_list *list) {
    struct pl_where_column *columns =
        pl_arena_alloc(&arena, value->size * sizeof *columns + 1);

    for (uint64_t i = 0; i < value->size; i++) {
        columns[i].column = pl_list_column(list, value->members[i].key.text);
        columns[i].any_of = read_names(&value->members[i].value);
    }
    return (struct pl_where){columns, value->size};
}

static struct pl_lookup read_lookup(const struct pl_value *value) {
    struct pl_lookup lookup = {.list = find_list(member(value, "list")->text)};

    for (size_t i = 0; i < sizeof sibling_names / sizeof *sibling_names; i++)
        if (pl_slice_is(member(value, "by")->text, sibling_names[i]))
            lookup.sibling = i;
    lookup.column = pl_list_column(lookup.list, member(value, "column")->text);
    lookup.ignore_case = member(value, "ignoreCase") != NULL;
    return lookup;
}

static const struct pl_schema *read_schema(const struct pl_value *value);

static struct pl_schemas read_schemas(const struct pl_value *value) {
    const struct pl_schema **items =
        pl_arena_alloc(&arena, value->size * sizeof *items + 1);

    for (uint64_t i = 0; i < value->size; i++)
        items[i] = read_schema(&value->items[i]);
    return (struct pl_schemas){items, value->size};
}

static const pl_regex *read_pattern(struct pl_slice text) {
    struct pl_regex_error error;
    const pl_regex *regex = pl_regex_compile(&arena, text, &error);

    if (regex == NULL)
        fail("pattern", error.message.data);
    return regex;
}

static struct pl_schema_map read_schema_map(const struct pl_value *value,
                                            bool by_pattern) {
    struct pl_schema_entry *items =
        pl_arena_alloc(&arena, value->size * sizeof *items + 1);

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
        pl_arena_alloc(&arena, value->size * sizeof *items + 1);

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
        fail("number", text_of(value->raw));
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
        *list = find_list(value->text);
        *(const struct pl_list **)into = *list;
        return;
    case PL_PARAM_WHERE:
        *(struct pl_where *)into = read_where(value, *list);
        return;
    case PL_PARAM_SCHEMA:
        *(const struct pl_schema **)into = read_schema(value);
        return;
    case PL_PARAM_SCHEMAS:
        *(struct pl_schemas *)into = read_schemas(value);
        return;
    case PL_PARAM_SCHEMA_MAP:
    case PL_PARAM_PATTERN_MAP:
        *(struct pl_schema_map *)into =
            read_schema_map(value, param->kind == PL_PARAM_PATTERN_MAP);
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
           (member(value, "by") == NULL || member(value, "list") == NULL);
}

static void *read_settings(const struct pl_check *check,
                           const struct pl_value *value) {
    char *settings = pl_arena_alloc(&arena, check->size);
    const struct pl_list *list = NULL;

    if (!is_params(check, value)) {
        fill(check->params, settings, value, &list);
        return settings;
    }
    for (const struct pl_param *param = check->params; param->name != NULL;
         param++) {
        const struct pl_value *given = member(value, param->name);
        if (given != NULL)
            fill(param, settings, given, &list);
        else if (param->is_required)
            fail("missing parameter", param->name);
    }
    return settings;
}

static const char *refusal; /* the first of the schema being read */

static const struct pl_schema *read_schema(const struct pl_value *value) {
    struct pl_schema *schema = pl_arena_alloc(&arena, sizeof *schema);

    if (value->type == PL_TYPE_BOOLEAN) {
        schema->is_false = !value->truth;
        return schema;
    }
    struct pl_assertion *assertions =
        pl_arena_alloc(&arena, value->size * sizeof *assertions + 1);
    void **all = pl_arena_alloc(&arena, value->size * sizeof *all + 1);
    for (uint64_t i = 0; i < value->size; i++) {
        const struct pl_member *word = &value->members[i];
        const struct pl_check *check = pl_check_find(word->key.text);
        if (check == NULL)
            fail("keyword", text_of(word->key.raw));
        void *settings = read_settings(check, &word->value);
        const char *wrong =
            check->prepare != NULL ? check->prepare(settings, &arena) : NULL;
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
        fail("schema", refusal);
    return schema;
}

/* Judging. */

static struct pl_siblings read_siblings(const char *json) {
    const struct pl_value *object = keyword_value(json != NULL ? json : "{}");
    size_t count = sizeof sibling_names / sizeof *sibling_names;
    const struct pl_value **values =
        pl_arena_alloc(&arena, count * sizeof *values);

    for (size_t i = 0; i < count; i++)
        values[i] = member(object, sibling_names[i]);
    return (struct pl_siblings){values, count, NOW, &work};
}

bool keyword_holds_value(const char *schema, const struct pl_value *value) {
    struct pl_siblings siblings = read_siblings(NULL);

    return pl_schema_holds(keyword_schema(schema), value, &siblings);
}

bool keyword_holds_beside(const char *schema, const char *value,
                          const char *siblings) {
    struct pl_siblings beside = read_siblings(siblings);

    return pl_schema_holds(keyword_schema(schema), keyword_value(value),
                           &beside);
}

bool keyword_holds(const char *schema, const char *value) {
    return keyword_holds_beside(schema, value, NULL);
}

const char *keyword_fact_beside(const char *schema, const char *value,
                                const char *siblings, const char *name) {
    struct pl_siblings beside = read_siblings(siblings);

    pl_facts_clear(&facts);
    pl_schema_explain(keyword_schema(schema), keyword_value(value), &beside,
                      &facts);
    struct pl_slice text = pl_facts_get(&facts, pl_slice_str(name));
    return text.data != NULL ? text_of(text) : "(none)";
}

const char *keyword_fact(const char *schema, const char *value,
                         const char *name) {
    return keyword_fact_beside(schema, value, NULL, name);
}

struct fault_taker {
    const char *object;
    struct pl_buf told;
};

static void add_key(struct pl_buf *out, const char *label, const char *object,
                    const struct pl_span *key) {
    if (key == NULL)
        return;
    pl_buf_add_str(out, label);
    pl_buf_add(out, object + key->start, key->end - key->start);
}

static void take_fault(void *self, const struct pl_span *at,
                       const struct pl_span *related,
                       const struct pl_facts *told) {
    struct fault_taker *taker = self;

    if (taker->told.len > 0)
        pl_buf_add_str(&taker->told, "; ");
    add_key(&taker->told, "at=", taker->object, at);
    add_key(&taker->told, " related=", taker->object, related);
    for (size_t i = 0; i < told->count; i++) {
        if (i > 0 || at != NULL)
            pl_buf_add_char(&taker->told, ' ');
        pl_buf_add_slice(&taker->told, told->facts[i].name);
        pl_buf_add_char(&taker->told, '=');
        pl_buf_add_slice(&taker->told, pl_facts_get(told, told->facts[i].name));
    }
}

static struct pl_seen_members see(const struct pl_assertion *assertion,
                                  const struct pl_value *object) {
    const struct pl_check *check = assertion->check;
    const struct pl_names *names = check->names(assertion->settings);
    const struct pl_names *known =
        check->known != NULL ? check->known(assertion->settings) : NULL;
    struct pl_seen *seen =
        pl_arena_alloc(&arena, names->count * sizeof *seen + 1);
    struct pl_value *unknown =
        pl_arena_alloc(&arena, object->size * sizeof *unknown + 1);
    size_t unknown_count = 0;

    for (uint64_t i = 0; i < object->size; i++) {
        const struct pl_member *in = &object->members[i];
        for (size_t k = 0; k < names->count; k++)
            if (pl_slice_eq(names->items[k], in->key.text))
                seen[k] = (struct pl_seen){true, in->key.span, in->value};
        if (known != NULL && unknown_count < PL_SEEN_UNKNOWN_MAX &&
            pl_names_find(known, in->key.text) == SIZE_MAX)
            unknown[unknown_count++] = in->key;
    }
    return (struct pl_seen_members){seen, names->count, unknown, unknown_count,
                                    false};
}

static const char *find_faults(const char *schema, const char *object,
                               bool is_cut) {
    const struct pl_assertion *assertion = keyword_schema(schema)->assertions;
    struct pl_seen_members seen = see(assertion, keyword_value(object));
    struct fault_taker taker = {.object = object};
    struct pl_faults faults = {take_fault, &taker, &facts};

    pl_buf_init(&taker.told, &heap);
    seen.is_cut = is_cut;
    assertion->check->members(assertion->settings, &seen, &faults);
    const char *told =
        taker.told.len > 0 ? text_of(pl_buf_slice(&taker.told)) : "";
    pl_buf_fini(&taker.told);
    return told;
}

const char *keyword_faults(const char *schema, const char *object) {
    return find_faults(schema, object, false);
}

const char *keyword_faults_when_cut(const char *schema, const char *object) {
    return find_faults(schema, object, true);
}

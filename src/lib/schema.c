#include "lib/schema.h"

#include "lib/session.h"
#include "rules/keys.h"

/* A word of a `type`, an `enum` or a list of required keys. */
static void add_words(struct pl_json_tree *tree, const char *key,
                      const char *const *words) {
    pl_json_open_array(tree, key);
    for (size_t i = 0; words[i]; i++)
        pl_json_str(tree, NULL, words[i]);
    pl_json_close(tree);
}

/* Begin `{"type": "object", "additionalProperties": false, "properties": {`. */
static void open_keys(struct pl_json_tree *tree, const char *key) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", "object");
    pl_json_flag(tree, "additionalProperties", false);
    pl_json_open_object(tree, "properties");
}

static void close_keys(struct pl_json_tree *tree) {
    pl_json_close(tree);
    pl_json_close(tree);
}

static void add_map(struct pl_json_tree *tree, const char *key,
                    const char *values) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", "object");
    if (values)
        pl_schema_ref(tree, "additionalProperties", values);
    pl_json_close(tree);
}

/* Begin `{"anyOf": [`. */
static void open_any(struct pl_json_tree *tree, const char *key) {
    pl_json_open_object(tree, key);
    pl_json_open_array(tree, "anyOf");
}

static void close_any(struct pl_json_tree *tree) {
    pl_json_close(tree);
    pl_json_close(tree);
}

static void add_list_of(struct pl_json_tree *tree, const char *key,
                        const char *items) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", "array");
    pl_schema_ref(tree, "items", items);
    pl_json_close(tree);
}

/* One of it, or a list. */
static void add_some(struct pl_json_tree *tree, const char *key,
                     const char *items) {
    open_any(tree, key);
    pl_schema_ref(tree, NULL, items);
    add_list_of(tree, NULL, items);
    close_any(tree);
}

static void add_type(struct pl_json_tree *tree, const char *key,
                     const char *type) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", type);
    pl_json_close(tree);
}

static void add_enum(struct pl_json_tree *tree, const char *key,
                     const char *const *words) {
    pl_json_open_object(tree, key);
    add_words(tree, "enum", words);
    pl_json_close(tree);
}

/* A plain value, for which `${name}` may stand. */
static void add_fillable(struct pl_json_tree *tree, const char *key,
                         const char *type, bool is_count) {
    open_any(tree, key);
    pl_json_open_object(tree, NULL);
    pl_json_str(tree, "type", type);
    if (is_count)
        pl_json_count(tree, "minimum", 0);
    pl_json_close(tree);
    pl_schema_ref(tree, NULL, "hole");
    close_any(tree);
}

static void define_plain(struct pl_json_tree *tree) {
    static const char *const text[] = {"string", "number", NULL};
    pl_json_open_object(tree, "hole");
    pl_json_str(tree, "type", "string");
    pl_json_str(tree, "pattern", "\\$\\{[a-z][a-z0-9_]*\\}");
    pl_json_close(tree);
    pl_json_open_object(tree, "text");
    add_words(tree, "type", text);
    pl_json_close(tree);
    add_some(tree, "texts", "text");
    add_fillable(tree, "flag", "boolean", false);
    add_fillable(tree, "count", "integer", true);
    add_fillable(tree, "number", "number", false);
    add_fillable(tree, "list", "array", false);
}

static void define_types(struct pl_json_tree *tree) {
    open_any(tree, "type");
    pl_json_open_object(tree, NULL);
    pl_json_open_array(tree, "enum");
    for (int type = 0; type < PL_TYPE_COUNT; type++)
        pl_json_str(tree, NULL, pl_type_name((enum pl_type)type));
    pl_json_str(tree, NULL, "integer");
    pl_json_close(tree);
    pl_json_close(tree);
    add_type(tree, NULL, "null"); /* a plain `null` of YAML */
    pl_schema_ref(tree, NULL, "hole");
    close_any(tree);
    add_some(tree, "types", "type");
}

static void define_levels(struct pl_json_tree *tree) {
    static const char *const words[] = {"error", "warning", "warn",
                                        "info",  "off",     NULL};
    open_any(tree, "level");
    add_enum(tree, NULL, words);
    pl_schema_ref(tree, NULL, "hole");
    close_any(tree);

    open_any(tree, "levels");
    pl_schema_ref(tree, NULL, "level");
    open_keys(tree, NULL);
    for (size_t i = 0; words[i]; i++) {
        open_keys(tree, words[i]);
        pl_schema_ref(tree, "when", "when");
        close_keys(tree);
    }
    pl_schema_ref(tree, "else", "level");
    close_keys(tree);
    close_any(tree);
}

static void define_conditions(struct pl_json_tree *tree) {
    static const char *const words[] = {"present", "absent", NULL};
    open_any(tree, "condition");
    add_enum(tree, NULL, words);
    pl_schema_ref(tree, NULL, "schema");
    close_any(tree);
    add_map(tree, "conditions", "condition");
    add_some(tree, "when", "conditions");
    open_keys(tree, "lookup");
    pl_schema_ref(tree, "list", "text");
    pl_schema_ref(tree, "by", "text");
    pl_schema_ref(tree, "column", "text");
    pl_schema_ref(tree, "ignoreCase", "flag");
    close_keys(tree);
}

static void define_shapes(struct pl_json_tree *tree) {
    static const char *const empty[] = {"empty", NULL};
    open_keys(tree, "keys");
    pl_schema_ref(tree, "any_key", "texts");
    pl_schema_ref(tree, "all_keys", "texts");
    pl_schema_ref(tree, "no_key", "texts");
    add_map(tree, "at_least", "texts");
    add_map(tree, "first_of", "alternatives");
    close_keys(tree);
    add_some(tree, "alternatives", "keys");
    open_keys(tree, "shape");
    pl_schema_ref(tree, "object", "alternatives");
    open_any(tree, "array");
    add_enum(tree, NULL, empty);
    pl_schema_ref(tree, NULL, "alternatives");
    close_any(tree);
    close_keys(tree);
}

static void define_examples(struct pl_json_tree *tree) {
    open_keys(tree, "replacement");
    pl_schema_ref(tree, "repeat", "text");
    pl_schema_ref(tree, "times", "count");
    pl_schema_ref(tree, "hex", "text");
    close_keys(tree);
    open_any(tree, "example");
    pl_schema_ref(tree, NULL, "text");
    open_keys(tree, NULL);
    pl_schema_ref(tree, "text", "text");
    pl_json_open_object(tree, "replace");
    pl_json_str(tree, "type", "object");
    open_any(tree, "additionalProperties");
    pl_schema_ref(tree, NULL, "text");
    pl_schema_ref(tree, NULL, "replacement");
    close_any(tree);
    pl_json_close(tree);
    add_type(tree, "params", "object");
    pl_schema_ref(tree, "target", "text");
    pl_schema_ref(tree, "shape", "text");
    close_keys(tree);
    close_any(tree);
    open_keys(tree, "examples");
    add_list_of(tree, "ok", "example");
    add_list_of(tree, "bad", "example");
    close_keys(tree);
}

static void add_sensitive(struct pl_json_tree *tree, const char *key) {
    static const char *const always[] = {"always", NULL};
    open_any(tree, key);
    pl_schema_ref(tree, NULL, "flag");
    add_enum(tree, NULL, always);
    close_any(tree);
}

static void add_at(struct pl_json_tree *tree, const char *key) {
    static const char *const places[] = {"value", "key", "open", "part", NULL};
    open_any(tree, key);
    add_enum(tree, NULL, places);
    pl_schema_ref(tree, NULL, "hole");
    close_any(tree);
}

static void add_field(struct pl_json_tree *tree, enum pl_field field) {
    const char *key = pl_rule_keys[field];
    switch (field) {
    case PL_FIELD_TARGET:
    case PL_FIELD_GIVEN:
    case PL_FIELD_RELATED:
    case PL_FIELD_AFTER:
    case PL_FIELD_TAGS:
        pl_schema_ref(tree, key, "texts");
        break;
    case PL_FIELD_THEN:
        pl_schema_ref(tree, key, "schema");
        break;
    case PL_FIELD_WHEN:
        pl_schema_ref(tree, key, "when");
        break;
    case PL_FIELD_WHERE:
        add_map(tree, key, "texts");
        break;
    case PL_FIELD_SEVERITY:
        pl_schema_ref(tree, key, "levels");
        break;
    case PL_FIELD_AT:
        add_at(tree, key);
        break;
    case PL_FIELD_MESSAGE:
    case PL_FIELD_WHY:
    case PL_FIELD_URL:
        pl_schema_ref(tree, key, "text");
        break;
    case PL_FIELD_SENSITIVE:
        add_sensitive(tree, key);
        break;
    case PL_FIELD_NAMED_ONLY:
    case PL_FIELD_ONCE:
    case PL_FIELD_READER:
        pl_schema_ref(tree, key, "flag");
        break;
    case PL_FIELD_CASES:
        add_list_of(tree, key, "case");
        break;
    case PL_FIELD_PARAMS:
        add_type(tree, key, "object");
        break;
    case PL_FIELD_EXAMPLES:
        pl_schema_ref(tree, key, "examples");
        break;
    }
}

static void define_rules(struct pl_json_tree *tree) {
    open_keys(tree, "case");
    for (int field = 0; field < (int)PL_CASE_FIELDS; field++)
        add_field(tree, (enum pl_field)field);
    close_keys(tree);
    open_any(tree, "rule");
    pl_schema_ref(tree, NULL, "level");
    open_keys(tree, NULL);
    for (int field = 0; field < (int)PL_RULE_FIELDS; field++)
        add_field(tree, (enum pl_field)field);
    close_keys(tree);
    close_any(tree);
}

static void define_overrides(struct pl_json_tree *tree) {
    open_any(tree, "change");
    pl_schema_ref(tree, NULL, "level");
    open_keys(tree, NULL);
    add_field(tree, PL_FIELD_SEVERITY);
    add_field(tree, PL_FIELD_MESSAGE);
    add_field(tree, PL_FIELD_PARAMS);
    close_keys(tree);
    close_any(tree);
    open_keys(tree, "override");
    pl_schema_ref(tree, "files", "texts");
    add_map(tree, "rules", "change");
    add_type(tree, "params", "object");
    close_keys(tree);
}

static void define_lists(struct pl_json_tree *tree) {
    open_any(tree, "table");
    add_list_of(tree, NULL, "text");
    open_keys(tree, NULL);
    pl_schema_ref(tree, "file", "text");
    pl_schema_ref(tree, "option", "text");
    pl_schema_ref(tree, "member", "text");
    close_keys(tree);
    pl_schema_ref(tree, NULL, "hole");
    close_any(tree);
    add_map(tree, "target", "texts");
    open_keys(tree, "summary");
    for (size_t i = 0; pl_summary_keys[i]; i++)
        pl_schema_ref(tree, pl_summary_keys[i],
                      strcmp(pl_summary_keys[i], "ignoreCase") == 0 ? "flag"
                                                                    : "texts");
    close_keys(tree);
}

static void add_section(struct pl_json_tree *tree, enum pl_section section) {
    const char *key = pl_section_keys[section];
    switch (section) {
    case PL_SECTION_VERSION:
        pl_json_open_object(tree, key);
        pl_json_count(tree, "const", 1);
        pl_json_close(tree);
        break;
    case PL_SECTION_EXTENDS:
    case PL_SECTION_MENTIONS:
        pl_schema_ref(tree, key, "texts");
        break;
    case PL_SECTION_PARAMS:
        add_map(tree, key, NULL);
        break;
    case PL_SECTION_LISTS:
        add_map(tree, key, "table");
        break;
    case PL_SECTION_SHAPES:
        add_map(tree, key, "shape");
        break;
    case PL_SECTION_TARGETS:
        add_map(tree, key, "target");
        break;
    case PL_SECTION_SUMMARY:
        add_map(tree, key, "summary");
        break;
    case PL_SECTION_RULES:
        add_map(tree, key, "rule");
        break;
    case PL_SECTION_OVERRIDES:
        add_list_of(tree, key, "override");
        break;
    case PL_SECTION_FILES:
        open_keys(tree, key);
        pl_schema_ref(tree, "include", "texts");
        pl_schema_ref(tree, "exclude", "texts");
        close_keys(tree);
        break;
    case PL_SECTION_BASELINE:
        pl_schema_ref(tree, key, "text");
        break;
    }
}

static void define_all(struct pl_json_tree *tree) {
    pl_json_open_object(tree, "$defs");
    define_plain(tree);
    define_types(tree);
    pl_schema_of_keywords(tree, "schema");
    define_levels(tree);
    define_conditions(tree);
    define_shapes(tree);
    define_examples(tree);
    define_rules(tree);
    define_overrides(tree);
    define_lists(tree);
    pl_json_close(tree);
}

static void add_root(struct pl_json_tree *tree, const char *title) {
    static const char *const required[] = {"paylint", NULL};
    pl_json_begin(tree);
    pl_json_str(tree, "$schema",
                "https://json-schema.org/draft/2020-12/schema");
    pl_json_str(tree, "title", title);
    pl_json_str(tree, "type", "object");
    add_words(tree, "required", required);
    pl_json_flag(tree, "additionalProperties", false);
    pl_json_open_object(tree, "properties");
    for (int section = 0; section < (int)PL_SECTIONS; section++)
        add_section(tree, (enum pl_section)section);
    pl_json_close(tree);
    define_all(tree);
}

static void print(struct pl_session *session) {
    bool is_config = pl_slice_is(session->operands->items[0], "config");
    struct pl_buf *text = &session->text;
    add_root(&session->tree,
             is_config ? "a configuration of paylint" : "rules of paylint");
    pl_buf_clear(text);
    pl_json_write_pretty(&session->tree, text);
    pl_buf_add_char(text, '\n');
    pl_session_check_tree(session);
    pl_output_write(&session->out, pl_buf_slice(text));
}

int pl_session_schema(const struct pl_session_options *options,
                      struct pl_slice of) {
    struct pl_names operands = {&of, 1};
    return pl_session_do(options, &operands, print);
}

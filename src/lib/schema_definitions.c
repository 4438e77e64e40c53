#include "lib/schema.h"
#include "lib/session.h"
#include "rules/keys.h"

static void define_plain(struct pl_json_tree *tree) {
    static const char *const text[] = {"string", "number", NULL};
    pl_json_open_object(tree, "hole");
    pl_json_str(tree, "type", "string");
    pl_json_str(tree, "pattern", "\\$\\{[a-z][a-z0-9_]*\\}");
    pl_json_close(tree);
    pl_json_open_object(tree, "text");
    pl_schema_words(tree, "type", text);
    pl_json_close(tree);
    pl_schema_some(tree, "texts", "text");
    pl_schema_fillable(tree, "flag", "boolean", false);
    pl_schema_fillable(tree, "count", "integer", true);
    pl_schema_fillable(tree, "number", "number", false);
    pl_schema_fillable(tree, "list", "array", false);
}

static void define_types(struct pl_json_tree *tree) {
    pl_schema_open_any(tree, "type");
    pl_json_open_object(tree, NULL);
    pl_json_open_array(tree, "enum");
    for (int type = 0; type < PL_TYPE_COUNT; type++)
        pl_json_str(tree, NULL, pl_type_name((enum pl_type)type));
    pl_json_str(tree, NULL, "integer");
    pl_json_close(tree);
    pl_json_close(tree);
    pl_schema_type(tree, NULL, "null"); /* YAML reads a plain `null` so */
    pl_schema_ref(tree, NULL, "hole");
    pl_schema_close_any(tree);
    pl_schema_some(tree, "types", "type");
}

static void define_levels(struct pl_json_tree *tree) {
    static const char *const words[] = {"error", "warning", "warn",
                                        "info",  "off",     NULL};
    pl_schema_open_any(tree, "level");
    pl_schema_enum(tree, NULL, words);
    pl_schema_ref(tree, NULL, "hole");
    pl_schema_close_any(tree);

    pl_schema_open_any(tree, "levels");
    pl_schema_ref(tree, NULL, "level");
    pl_schema_open_keys(tree, NULL);
    for (size_t i = 0; words[i]; i++) {
        pl_schema_open_keys(tree, words[i]);
        pl_schema_ref(tree, "when", "when");
        pl_schema_close_keys(tree);
    }
    pl_schema_ref(tree, "else", "level");
    pl_schema_close_keys(tree);
    pl_schema_close_any(tree);
}

static void define_conditions(struct pl_json_tree *tree) {
    static const char *const words[] = {"present", "absent", NULL};
    pl_schema_open_any(tree, "condition");
    pl_schema_enum(tree, NULL, words);
    pl_schema_ref(tree, NULL, "schema");
    pl_schema_close_any(tree);
    pl_schema_map(tree, "conditions", "condition");
    pl_schema_some(tree, "when", "conditions");
    pl_schema_open_keys(tree, "lookup");
    pl_schema_ref(tree, "list", "text");
    pl_schema_ref(tree, "by", "text");
    pl_schema_ref(tree, "column", "text");
    pl_schema_ref(tree, "ignoreCase", "flag");
    pl_schema_close_keys(tree);
}

static void define_shapes(struct pl_json_tree *tree) {
    static const char *const empty[] = {"empty", NULL};
    pl_schema_open_keys(tree, "keys");
    pl_schema_ref(tree, "any_key", "texts");
    pl_schema_ref(tree, "all_keys", "texts");
    pl_schema_ref(tree, "no_key", "texts");
    pl_schema_map(tree, "at_least", "texts");
    pl_schema_map(tree, "first_of", "alternatives");
    pl_schema_map(tree, "match", "texts");
    pl_schema_close_keys(tree);
    pl_schema_some(tree, "alternatives", "keys");
    pl_schema_open_keys(tree, "shape");
    pl_schema_ref(tree, "object", "alternatives");
    pl_schema_open_any(tree, "array");
    pl_schema_enum(tree, NULL, empty);
    pl_schema_ref(tree, NULL, "alternatives");
    pl_schema_close_any(tree);
    pl_schema_ref(tree, "reply", "text");
    pl_schema_close_keys(tree);
}

static void define_examples(struct pl_json_tree *tree) {
    pl_schema_open_keys(tree, "replacement");
    pl_schema_ref(tree, "repeat", "text");
    pl_schema_ref(tree, "times", "count");
    pl_schema_ref(tree, "hex", "text");
    pl_schema_close_keys(tree);
    pl_schema_open_any(tree, "example");
    pl_schema_ref(tree, NULL, "text");
    pl_schema_open_keys(tree, NULL);
    pl_schema_ref(tree, "text", "text");
    pl_json_open_object(tree, "replace");
    pl_json_str(tree, "type", "object");
    pl_schema_open_any(tree, "additionalProperties");
    pl_schema_ref(tree, NULL, "text");
    pl_schema_ref(tree, NULL, "replacement");
    pl_schema_close_any(tree);
    pl_json_close(tree);
    pl_schema_type(tree, "params", "object");
    pl_schema_ref(tree, "target", "text");
    pl_schema_ref(tree, "shape", "text");
    pl_schema_close_keys(tree);
    pl_schema_close_any(tree);
    pl_schema_open_keys(tree, "examples");
    pl_schema_list_of(tree, "ok", "example");
    pl_schema_list_of(tree, "bad", "example");
    pl_schema_close_keys(tree);
}

static void add_sensitive(struct pl_json_tree *tree, const char *key) {
    static const char *const always[] = {"always", NULL};
    pl_schema_open_any(tree, key);
    pl_schema_ref(tree, NULL, "flag");
    pl_schema_enum(tree, NULL, always);
    pl_schema_close_any(tree);
}

static void add_at(struct pl_json_tree *tree, const char *key) {
    static const char *const places[] = {"value", "key", "open", "part", NULL};
    pl_schema_open_any(tree, key);
    pl_schema_enum(tree, NULL, places);
    pl_schema_ref(tree, NULL, "hole");
    pl_schema_close_any(tree);
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
        pl_schema_map(tree, key, "texts");
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
        pl_schema_list_of(tree, key, "case");
        break;
    case PL_FIELD_PARAMS:
        pl_schema_type(tree, key, "object");
        break;
    case PL_FIELD_EXAMPLES:
        pl_schema_ref(tree, key, "examples");
        break;
    }
}

static void define_rules(struct pl_json_tree *tree) {
    pl_schema_open_keys(tree, "case");
    for (int field = 0; field < (int)PL_CASE_FIELDS; field++)
        add_field(tree, (enum pl_field)field);
    pl_schema_close_keys(tree);
    pl_schema_open_any(tree, "rule");
    pl_schema_ref(tree, NULL, "level");
    pl_schema_open_keys(tree, NULL);
    for (int field = 0; field < (int)PL_RULE_FIELDS; field++)
        add_field(tree, (enum pl_field)field);
    pl_schema_close_keys(tree);
    pl_schema_close_any(tree);
}

static void define_overrides(struct pl_json_tree *tree) {
    pl_schema_open_any(tree, "change");
    pl_schema_ref(tree, NULL, "level");
    pl_schema_open_keys(tree, NULL);
    add_field(tree, PL_FIELD_SEVERITY);
    add_field(tree, PL_FIELD_MESSAGE);
    add_field(tree, PL_FIELD_PARAMS);
    pl_schema_close_keys(tree);
    pl_schema_close_any(tree);
    pl_schema_open_keys(tree, "override");
    pl_schema_ref(tree, "files", "texts");
    pl_schema_map(tree, "rules", "change");
    pl_schema_type(tree, "params", "object");
    pl_schema_close_keys(tree);
}

static void define_lists(struct pl_json_tree *tree) {
    pl_schema_open_any(tree, "table");
    pl_schema_list_of(tree, NULL, "text");
    pl_schema_open_keys(tree, NULL);
    pl_schema_ref(tree, "file", "text");
    pl_schema_ref(tree, "option", "text");
    pl_schema_ref(tree, "member", "text");
    pl_schema_map(tree, "expect", "text");
    pl_schema_close_keys(tree);
    pl_schema_ref(tree, NULL, "hole");
    pl_schema_close_any(tree);
    pl_schema_map(tree, "target", "texts");
    pl_schema_open_keys(tree, "summary");
    for (size_t i = 0; pl_summary_keys[i]; i++)
        pl_schema_ref(tree, pl_summary_keys[i],
                      strcmp(pl_summary_keys[i], "ignoreCase") == 0 ? "flag"
                                                                    : "texts");
    pl_schema_close_keys(tree);
}

void pl_schema_define(struct pl_json_tree *tree) {
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

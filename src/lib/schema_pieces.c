#include "lib/schema.h"

#include <string.h>

void pl_schema_ref(struct pl_json_tree *tree, const char *key,
                   const char *name) {
    char path[64] = "#/$defs/";
    strncat(path, name, sizeof path - strlen(path) - 1);
    pl_json_open_object(tree, key);
    pl_json_str(tree, "$ref", path);
    pl_json_close(tree);
}

void pl_schema_words(struct pl_json_tree *tree, const char *key,
                     const char *const *words) {
    pl_json_open_array(tree, key);
    for (size_t i = 0; words[i]; i++)
        pl_json_str(tree, NULL, words[i]);
    pl_json_close(tree);
}

void pl_schema_open_keys(struct pl_json_tree *tree, const char *key) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", "object");
    pl_json_flag(tree, "additionalProperties", false);
    pl_json_open_object(tree, "properties");
}

void pl_schema_close_keys(struct pl_json_tree *tree) {
    pl_json_close(tree);
    pl_json_close(tree);
}

void pl_schema_map(struct pl_json_tree *tree, const char *key,
                   const char *values) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", "object");
    if (values)
        pl_schema_ref(tree, "additionalProperties", values);
    pl_json_close(tree);
}

void pl_schema_open_any(struct pl_json_tree *tree, const char *key) {
    pl_json_open_object(tree, key);
    pl_json_open_array(tree, "anyOf");
}

void pl_schema_close_any(struct pl_json_tree *tree) {
    pl_json_close(tree);
    pl_json_close(tree);
}

void pl_schema_list_of(struct pl_json_tree *tree, const char *key,
                       const char *items) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", "array");
    if (items)
        pl_schema_ref(tree, "items", items);
    pl_json_close(tree);
}

void pl_schema_some(struct pl_json_tree *tree, const char *key,
                    const char *items) {
    pl_schema_open_any(tree, key);
    pl_schema_ref(tree, NULL, items);
    pl_schema_list_of(tree, NULL, items);
    pl_schema_close_any(tree);
}

void pl_schema_type(struct pl_json_tree *tree, const char *key,
                    const char *type) {
    pl_json_open_object(tree, key);
    pl_json_str(tree, "type", type);
    pl_json_close(tree);
}

void pl_schema_enum(struct pl_json_tree *tree, const char *key,
                    const char *const *words) {
    pl_json_open_object(tree, key);
    pl_schema_words(tree, "enum", words);
    pl_json_close(tree);
}

void pl_schema_fillable(struct pl_json_tree *tree, const char *key,
                        const char *type, bool is_count) {
    pl_schema_open_any(tree, key);
    pl_json_open_object(tree, NULL);
    pl_json_str(tree, "type", type);
    if (is_count)
        pl_json_count(tree, "minimum", 0);
    pl_json_close(tree);
    pl_schema_ref(tree, NULL, "hole");
    pl_schema_close_any(tree);
}

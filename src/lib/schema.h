/*
 * Schema: write the JSON Schema (2020-12) of rule files and configurations, so
 * that editors can complete them. It is made from the same tables by which the
 * loader reads these files.
 */
#ifndef PL_LIB_SCHEMA_H
#define PL_LIB_SCHEMA_H

#include "report/json_tree.h"

/* schema_pieces.c: functions that add a piece of the schema. `key` is the name
 * of the piece in its object, NULL in an array. The other names are those of
 * definitions (`$defs`). */

/* Add `{"$ref": …}` to the definition `name`. */
void pl_schema_ref(struct pl_json_tree *tree, const char *key,
                   const char *name);

/* Add an array of strings, as for `type` or `required`. `words` ends with
 * NULL. */
void pl_schema_words(struct pl_json_tree *tree, const char *key,
                     const char *const *words);

/* Open an object schema. What is added until it is closed are its properties;
 * it has no others. */
void pl_schema_open_keys(struct pl_json_tree *tree, const char *key);
void pl_schema_close_keys(struct pl_json_tree *tree);

/* Open `anyOf`. What is added until it is closed are its alternatives. */
void pl_schema_open_any(struct pl_json_tree *tree, const char *key);
void pl_schema_close_any(struct pl_json_tree *tree);

/* Add an object whose values satisfy the definition `values` (NULL: any); names
 * are free. */
void pl_schema_map(struct pl_json_tree *tree, const char *key,
                   const char *values);

/* Add an array of `items` (NULL: any); add one of `items`, or an array of
 * them. */
void pl_schema_list_of(struct pl_json_tree *tree, const char *key,
                       const char *items);
void pl_schema_some(struct pl_json_tree *tree, const char *key,
                    const char *items);

/* Add a schema with `type`; with `enum`. */
void pl_schema_type(struct pl_json_tree *tree, const char *key,
                    const char *type);
void pl_schema_enum(struct pl_json_tree *tree, const char *key,
                    const char *const *words);

/* Add a schema of a plain value, or a text with `${name}` in its place. */
void pl_schema_fillable(struct pl_json_tree *tree, const char *key,
                        const char *type, bool is_count);

/* schema_definitions.c: add `$defs`, to which the rest refers. */
void pl_schema_define(struct pl_json_tree *tree);

/* schema_keyword.c: add the schema for `then:`: all keywords with their
 * parameters. */
void pl_schema_of_keywords(struct pl_json_tree *tree, const char *key);

#endif

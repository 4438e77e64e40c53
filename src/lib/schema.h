/*
 * Schema: the JSON Schema (2020-12) of rule files and configurations, made from
 * the tables that the loader reads them by, so that editors complete them.
 */
#ifndef PL_LIB_SCHEMA_H
#define PL_LIB_SCHEMA_H

#include "report/json_tree.h"

/* schema_pieces.c: what schemas are put together of. In each `key` is what it
 * stands under, NULL in an array; other names are those of definitions. */

/* Add `{"$ref": …}` to the definition `name`. */
void pl_schema_ref(struct pl_json_tree *tree, const char *key,
                   const char *name);

/* Add an array of words, which end with NULL, as of `type` or `required`. */
void pl_schema_words(struct pl_json_tree *tree, const char *key,
                     const char *const *words);

/* Begin an object that has the keys that are added until it is closed. */
void pl_schema_open_keys(struct pl_json_tree *tree, const char *key);
void pl_schema_close_keys(struct pl_json_tree *tree);

/* Begin what is one of the schemas that are added until it is closed. */
void pl_schema_open_any(struct pl_json_tree *tree, const char *key);
void pl_schema_close_any(struct pl_json_tree *tree);

/* Add an object with any keys and such values (NULL: any). */
void pl_schema_map(struct pl_json_tree *tree, const char *key,
                   const char *values);

/* Add a list of such items (NULL: any); or one of them or a list. */
void pl_schema_list_of(struct pl_json_tree *tree, const char *key,
                       const char *items);
void pl_schema_some(struct pl_json_tree *tree, const char *key,
                    const char *items);

/* Add the schema of one type; of some words. */
void pl_schema_type(struct pl_json_tree *tree, const char *key,
                    const char *type);
void pl_schema_enum(struct pl_json_tree *tree, const char *key,
                    const char *const *words);

/* Add a plain value of a type, for which `${name}` may stand. */
void pl_schema_fillable(struct pl_json_tree *tree, const char *key,
                        const char *type, bool is_count);

/* schema_definitions.c: add `$defs`, what all the rest refers to. */
void pl_schema_define(struct pl_json_tree *tree);

/* schema_keyword.c: add the schema of what may follow `then:`: every keyword
 * with its parameters.
 */
void pl_schema_of_keywords(struct pl_json_tree *tree, const char *key);

#endif

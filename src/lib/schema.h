/*
 * Schema: the JSON Schema (2020-12) of rule files and configurations, made from
 * the tables that the loader reads them by, so that editors complete them.
 */
#ifndef PL_LIB_SCHEMA_H
#define PL_LIB_SCHEMA_H

#include "report/json_tree.h"

/* Add `{"$ref": …}` to the definition `name`. */
void pl_schema_ref(struct pl_json_tree *tree, const char *key,
                   const char *name);

/* Add the schema of what may follow `then:`: every keyword with its parameters.
 */
void pl_schema_of_keywords(struct pl_json_tree *tree, const char *key);

#endif

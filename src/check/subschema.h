/*
 * Subschema: what keywords that contain other schemas share: settings,
 * parameters, and whether they look inside containers.
 */
#ifndef PL_CHECK_SUBSCHEMA_H
#define PL_CHECK_SUBSCHEMA_H

#include "check/schema.h"

/* Settings of not and propertyNames. */
struct pl_subschema {
    const struct pl_schema *schema;
};

extern const struct pl_param pl_subschema_params[];

/* The `prepare` and `needs_content` of these keywords. */
const char *pl_subschema_prepare(void *settings, struct pl_arena *arena);
bool pl_subschema_needs_content(const void *settings);

/* Settings of allOf, anyOf and oneOf. */
struct pl_subschemas {
    struct pl_schemas schemas;
};

extern const struct pl_param pl_subschemas_params[];

/* The `prepare` and `needs_content` of these keywords. */
const char *pl_subschemas_prepare(void *settings, struct pl_arena *arena);
bool pl_subschemas_needs_content(const void *settings);

/* The `test` and `narrow` of allOf and anyOf. A single schema can decide: for
 * allOf one that fails (`decisive` is false), for anyOf one that holds
 * (`decisive` is true). */
bool pl_subschemas_test(const struct pl_subschemas *settings,
                        const struct pl_value *value,
                        const struct pl_siblings *siblings, bool decisive);
bool pl_subschemas_narrow(const struct pl_subschemas *settings,
                          enum pl_certainty wanted, struct pl_sure *sure,
                          bool decisive);

/* The number of schemas that `value` satisfies. */
size_t pl_subschemas_count(const struct pl_subschemas *settings,
                           const struct pl_value *value,
                           const struct pl_siblings *siblings);

/* Add the facts of the schemas that `value` satisfies, or, if not `satisfied`,
 * of those that it fails. */
void pl_subschemas_explain(const struct pl_subschemas *settings,
                           const struct pl_value *value,
                           const struct pl_siblings *siblings,
                           struct pl_facts *facts, bool satisfied);

#endif

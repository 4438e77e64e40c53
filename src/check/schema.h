/*
 * Schema: what follows `then:`; keywords with their settings, in the order
 * written.
 */
#ifndef PL_CHECK_SCHEMA_H
#define PL_CHECK_SCHEMA_H

#include "check/check.h"

struct pl_assertion {
    const struct pl_check *check;
    const void *settings;
};

struct pl_schema {
    bool is_false; /* the schema `false`: nothing satisfies it */
    const struct pl_assertion *assertions;
    size_t count;
};

struct pl_schemas {
    const struct pl_schema *const *items;
    size_t count;
};

/* Schemas by name or by pattern, in the order written. */
struct pl_schema_entry {
    struct pl_slice key;
    const pl_regex *regex; /* NULL: by name */
    const struct pl_schema *schema;
};

struct pl_schema_map {
    const struct pl_schema_entry *items;
    size_t count;
};

/* The settings of `check` in `schema`, or NULL if it is not there. */
const void *pl_schema_settings(const struct pl_schema *schema,
                               const struct pl_check *check);

/* The schema number `index` of those inside the settings of `check`; NULL past
 * the last. */
const struct pl_schema *pl_schema_inside(const struct pl_check *check,
                                         const void *settings, size_t index);

/* Tell whether `value` satisfies every assertion. Containers need content where
 * an assertion looks inside; recursion goes as deep as the schema. False once a
 * pattern has given up (see pl_siblings_gave_up()): then it means nothing. */
bool pl_schema_holds(const struct pl_schema *schema,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings);

/* The first assertion that `value` fails; NULL if it satisfies all, and for the
 * schema `false`. */
const struct pl_assertion *
pl_schema_failure(const struct pl_schema *schema, const struct pl_value *value,
                  const struct pl_siblings *siblings);

/* Add the facts of the first assertion that `value` fails. If it satisfies
 * all, add the facts of each: they tell by what (the row of a list, the
 * pattern), which is what `not` has to say. */
void pl_schema_explain(const struct pl_schema *schema,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts);

/* Tell whether pl_schema_holds() needs the content of a container to judge it;
 * required and knownKeys, too, look inside there. */
bool pl_schema_needs_content(const struct pl_schema *schema);

/* Tell whether the engine has to keep a container for one assertion of a
 * `then`: its scope is PL_SCOPE_CONTENT and its settings look inside. */
bool pl_assertion_needs_content(const struct pl_assertion *assertion);

/* What keeps `schema` from standing inside another (count and distinct are
 * counted by the engine, which sees only the outermost schema); or NULL. */
const char *pl_schema_refusal(const struct pl_schema *schema);

#endif

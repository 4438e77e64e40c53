/*
 * Schema: what follows `then:` in a rule: a list of assertions, each a keyword
 * with its settings, in the order written.
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
    const pl_regex *regex; /* NULL: the entry is by name */
    const struct pl_schema *schema;
};

struct pl_schema_map {
    const struct pl_schema_entry *items;
    size_t count;
};

/* The settings of `check` in `schema`, or NULL if the schema does not have that
 * keyword. */
const void *pl_schema_settings(const struct pl_schema *schema,
                               const struct pl_check *check);

/* Schema number `index` of those that the settings of `check` contain; NULL
 * past the last one. */
const struct pl_schema *pl_schema_inside(const struct pl_check *check,
                                         const void *settings, size_t index);

/* Tell whether `value` satisfies every assertion. A container needs content if
 * an assertion looks inside. Recursion goes as deep as schemas nest. Returns
 * false once a pattern has given up (see pl_siblings_gave_up()); the answer
 * then means nothing. */
bool pl_schema_holds(const struct pl_schema *schema,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings);

/* The first assertion that `value` fails; NULL if it satisfies all, and NULL
 * for the schema `false`. */
const struct pl_assertion *
pl_schema_failure(const struct pl_schema *schema, const struct pl_value *value,
                  const struct pl_siblings *siblings);

/* Add the facts of the first assertion that `value` fails. If it satisfies all,
 * add the facts of every assertion: they name what matched (the row of a list,
 * the pattern), which is what a message of `not` needs. */
void pl_schema_explain(const struct pl_schema *schema,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts);

/* Tell whether pl_schema_holds() needs the content of a container to judge it.
 * Here, required and knownKeys need it too. */
bool pl_schema_needs_content(const struct pl_schema *schema);

/* Tell whether the engine has to keep the content of a container for
 * `assertion`, which stands directly in a `then`: its scope is
 * PL_SCOPE_CONTENT, and its settings look inside. */
bool pl_assertion_needs_content(const struct pl_assertion *assertion);

/* Why `schema` may not stand inside another keyword, as a message; NULL if it
 * may. The engine counts for `count` and `distinct`, and it sees only the
 * outermost schema. */
const char *pl_schema_refusal(const struct pl_schema *schema);

#endif

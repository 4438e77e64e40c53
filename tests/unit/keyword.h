/*
 * Keyword: schemas and values from JSON text, for the tests of the keywords
 * without rule loader, reader and engine. Everything lives until the end of the
 * test. What is malformed aborts.
 */
#ifndef TESTS_UNIT_KEYWORD_H
#define TESTS_UNIT_KEYWORD_H

#include "check/schema.h"

/* Fixtures: call before and after each test (tcase_add_checked_fixture). */
void keyword_setup(void);
void keyword_teardown(void);

/* A value with content, read from JSON; a `\u0000` and lone surrogates may
 * stand in its strings. */
const struct pl_value *keyword_value(const char *json);

/* A string value of `count` times `piece`. */
const struct pl_value *keyword_repeat(const char *piece, size_t count);

/* A schema. Lists that it may name: `iso`, with the columns code, digits,
 * status, withdrawn; `words`, with the column value; `spellings`. */
const struct pl_schema *keyword_schema(const char *json);

/* What prepare() says about the keywords of a schema; NULL if nothing. */
const char *keyword_refusal(const char *schema);

/* Tell whether the value satisfies the schema. `siblings` is an object, of
 * which the members currency and time are the siblings, or NULL. The clock
 * stands at 2026-01-01T00:00:00Z. */
bool keyword_holds(const char *schema, const char *value);
bool keyword_holds_beside(const char *schema, const char *value,
                          const char *siblings);
bool keyword_holds_value(const char *schema, const struct pl_value *value);

/* The fact `name` about a value that fails; "(none)" if there is none. */
const char *keyword_fact(const char *schema, const char *value,
                         const char *name);
const char *keyword_fact_beside(const char *schema, const char *value,
                                const char *siblings, const char *name);

/* The faults of an object, by the first keyword of the schema, as
 * "at=KEY related=KEY NAME=fact …; …". */
const char *keyword_faults(const char *schema, const char *object);
const char *keyword_faults_when_cut(const char *schema, const char *object);

#endif

/*
 * Branch: children of a container and the schema that they have to satisfy.
 * properties, patternProperties, additionalProperties, prefixItems and items
 * are nothing but branches, so that the engine can follow them while it reads.
 */
#ifndef PL_CHECK_BRANCH_H
#define PL_CHECK_BRANCH_H

#include "check/schema.h"

enum pl_branch_kind {
    PL_BRANCH_MEMBER,   /* the member `name` */
    PL_BRANCH_MATCHING, /* the members whose key `regex` matches */
    PL_BRANCH_OTHERS,   /* the members that are in neither `named` nor
                           `matching` (which may be NULL) */
    PL_BRANCH_ELEMENTS  /* the elements from `first` on, below `end` */
};

struct pl_branch {
    enum pl_branch_kind kind;
    struct pl_slice name;
    const pl_regex *regex;
    const struct pl_schema_map *named, *matching;
    uint64_t first, end;
    const struct pl_schema *schema;
};

/* Child number `index` of a container with content; `*key` is its key, NULL for
 * an element. */
const struct pl_value *pl_branch_child(const struct pl_value *value,
                                       uint64_t index,
                                       const struct pl_value **key);

/* A child that fails its schema. */
struct pl_branch_failure {
    uint64_t child;
    const struct pl_schema *schema;
};

/* Find the first child of `value`, from number `from` on, that fails a branch
 * of `assertion`. Returns false if there is none. */
bool pl_branch_fails(const struct pl_assertion *assertion,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings, uint64_t from,
                     struct pl_branch_failure *out);

/* Tell whether no child of `value` fails a branch of `check`. */
bool pl_branch_holds(const struct pl_check *check, const void *settings,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings);

/* Add the facts of the first child that fails. */
void pl_branch_explain(const struct pl_check *check, const void *settings,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts);

/* What keeps one of the schemas inside the settings from standing there; or
 * NULL. See pl_schema_refusal(). */
const char *pl_branch_refusal(const struct pl_check *check,
                              const void *settings);

/* The keywords that others of one schema look at. */
extern const struct pl_check pl_check_properties;
extern const struct pl_check pl_check_pattern_properties;
extern const struct pl_check pl_check_additional_properties;
extern const struct pl_check pl_check_prefix_items;
extern const struct pl_check pl_check_items;
extern const struct pl_check pl_check_min_contains;
extern const struct pl_check pl_check_max_contains;
extern const struct pl_check pl_check_then;
extern const struct pl_check pl_check_else;

#endif

/*
 * Branch: some children of a container, and the schema that each of them has to
 * satisfy. The keywords properties, patternProperties, additionalProperties,
 * prefixItems and items consist of branches and nothing else, so the engine can
 * follow them while it reads.
 */
#ifndef PL_CHECK_BRANCH_H
#define PL_CHECK_BRANCH_H

#include "check/schema.h"

enum pl_branch_kind {
    PL_BRANCH_MEMBER,   /* the member `name` */
    PL_BRANCH_MATCHING, /* the members whose key `regex` matches */
    PL_BRANCH_OTHERS,   /* the members whose key is neither in `named` nor
                           matched by `matching` (either map may be NULL) */
    PL_BRANCH_ELEMENTS  /* the elements with an index from `first` to below
                           `end` */
};

struct pl_branch {
    enum pl_branch_kind kind;
    struct pl_slice name;                         /* of PL_BRANCH_MEMBER */
    const pl_regex *regex;                        /* of PL_BRANCH_MATCHING */
    const struct pl_schema_map *named, *matching; /* of PL_BRANCH_OTHERS */
    uint64_t first, end;                          /* of PL_BRANCH_ELEMENTS */
    const struct pl_schema *schema;
};

/* Child number `index` of a container that has content. `*key` is set to the
 * member's key, or to NULL for an element. */
const struct pl_value *pl_branch_child(const struct pl_value *value,
                                       uint64_t index,
                                       const struct pl_value **key);

/* A child that fails a schema. */
struct pl_branch_failure {
    uint64_t child; /* its index in the container */
    const struct pl_schema *schema;
};

/* Find the first child of `value`, from index `from` on, that fails the schema
 * of a branch of `assertion`. Returns false if there is none. */
bool pl_branch_fails(const struct pl_assertion *assertion,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings, uint64_t from,
                     struct pl_branch_failure *out);

/* Tell whether every child of `value` satisfies the branches of `check`. */
bool pl_branch_holds(const struct pl_check *check, const void *settings,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings);

/* Add the facts of the first child that fails, and its key as {key}. */
void pl_branch_explain(const struct pl_check *check, const void *settings,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts);

/* Why one of the schemas in the settings may not stand inside another keyword;
 * NULL if they all may. See pl_schema_refusal(). */
const char *pl_branch_refusal(const struct pl_check *check,
                              const void *settings);

/* Keywords that another keyword of the same schema looks up (see
 * pl_check.join). */
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

/*
 * Limit: what the keywords with one number as their only parameter share:
 * settings, parameters, facts.
 */
#ifndef PL_CHECK_LIMIT_H
#define PL_CHECK_LIMIT_H

#include "check/check.h"

/* Settings of minItems, maxProperties, maxDepth …: `params` of those checks. */
struct pl_count_limit {
    uint64_t limit;
};

extern const struct pl_param pl_count_limit_params[];

/* The `test` and `narrow` of keywords that limit the size of a container: at
 * most, or at least, the limit. */
bool pl_count_at_most(const void *settings, const struct pl_value *value,
                      const struct pl_siblings *siblings);
bool pl_count_narrow_at_most(const void *settings, enum pl_certainty wanted,
                             struct pl_sure *sure);
bool pl_count_at_least(const void *settings, const struct pl_value *value,
                       const struct pl_siblings *siblings);
bool pl_count_narrow_at_least(const void *settings, enum pl_certainty wanted,
                              struct pl_sure *sure);

/* Add {length}, the value's size, and {limit}. */
void pl_count_limit_explain(const void *settings, const struct pl_value *value,
                            const struct pl_siblings *siblings,
                            struct pl_facts *facts);

/* Settings of minimum, exclusiveMaximum …. */
struct pl_decimal_limit {
    struct pl_number_param limit;
};

extern const struct pl_param pl_decimal_limit_params[];

/* The `narrow` of keywords that limit a number: at least (at most) the limit
 * or, if `is_exclusive`, greater (less) than it. */
bool pl_decimal_narrow_at_least(const struct pl_decimal_limit *settings,
                                bool is_exclusive, enum pl_certainty wanted,
                                struct pl_sure *sure);
bool pl_decimal_narrow_at_most(const struct pl_decimal_limit *settings,
                               bool is_exclusive, enum pl_certainty wanted,
                               struct pl_sure *sure);

/* Compare a number with the limit: negative, 0 or positive. 0 if `value` is not
 * a readable number. */
int pl_decimal_limit_cmp(const struct pl_decimal_limit *settings,
                         const struct pl_value *value);

/* Add {limit}. */
void pl_decimal_limit_explain(const void *settings,
                              const struct pl_value *value,
                              const struct pl_siblings *siblings,
                              struct pl_facts *facts);

#endif

/*
 * Limit: what the keywords share whose only parameter is one number: their
 * settings, parameters and facts.
 */
#ifndef PL_CHECK_LIMIT_H
#define PL_CHECK_LIMIT_H

#include "check/check.h"

/* Settings of minItems, maxProperties, maxDepth …: `params` of those checks. */
struct pl_count_limit {
    uint64_t limit;
};

extern const struct pl_param pl_count_limit_params[];

/* test and narrow of a container whose size is at most, or at least, the
 * limit. */
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

/* narrow of a number that is at least (at most) the limit, or, if that
 * `is_exclusive`, over (below) it. */
bool pl_decimal_narrow_at_least(const struct pl_decimal_limit *settings,
                                bool is_exclusive, enum pl_certainty wanted,
                                struct pl_sure *sure);
bool pl_decimal_narrow_at_most(const struct pl_decimal_limit *settings,
                               bool is_exclusive, enum pl_certainty wanted,
                               struct pl_sure *sure);

/* Compare a number with the limit: negative, 0 or positive. */
int pl_decimal_limit_cmp(const struct pl_decimal_limit *settings,
                         const struct pl_value *value);

/* Add {limit}. */
void pl_decimal_limit_explain(const void *settings,
                              const struct pl_value *value,
                              const struct pl_siblings *siblings,
                              struct pl_facts *facts);

#endif

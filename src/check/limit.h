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

/* Add {length}, the value's size, and {limit}. */
void pl_count_limit_explain(const void *settings, const struct pl_value *value,
                            const struct pl_siblings *siblings,
                            struct pl_facts *facts);

/* Settings of minimum, exclusiveMaximum …. */
struct pl_decimal_limit {
    struct pl_number_param limit;
};

extern const struct pl_param pl_decimal_limit_params[];

/* Compare a number with the limit: negative, 0 or positive. */
int pl_decimal_limit_cmp(const struct pl_decimal_limit *settings,
                         const struct pl_value *value);

/* Add {limit}. */
void pl_decimal_limit_explain(const void *settings,
                              const struct pl_value *value,
                              const struct pl_siblings *siblings,
                              struct pl_facts *facts);

#endif

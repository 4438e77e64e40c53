/*
 * Length: the length of a string in three units, and what minLength and
 * maxLength share.
 */
#ifndef PL_CHECK_LENGTH_H
#define PL_CHECK_LENGTH_H

#include "check/check.h"

enum pl_length_unit {
    PL_LENGTH_CODEPOINTS,
    PL_LENGTH_UTF16, /* code units, as JavaScript counts */
    PL_LENGTH_BYTES
};

/* The length of UTF-8 text. */
uint64_t pl_length_of(struct pl_slice text, enum pl_length_unit unit);

struct pl_length_limit {
    uint64_t limit;
    int unit; /* enum pl_length_unit */
};

extern const struct pl_param pl_length_limit_params[];

/* Add {length} and {limit}, in the unit of the settings. */
void pl_length_limit_explain(const void *settings, const struct pl_value *value,
                             const struct pl_siblings *siblings,
                             struct pl_facts *facts);

#endif

/*
 * Value hash: a hash that is the same for all JSON values that are equal by
 * check/equal.h, so that equal values among many are found without comparing
 * each pair.
 */
#ifndef PL_CHECK_VALUE_HASH_H
#define PL_CHECK_VALUE_HASH_H

#include "base/hash.h"
#include "model/value.h"

/* The hash of `value`, including all its content. */
uint64_t pl_value_hash(struct pl_hash_key key, const struct pl_value *value);

#endif

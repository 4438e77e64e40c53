/*
 * Value hash: one number for all JSON values that are equal as check/equal.h
 * has it, so that equal ones among many are found without comparing all.
 */
#ifndef PL_CHECK_VALUE_HASH_H
#define PL_CHECK_VALUE_HASH_H

#include "base/hash.h"
#include "model/value.h"

/* The hash of a value and all its content. */
uint64_t pl_value_hash(struct pl_hash_key key, const struct pl_value *value);

#endif

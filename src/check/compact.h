/*
 * Compact: the JSON text of a value as JSON.stringify writes it: no white space
 * outside strings, in strings no escape that need not be.
 */
#ifndef PL_CHECK_COMPACT_H
#define PL_CHECK_COMPACT_H

#include "model/value.h"

/* The bytes of the compact text of `value`, which has content, in UTF-8. A lone
 * surrogate counts 6, its escape; numbers count as they are written. */
uint64_t pl_compact_size(const struct pl_value *value);

#endif

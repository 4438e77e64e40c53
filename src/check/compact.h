/*
 * Compact: the JSON text of a value as JSON.stringify writes it: no white space
 * outside strings, and no escape that is not required.
 */
#ifndef PL_CHECK_COMPACT_H
#define PL_CHECK_COMPACT_H

#include "model/value.h"

/* The size in bytes, in UTF-8, of the compact text of `value`, which has
 * content. A lone surrogate counts 6, the size of its escape; a number counts
 * as it was written. */
uint64_t pl_compact_size(const struct pl_value *value);

#endif

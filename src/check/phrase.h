/*
 * Phrase: several words joined as in a sentence: "a, b or c".
 */
#ifndef PL_CHECK_PHRASE_H
#define PL_CHECK_PHRASE_H

#include "base/buf.h"
#include "base/names.h"

/* Append item `i` of `count`, with the separator that belongs before it. */
void pl_phrase_add(struct pl_buf *out, struct pl_slice item, size_t i,
                   size_t count);

/* Append all of `names`. */
void pl_phrase_add_names(struct pl_buf *out, const struct pl_names *names);

#endif

/*
 * Literal: how JSON writes a text.
 */
#ifndef PL_MODEL_LITERAL_H
#define PL_MODEL_LITERAL_H

#include "base/buf.h"

/* Append `text`, which is UTF-8, as a string of JSON, with its quotes; only
 * what must be escaped is. */
void pl_literal_add(struct pl_buf *out, struct pl_slice text);

#endif

/*
 * Literal: write a text as a JSON string.
 */
#ifndef PL_MODEL_LITERAL_H
#define PL_MODEL_LITERAL_H

#include "base/buf.h"

/* Append `text`, which is valid UTF-8, as a JSON string with quotes. Only
 * characters that must be escaped are. */
void pl_literal_add(struct pl_buf *out, struct pl_slice text);

#endif

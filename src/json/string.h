/*
 * String: reads strings and keys that are not plain: they have escapes or bytes
 * beyond ASCII, are cut by the end of the window, longer than is kept, or
 * wrong.
 */
#ifndef PL_JSON_STRING_H
#define PL_JSON_STRING_H

#include "json/state.h"

/* Read the string or key (`kind`) whose opening quote is at `reader->at`, and
 * yield it. */
void pl_string_read(pl_reader *reader, struct pl_token *token,
                    enum pl_token_kind kind);

#endif

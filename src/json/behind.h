/*
 * Behind: examines what follows a string directly, which shows whether its
 * closing quote really closes it.
 */
#ifndef PL_JSON_BEHIND_H
#define PL_JSON_BEHIND_H

#include "json/state.h"

/* Examine what follows the string in `token`, if that is neither `,` nor a
 * closing bracket nor a line end. If the closing quote turns out to open the
 * next string, or the string to be a key or part of something that is not JSON,
 * `token` is changed. `expect` is what the reader expected before the
 * string. */
void pl_behind_value(pl_reader *reader, struct pl_token *token,
                     enum pl_expect expect);

/* The same for a key that is not directly followed by a colon. */
void pl_behind_key(pl_reader *reader, struct pl_token *token);

/* Tell whether the control character at `offset`, in the string that began at
 * `start`, lies behind the place where the string should have ended, because
 * its closing quote is missing. */
bool pl_behind_is_beyond(pl_reader *reader, enum pl_token_kind kind,
                         uint64_t start, uint64_t offset);

#endif

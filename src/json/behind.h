/*
 * Behind: what stands right behind a string tells whether its closing quote is
 * what it seems.
 */
#ifndef PL_JSON_BEHIND_H
#define PL_JSON_BEHIND_H

#include "json/state.h"

/* Look at what stands behind the string that `token` gives out, where that is
 * neither `,` nor a closing bracket nor a line end. It may turn out that its
 * closing quote opens the next string, that it is a key, or a part of something
 * that is no JSON; then the token is changed. `expect` is what was expected
 * when the string began. */
void pl_behind_value(pl_reader *reader, struct pl_token *token,
                     enum pl_expect expect);

/* The same for a key that has no colon right behind it. */
void pl_behind_key(pl_reader *reader, struct pl_token *token);

/* Tell whether the control character at `offset`, in the string that began at
 * `start`, stands behind the place where the string should have ended: its
 * closing quote is missing. */
bool pl_behind_is_beyond(pl_reader *reader, enum pl_token_kind kind,
                         uint64_t start, uint64_t offset);

#endif

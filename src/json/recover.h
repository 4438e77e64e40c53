/*
 * Recover: what to do where the text is not what the reader expects.
 * docs/recovery.md specifies what is assumed after each kind of mistake, and
 * why.
 */
#ifndef PL_JSON_RECOVER_H
#define PL_JSON_RECOVER_H

#include "json/state.h"

/* Handle the byte at `reader->at`, which does not fit `reader->expect`, or
 * which the state machine leaves to this slow path. Returns true if a token was
 * yielded, false if reading continues at the new `reader->at`. */
bool pl_recover(pl_reader *reader, struct pl_token *token);

/* The same where a value, a key, or a colon is expected. */
bool pl_recover_value(pl_reader *reader, struct pl_token *token);
bool pl_recover_key(pl_reader *reader, struct pl_token *token);
bool pl_recover_colon(pl_reader *reader, struct pl_token *token);

/* Give up the document if too many mistakes were reported. */
void pl_recover_stop(pl_reader *reader);

/* Tell whether a `{` followed by `c` may begin a placeholder, `{{` or `{%`, or
 * whether the window ends behind it. */
static inline bool pl_recover_is_doubt(char c) {
    return c == '{' || c == '%' || c == '\0';
}

#endif

/*
 * Recover: what to do where the text leaves what is expected. docs/recovery.md
 * says what is assumed after each kind of mistake, and why.
 */
#ifndef PL_JSON_RECOVER_H
#define PL_JSON_RECOVER_H

#include "json/state.h"

/* Deal with the byte at `reader->at`, which does not fit `reader->expect`, or
 * which the state machine left to the slow path. Returns true if a token was
 * given out, false if reading goes on at the new `reader->at`. */
bool pl_recover(pl_reader *reader, struct pl_token *token);

/* The same where a value, a key, or a colon was expected. */
bool pl_recover_value(pl_reader *reader, struct pl_token *token);
bool pl_recover_key(pl_reader *reader, struct pl_token *token);
bool pl_recover_colon(pl_reader *reader, struct pl_token *token);

/* Give the document up if too many mistakes were reported. */
void pl_recover_stop(pl_reader *reader);

/* Tell whether a `{` before `c` may be no bracket: that of `{{`, or `{%`, or
 * one that the window ends after. */
static inline bool pl_recover_is_doubt(char c) {
    return c == '{' || c == '%' || c == '\0';
}

#endif

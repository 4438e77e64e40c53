/*
 * Closer: closing brackets that are missing or wrong.
 */
#ifndef PL_JSON_CLOSER_H
#define PL_JSON_CLOSER_H

#include "json/state.h"

/* Read the closing bracket at `reader->at`, which is not simply the one that
 * is expected. */
bool pl_closer_read(pl_reader *reader, struct pl_token *token);

/* Pass the second `}` of an object whose `{` was doubled, if it is there:
 * `reader->at` is behind the first. */
void pl_closer_pass_double(pl_reader *reader);

/* Report that the innermost container was never closed, and close it before
 * `reader->at`; then `then` is expected. Returns true: a token was given out.
 */
bool pl_closer_missing(pl_reader *reader, struct pl_token *token,
                       enum pl_expect then);

/* Report what is open at the end of the text, unless that follows from another
 * mistake, and close it. */
void pl_closer_end(pl_reader *reader);

/* Give out a token of a state where brackets are closed that nobody wrote. */
bool pl_closer_supply(pl_reader *reader, struct pl_token *token);

/* Tell whether the container around the innermost one is an object, or an
 * array. */
bool pl_closer_around_is_object(const pl_reader *reader);
bool pl_closer_around_is_array(const pl_reader *reader);

#endif

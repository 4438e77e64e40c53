/*
 * Closer: what to do about closing brackets that are missing or wrong.
 */
#ifndef PL_JSON_CLOSER_H
#define PL_JSON_CLOSER_H

#include "json/state.h"

/* Read the closing bracket at `reader->at` where it is not simply the expected
 * one. Returns whether a token was yielded. */
bool pl_closer_read(pl_reader *reader, struct pl_token *token);

/* `reader->at` is behind the `}` of an object whose `{` was doubled. If a
 * second `}` follows, pass it. */
void pl_closer_pass_double(pl_reader *reader);

/* Report that the innermost container was never closed, and yield its close,
 * located before `reader->at`. After it the reader expects `then`. Returns
 * true: a token was yielded. */
bool pl_closer_missing(pl_reader *reader, struct pl_token *token,
                       enum pl_expect then);

/* At the end of the text: report the containers that are open, unless that
 * follows from an earlier mistake, and prepare to close them. */
void pl_closer_end(pl_reader *reader);

/* In the state PL_EXPECT_CLOSING: yield the next close that is missing in the
 * text. Returns false if all of them were yielded. */
bool pl_closer_supply(pl_reader *reader, struct pl_token *token);

/* Tell whether the parent of the innermost container is an object, or an
 * array. */
bool pl_closer_around_is_object(const pl_reader *reader);
bool pl_closer_around_is_array(const pl_reader *reader);

#endif

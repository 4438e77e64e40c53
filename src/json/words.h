/*
 * Words: text without quotes where a value is expected.
 */
#ifndef PL_JSON_WORDS_H
#define PL_JSON_WORDS_H

#include "json/state.h"

/* Read the word at `reader->at` as a value, and yield it: one of the three
 * literals, which the end of the window may have cut, or json/bad-literal.
 * Returns false if there is no word. */
bool pl_words_read(pl_reader *reader, struct pl_token *token);

/* Tell whether one of the three literals stands at `offset`. */
bool pl_words_is_literal(pl_reader *reader, uint64_t offset);

#endif

/*
 * Quotes: strings in quotes that JSON does not have: single and typographic
 * ones.
 */
#ifndef PL_JSON_QUOTES_H
#define PL_JSON_QUOTES_H

#include "json/state.h"

/* The offset behind the string in single or typographic quotes at `offset`; 0
 * if there is none. */
uint64_t pl_quotes_end(pl_reader *reader, uint64_t offset);

/* Tell whether such a quote stands at `offset`. */
bool pl_quotes_is_open(pl_reader *reader, uint64_t offset);

/* Read the string at `reader->at`, which begins with such a quote, and yield it
 * as `kind`: as if it were written right, or as a string that is never
 * closed. */
void pl_quotes_read(pl_reader *reader, struct pl_token *token,
                    enum pl_token_kind kind);

#endif

/*
 * Unterminated: a string whose closing quote is missing.
 */
#ifndef PL_JSON_UNTERMINATED_H
#define PL_JSON_UNTERMINATED_H

#include "json/state.h"

/* Report the string that began at `reader->token` and reached the line end, or
 * the end of the text, at `end`. Yield it, and continue where it should have
 * ended. */
void pl_unterminated_read(pl_reader *reader, struct pl_token *token,
                          enum pl_token_kind kind, uint64_t end);

/* The same for a string at `reader->at` whose closing quote was meant to open
 * the next string: it should have ended at `end`. */
void pl_unterminated_at(pl_reader *reader, struct pl_token *token,
                        enum pl_token_kind kind, uint64_t end);

/* The depth after the closing brackets of `closers`, blanks aside; SIZE_MAX if
 * they do not close the innermost containers in order. */
size_t pl_unterminated_depth(pl_reader *reader, struct pl_span closers);

/* Tell whether `c` is a closing bracket, or a blank between such. */
bool pl_unterminated_is_closer(int c);

#endif

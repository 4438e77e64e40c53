/*
 * Odd: what to do about an odd token, which is one that cannot be where it is,
 * at `reader->at`.
 */
#ifndef PL_JSON_ODD_H
#define PL_JSON_ODD_H

#include "json/state.h"

/* The span of the `len` bytes at `reader->at`. */
struct pl_span pl_odd_span(const pl_reader *reader, uint64_t len);

/* The offset behind the odd token, whatever it is. */
uint64_t pl_odd_end(pl_reader *reader);

/* Report that the bytes of `span` cannot stand there; `advice` is the end of
 * the message. */
void pl_odd_complain(pl_reader *reader, struct pl_span span,
                     const char *advice);

/* Report the odd token, and pass it together with the text that seems to belong
 * to it. Returns false: no token was yielded. */
bool pl_odd_skip(pl_reader *reader, const char *advice);

/* Report the ill-formed bytes at `reader->at` and pass them. */
void pl_odd_pass_ill_formed(pl_reader *reader);

/* Report the surplus comma at `reader->at` and pass it. Returns false: no token
 * was yielded. */
bool pl_odd_pass_comma(pl_reader *reader);

/* Yield PL_TOKEN_BAD for a value that is missing. Returns true: a token was
 * yielded. */
bool pl_odd_yield_nothing(pl_reader *reader, struct pl_token *token);

#endif

/*
 * Odd: a token that cannot stand where it stands, at `reader->at`.
 */
#ifndef PL_JSON_ODD_H
#define PL_JSON_ODD_H

#include "json/state.h"

/* The `len` bytes at `reader->at`. */
struct pl_span pl_odd_span(const pl_reader *reader, uint64_t len);

/* The offset behind the token, whatever it is. */
uint64_t pl_odd_end(pl_reader *reader);

/* Report that the bytes of `span` cannot stand there. */
void pl_odd_complain(pl_reader *reader, struct pl_span span,
                     const char *advice);

/* Report the token, and pass it with all that seems to belong to it. Returns
 * false: no token is given out. */
bool pl_odd_skip(pl_reader *reader, const char *advice);

/* Report the ill-formed bytes and pass them. */
void pl_odd_pass_ill_formed(pl_reader *reader);

/* Report a comma too many and pass it. Returns false. */
bool pl_odd_pass_comma(pl_reader *reader);

/* Give out a value with an error, where none is. Returns true. */
bool pl_odd_yield_nothing(pl_reader *reader, struct pl_token *token);

#endif

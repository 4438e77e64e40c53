/*
 * Doubled: a quote written twice, before a string or behind it.
 */
#ifndef PL_JSON_DOUBLED_H
#define PL_JSON_DOUBLED_H

#include "json/state.h"

/* Where the opening quote at `reader->at` is written twice, report the second
 * and come to it: the string is read from there. */
void pl_doubled_pass_first(pl_reader *reader, enum pl_token_kind kind);

/* The offset behind the closing quote that ends at `end`, and behind a second
 * one, which is reported. Nothing moves. */
uint64_t pl_doubled_last(pl_reader *reader, enum pl_token_kind kind,
                         uint64_t end);

#endif

/*
 * Number: numbers that the clean path does not read, and whether a double holds
 * a number.
 */
#ifndef PL_JSON_NUMBER_H
#define PL_JSON_NUMBER_H

#include "json/state.h"

/* Report the number in `token` if a double cannot hold it exactly enough. */
void pl_number_check(pl_reader *reader, const struct pl_token *token);

/* Read what begins like a number at `reader->at`, and yield it: a number that
 * the end of the window cuts, or json/bad-number. */
void pl_number_read(pl_reader *reader, struct pl_token *token);

/* Tell whether the text at `offset` is meant as a number: it begins with a
 * digit, or with signs or a point before a digit. */
bool pl_number_is_like(pl_reader *reader, uint64_t offset);

/* Tell whether a minus sign stands alone, without anything directly behind it,
 * at `offset`. */
bool pl_number_is_sign(pl_reader *reader, uint64_t offset);

/* The offset behind the number-like token at `offset`. */
uint64_t pl_number_end(pl_reader *reader, uint64_t offset);

#endif

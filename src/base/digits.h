/*
 * Digits: a number as decimal text. Places are numbers, several in a finding,
 * and findings may be many: there is no branch for each digit.
 */
#ifndef PL_BASE_DIGITS_H
#define PL_BASE_DIGITS_H

#include <stdint.h>

#define PL_DIGITS_MAX 24 /* bytes that may be written: 20 digits, and no more  \
                          */

/* Write the digits of `number` at `to`, without zeros before them. Returns what
 * is behind them. */
char *pl_digits_write(char *to, uint64_t number);

#endif

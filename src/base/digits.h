/*
 * Digits: writes a number as decimal text, without a branch for each digit: a
 * run may have many findings, and each one contains several numbers.
 */
#ifndef PL_BASE_DIGITS_H
#define PL_BASE_DIGITS_H

#include <stdint.h>

/* Room that pl_digits_write() needs. It writes at most 20 bytes. */
#define PL_DIGITS_MAX 24

/* Write `number` in decimal at `to`, which has room for PL_DIGITS_MAX bytes,
 * without leading zeros. Returns the pointer behind the last digit. */
char *pl_digits_write(char *to, uint64_t number);

#endif

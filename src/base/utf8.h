/*
 * UTF-8 (RFC 3629): validate, step, count. Overlong forms, surrogates and code
 * points past U+10FFFF are ill-formed.
 */
#ifndef PL_BASE_UTF8_H
#define PL_BASE_UTF8_H

#include <stdint.h>

#include "base/slice.h"

/* The length in bytes (1 to 4) of the well-formed sequence at the start of
 * `text` (not empty); 0 if it is ill-formed or cut off. */
size_t pl_utf8_step(struct pl_slice text);

/* The length (at least 1) of the maximal ill-formed run at the start of `text`:
 * the bytes up to the next well-formed sequence (Unicode 15, table 3-8 does not
 * matter: one run is one finding). 0 if `text` starts well. */
size_t pl_utf8_bad_run(struct pl_slice text);

/* The code point of the well-formed sequence at `text`. */
uint32_t pl_utf8_decode(const char *text);

/* Write `code` (a scalar value; a lone surrogate is written as its three bytes
 * would be) to `out`; returns the bytes written (1 to 4). */
size_t pl_utf8_encode(uint32_t code, char out[4]);

/* The number of code points in `text`; a maximal ill-formed run counts one. */
uint64_t pl_utf8_count(struct pl_slice text);

/* The beginning of `text`: its first `points` code points, or all of it; an
 * ill-formed byte counts one. */
struct pl_slice pl_utf8_beginning(struct pl_slice text, size_t points);

/* The display width in terminal cells of `code`: 0 for combining marks and
 * other zero-width characters, 2 for wide (East Asian, emoji), else 1. */
int pl_utf8_width(uint32_t code);

/* `code` under simple case folding (Unicode, statuses C and S): the same for
 * code points that differ by case alone. */
uint32_t pl_utf8_fold(uint32_t code);

/* Tell whether `code` is white space (Unicode White_Space). */
bool pl_utf8_is_space(uint32_t code);

/* The first run of bytes in `text` that is not UTF-8; empty if there is none.
 */
struct pl_slice pl_utf8_find_bad(struct pl_slice text);

#endif

/*
 * UTF-8 (RFC 3629): validate, step, count. Ill-formed are also overlong forms,
 * surrogates and code points beyond U+10FFFF.
 */
#ifndef PL_BASE_UTF8_H
#define PL_BASE_UTF8_H

#include <stdint.h>

#include "base/slice.h"

/* The length in bytes (1 to 4) of the well-formed sequence at the start of
 * `text`, which is not empty; 0 if the sequence is ill-formed or cut off. */
size_t pl_utf8_step(struct pl_slice text);

/* The length (at least 1) of the ill-formed run at the start of `text`: all
 * bytes up to the next well-formed sequence. (Table 3-8 of Unicode 15, which
 * splits such runs, is not followed: one run is one finding.) 0 if `text`
 * starts with a well-formed sequence. */
size_t pl_utf8_bad_run(struct pl_slice text);

/* The code point of the well-formed sequence at `text`. */
uint32_t pl_utf8_decode(const char *text);

/* Write `code` in UTF-8 to `out`; returns the number of bytes (1 to 4). `code`
 * is a scalar value, or a lone surrogate, which takes three bytes. */
size_t pl_utf8_encode(uint32_t code, char out[4]);

/* The number of code points in `text`; a whole ill-formed run counts as one. */
uint64_t pl_utf8_count(struct pl_slice text);

/* The first `points` code points of `text`, or all of it; each ill-formed byte
 * counts as one code point. */
struct pl_slice pl_utf8_beginning(struct pl_slice text, size_t points);

/* The display width in terminal cells of `code`: 0 for combining marks and
 * other zero-width characters, 2 for wide (East Asian, emoji), else 1. */
int pl_utf8_width(uint32_t code);

/* `code` under simple case folding (Unicode, statuses C and S): code points
 * that differ only in case have the same result. */
uint32_t pl_utf8_fold(uint32_t code);

/* Tell whether `code` is white space (Unicode White_Space). */
bool pl_utf8_is_space(uint32_t code);

/* The first run of bytes in `text` that is not UTF-8; empty if there is
 * none. */
struct pl_slice pl_utf8_find_bad(struct pl_slice text);

#endif

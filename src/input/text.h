/*
 * Text: functions about the characters of a text. Offsets are bytes.
 */
#ifndef PL_INPUT_TEXT_H
#define PL_INPUT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/* A space or tab; a space, tab or line end; a letter of any script, digit or
 * underscore. */
bool pl_text_is_blank(char c);
bool pl_text_is_space(char c);
bool pl_text_is_word(char c);

/* An ASCII letter in lower case; another byte as it is. */
char pl_text_lower(char c);

/* Tell whether `text` has `with` at `at`. */
bool pl_text_starts(struct pl_slice text, size_t at, const char *with);

/* Tell whether `text` contains `what` in any ASCII case. `what` must be in
 * lower case. */
bool pl_text_has(struct pl_slice text, const char *what);

/* The end of the line of `at`, before its line end; the start of the line after
 * the one that ends at `end`. */
size_t pl_text_line_end(struct pl_slice text, size_t at);
size_t pl_text_next_line(struct pl_slice text, size_t end);

/* The first offset from `at` on that is no space or tab, at most `end`; the
 * first that is no white space. */
size_t pl_text_pass_blank(struct pl_slice text, size_t at, size_t end);
size_t pl_text_pass_space(struct pl_slice text, size_t at);

/* The end of the text from `start` to `end` without the white space at its
 * end. */
size_t pl_text_trim_end(struct pl_slice text, size_t start, size_t end);

#endif

/*
 * Text: what the forms ask of the characters of a text. Offsets are bytes.
 */
#ifndef PL_INPUT_TEXT_H
#define PL_INPUT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/* A space or a tab; that or a line end; a letter (of any script), a digit, an
 * underscore. */
bool pl_text_is_blank(char c);
bool pl_text_is_space(char c);
bool pl_text_is_word(char c);

/* An ASCII letter in lower case; other bytes as they are. */
char pl_text_lower(char c);

/* Tell whether `text` has the bytes of `with` at `at`. */
bool pl_text_starts(struct pl_slice text, size_t at, const char *with);

/* Tell whether `text` has `what`, which is in lower case, in any ASCII case. */
bool pl_text_has(struct pl_slice text, const char *what);

/* The end of the line that `at` is on, before its line end; where the next one
 * begins if a line ends at `end`. */
size_t pl_text_line_end(struct pl_slice text, size_t at);
size_t pl_text_next_line(struct pl_slice text, size_t end);

/* The first place from `at` on, up to `end`, that is not blank; the same for
 * all white space, up to the end of the text. */
size_t pl_text_pass_blank(struct pl_slice text, size_t at, size_t end);
size_t pl_text_pass_space(struct pl_slice text, size_t at);

/* `end`, or before the white space that is there, but not before `start`. */
size_t pl_text_trim_end(struct pl_slice text, size_t start, size_t end);

#endif

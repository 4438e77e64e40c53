/*
 * Pass: values that somebody else has read, straight from the window, and found
 * to be without mistake. The reader takes up the text behind them, as if it had
 * yielded their tokens.
 *
 * Whoever reads them is as strict as the reader: a text in which it would
 * report anything, or remember an odd bracket, is not passed but read by it.
 */
#ifndef PL_JSON_PASS_H
#define PL_JSON_PASS_H

#include "json/reader.h"

/* The line that the end of what was passed stands on. */
struct pl_pass_line {
    uint64_t first;  /* the offset of its first token */
    uint64_t indent; /* the bytes before that */
};

/* Tell whether the container that was opened last may be passed: nothing odd
 * has been seen before that would be judged by what is in it. */
bool pl_pass_is_fit(const pl_reader *reader);

/* The line that reading has come to. */
struct pl_pass_line pl_pass_line(const pl_reader *reader);

/* How much deeper a text may nest. */
uint64_t pl_pass_depth(const pl_reader *reader);

/* Go on behind `end`, where the container that was opened last is closed. */
void pl_pass_value(pl_reader *reader, uint64_t end, struct pl_pass_line line);

/* Go on behind `end`, where another element of the innermost array has ended.
 */
void pl_pass_elements(pl_reader *reader, uint64_t end,
                      struct pl_pass_line line);

/* Tell whether the reader is at the beginning of a document, the first byte of
 * a line of JSON lines, at `*offset`. */
bool pl_pass_is_at_line(const pl_reader *reader, uint64_t *offset);

/* Go on behind `end`, where a document ended that is a line of JSON lines. */
void pl_pass_document(pl_reader *reader, uint64_t end);

/* The closing quote of the string whose characters, beyond those that need no
 * look, go on at `at`; another byte if there is a mistake in them there, or the
 * text ends. `*is_escaped` tells whether there are escapes. */
const char *pl_pass_string(const char *at, bool *is_escaped);

#endif

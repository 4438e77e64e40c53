/*
 * Pass: move the reader past values that its caller has read itself, straight
 * from the window, and found without mistake. The reader continues behind them,
 * as if it had yielded their tokens.
 *
 * The caller must be as strict as the reader: it may only pass a text for which
 * the reader would neither report anything nor record a suspect bracket
 * (pl_reader.suspect).
 */
#ifndef PL_JSON_PASS_H
#define PL_JSON_PASS_H

#include "json/reader.h"

/* The line on which the passed text ends. */
struct pl_pass_line {
    uint64_t first;  /* offset of its first token */
    uint64_t indent; /* number of bytes before that token on the line */
};

/* Tell whether the container that was just opened may be passed: there is
 * nothing unusual before it that its content would help to judge. */
bool pl_pass_is_fit(const pl_reader *reader);

/* The line that the reader is on. */
struct pl_pass_line pl_pass_line(const pl_reader *reader);

/* How many more levels the text may nest. */
uint64_t pl_pass_depth(const pl_reader *reader);

/* Continue behind `end`, where the container that was just opened has
 * closed. */
void pl_pass_value(pl_reader *reader, uint64_t end, struct pl_pass_line line);

/* Continue behind `end`, where some more elements of the innermost array have
 * ended. */
void pl_pass_elements(pl_reader *reader, uint64_t end,
                      struct pl_pass_line line);

/* Tell whether the reader is at the first byte of a document of JSON lines,
 * which is the first byte of its line. `*offset` is set to the reader's
 * offset. */
bool pl_pass_is_at_line(const pl_reader *reader, uint64_t *offset);

/* Continue behind `end`, where a document of JSON lines has ended. */
void pl_pass_document(pl_reader *reader, uint64_t end);

/* Find the closing quote of a string, from the special byte at `at` on (see
 * pl_scan_string()). Returns another byte if a mistake stands there, or the end
 * of the window. `*is_escaped` is set to whether there are escapes. */
const char *pl_pass_string(const char *at, bool *is_escaped);

#endif

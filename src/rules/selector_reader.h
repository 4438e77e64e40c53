/*
 * Selector reader: what the files of the selector parser share. selector.c
 * reads segments and their selectors; selector_filter.c reads filters, which
 * are checked but not supported; selector_string.c reads quoted names. Each
 * rule of the grammar is a function that returns false after it has called
 * pl_selector_fail().
 */
#ifndef PL_RULES_SELECTOR_READER_H
#define PL_RULES_SELECTOR_READER_H

#include "rules/selector.h"

/* Greatest nesting depth of filters (parentheses, functions, queries inside
 * queries). */
#define PL_SELECTOR_DEPTH_MAX 50

struct pl_selector_reader {
    struct pl_arena *arena;
    struct pl_slice text;
    size_t at;
    unsigned depth;
    struct pl_selector_error *error;
    const char *unsupported; /* message about the first thing that is valid but
                                not supported; NULL: none */
    size_t unsupported_offset;
};

/* What is known of a query inside a filter. */
struct pl_selector_query {
    bool is_singular; /* it selects at most one node */
};

/* Set the error to `message`, at `offset` of the text. Returns false. */
bool pl_selector_fail(struct pl_selector_reader *reader, size_t offset,
                      const char *message);

/* The next character; '\0' at the end. */
char pl_selector_peek(const struct pl_selector_reader *reader);

/* Pass `c` if it is the next character. */
bool pl_selector_accept(struct pl_selector_reader *reader, char c);

/* Pass spaces, tabs and line ends. */
void pl_selector_skip_blanks(struct pl_selector_reader *reader);

/* Read a quoted string; `out` is set to its characters, decoded. */
bool pl_selector_read_string(struct pl_selector_reader *reader,
                             struct pl_slice *out);

/* Read all segments that follow. If `out` is NULL they are only checked. */
bool pl_selector_read_segments(struct pl_selector_reader *reader,
                               struct pl_selector *out,
                               struct pl_selector_query *query);

/* Read the expression of a filter, behind its `?`. */
bool pl_selector_read_filter(struct pl_selector_reader *reader);

#endif

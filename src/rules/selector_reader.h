/*
 * Selector reader: what the two halves of the selector parser share. Segments
 * and their selectors are read in selector.c, filters, which are recognised but
 * not served, in selector_filter.c. A rule of the grammar is a function that
 * returns false after fail().
 */
#ifndef PL_RULES_SELECTOR_READER_H
#define PL_RULES_SELECTOR_READER_H

#include "rules/selector.h"

/* How deep filters may nest (parentheses, functions, queries in queries). */
#define PL_SELECTOR_DEPTH_MAX 50

struct pl_selector_reader {
    struct pl_arena *arena;
    struct pl_slice text;
    size_t at;
    unsigned depth;
    struct pl_selector_error *error;
    const char *unsupported; /* the first thing that is valid but not served */
    size_t unsupported_offset;
};

/* A query inside a filter. */
struct pl_selector_query {
    bool is_singular; /* selects one node at most */
};

/* Fill the error for the text at `offset`. Returns false. */
bool pl_selector_fail(struct pl_selector_reader *reader, size_t offset,
                      const char *message);

/* The character at hand, '\0' at the end. */
char pl_selector_peek(const struct pl_selector_reader *reader);

/* Pass over `c` if it is next. */
bool pl_selector_accept(struct pl_selector_reader *reader, char c);

/* Pass over spaces, tabs and line ends. */
void pl_selector_skip_blanks(struct pl_selector_reader *reader);

/* Read a quoted string; `out` gets its characters. */
bool pl_selector_read_string(struct pl_selector_reader *reader,
                             struct pl_slice *out);

/* Read segments up to what is none. With `out` NULL they are only checked. */
bool pl_selector_read_segments(struct pl_selector_reader *reader,
                               struct pl_selector *out,
                               struct pl_selector_query *query);

/* Read a filter's expression, after its `?`. */
bool pl_selector_read_filter(struct pl_selector_reader *reader);

#endif

/*
 * Page line: a line of a Markdown page that is being read from its left, in
 * columns (a tab goes on to the next multiple of four) and in bytes, and the
 * marks that it may have at a place.
 */
#ifndef PL_INPUT_PAGE_LINE_H
#define PL_INPUT_PAGE_LINE_H

#include <stdbool.h>

#include "base/slice.h"

struct pl_page_line {
    struct pl_slice page;
    size_t start, end; /* without the line end */
    size_t next;       /* the start of the next line */
    size_t at;         /* what is before was used */
    size_t column;     /* of `at`, from 0 */
    size_t spare;      /* columns of the tab at `at` that were not used */
};

/* The line of `page` that begins at `start`, all of it to be read. */
struct pl_page_line pl_page_line_at(struct pl_slice page, size_t start);

/* The character at the line's place; a line end past the last. */
char pl_page_line_peek(const struct pl_page_line *line);

/* What is left of it. */
struct pl_slice pl_page_line_rest(const struct pl_page_line *line);

/* The columns of white space at the line's place; `*at` is what is behind. */
size_t pl_page_line_indent(const struct pl_page_line *line, size_t *at);

bool pl_page_line_is_blank(const struct pl_page_line *line);

/* Use up to `columns` columns of white space; bytes that are no tabs. */
void pl_page_line_skip(struct pl_page_line *line, size_t columns);
void pl_page_line_skip_bytes(struct pl_page_line *line, size_t count);

/* Three or more of - * _ with nothing but white space between them. */
bool pl_page_line_is_break(const struct pl_page_line *line);

/* A heading `#` to `######`; a line of `=` or of `-` under one. */
bool pl_page_line_is_heading(const struct pl_page_line *line);
bool pl_page_line_is_underline(const struct pl_page_line *line);

/* The length of the marker of a list's item at the line's place, or 0;
 * `*is_first`: it may be the first of a list that interrupts a paragraph. */
size_t pl_page_line_marker(const struct pl_page_line *line, bool *is_first);

/* The length of an opening fence at the line's place, or 0. */
size_t pl_page_line_fence(const struct pl_page_line *line);

/* Tell whether the line, behind its indent, is a fence of at least `len` times
 * `mark` and nothing else. */
bool pl_page_line_closes(const struct pl_page_line *line, char mark,
                         size_t len);

#endif

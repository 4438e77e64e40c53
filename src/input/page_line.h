/*
 * Page line: a line of a Markdown page that is read from left to right, and the
 * marks that it may have. Its place is counted in bytes and in columns (a tab
 * goes to the next multiple of four).
 */
#ifndef PL_INPUT_PAGE_LINE_H
#define PL_INPUT_PAGE_LINE_H

#include <stdbool.h>

#include "base/slice.h"

struct pl_page_line {
    struct pl_slice page;
    size_t start, end; /* without the line end */
    size_t next;       /* start of the next line */
    size_t at;         /* offset of the next byte to read */
    size_t column;     /* of `at`, from 0 */
    size_t spare;      /* columns of the tab at `at` that were not read yet */
};

/* The line of `page` that begins at `start`, unread. */
struct pl_page_line pl_page_line_at(struct pl_slice page, size_t start);

/* The next character; at the end a line end. */
char pl_page_line_peek(const struct pl_page_line *line);

/* The rest of the line. */
struct pl_slice pl_page_line_rest(const struct pl_page_line *line);

/* The columns of white space that come next. `*at` becomes the offset behind
 * them. */
size_t pl_page_line_indent(const struct pl_page_line *line, size_t *at);

bool pl_page_line_is_blank(const struct pl_page_line *line);

/* Read up to `columns` columns of white space; read bytes that are no tabs. */
void pl_page_line_skip(struct pl_page_line *line, size_t columns);
void pl_page_line_skip_bytes(struct pl_page_line *line, size_t count);

/* A thematic break: three or more - * or _ with only white space between
 * them. */
bool pl_page_line_is_break(const struct pl_page_line *line);

/* A heading with `#` to `######`; the line of `=` or `-` under a heading. */
bool pl_page_line_is_heading(const struct pl_page_line *line);
bool pl_page_line_is_underline(const struct pl_page_line *line);

/* The length of the marker of a list item that comes next; 0: none.
 * `*is_first`: it may begin a list that interrupts a paragraph. */
size_t pl_page_line_marker(const struct pl_page_line *line, bool *is_first);

/* The length of an opening fence that comes next; 0: none. */
size_t pl_page_line_fence(const struct pl_page_line *line);

/* Tell whether the rest of the line is a closing fence: `mark` at least `len`
 * times, with an indent. */
bool pl_page_line_closes(const struct pl_page_line *line, char mark,
                         size_t len);

#endif

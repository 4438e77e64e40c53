#include "input/page_line.h"

#define TAB         4
#define DIGITS_MAX  9
#define FENCE_MIN   3
#define HEADING_MAX 6
#define CODE_INDENT 4

struct pl_page_line pl_page_line_at(struct pl_slice page, size_t start) {
    size_t end = start;
    while (end < page.len && page.data[end] != '\n' && page.data[end] != '\r')
        end++;
    size_t next = end;
    next += next < page.len && page.data[next] == '\r';
    next += next < page.len && page.data[next] == '\n';
    return (struct pl_page_line){
        .page = page, .start = start, .end = end, .next = next, .at = start};
}

char pl_page_line_peek(const struct pl_page_line *line) {
    return line->at < line->end ? line->page.data[line->at] : '\n';
}

struct pl_slice pl_page_line_rest(const struct pl_page_line *line) {
    return pl_slice_of(line->page.data + line->at, line->end - line->at);
}

static bool is_space(char c) {
    return c == ' ' || c == '\t';
}

static size_t width_of(char c, size_t column) {
    return c == '\t' ? TAB - column % TAB : 1;
}

size_t pl_page_line_indent(const struct pl_page_line *line, size_t *at) {
    size_t columns = line->spare;
    *at = line->at + (line->spare > 0);
    for (; *at < line->end && is_space(line->page.data[*at]); ++*at)
        columns += width_of(line->page.data[*at], line->column + columns);
    return columns;
}

bool pl_page_line_is_blank(const struct pl_page_line *line) {
    size_t at;
    pl_page_line_indent(line, &at);
    return at >= line->end;
}

void pl_page_line_skip(struct pl_page_line *line, size_t columns) {
    while (columns > 0 && is_space(pl_page_line_peek(line))) {
        size_t width = line->spare > 0
                           ? line->spare
                           : width_of(pl_page_line_peek(line), line->column);
        size_t used = width < columns ? width : columns;
        line->column += used;
        columns -= used;
        line->spare = width - used;
        line->at += line->spare == 0;
    }
}

void pl_page_line_skip_bytes(struct pl_page_line *line, size_t count) {
    line->at += count;
    line->column += count;
}

/* The end of the run of `mark` that begins at `at`. */
static size_t run_end(const struct pl_page_line *line, size_t at, char mark) {
    while (at < line->end && line->page.data[at] == mark)
        at++;
    return at;
}

static bool is_blank_from(const struct pl_page_line *line, size_t at) {
    while (at < line->end && is_space(line->page.data[at]))
        at++;
    return at == line->end;
}

bool pl_page_line_is_break(const struct pl_page_line *line) {
    char mark = pl_page_line_peek(line);
    size_t count = 0;
    if (mark != '-' && mark != '*' && mark != '_')
        return false;
    for (size_t at = line->at; at < line->end; at++) {
        char c = line->page.data[at];
        if (c != mark && !is_space(c))
            return false;
        count += c == mark;
    }
    return count >= 3;
}

bool pl_page_line_is_heading(const struct pl_page_line *line) {
    size_t end = run_end(line, line->at, '#');
    return end > line->at && end - line->at <= HEADING_MAX &&
           (end == line->end || is_space(line->page.data[end]));
}

bool pl_page_line_is_underline(const struct pl_page_line *line) {
    char mark = pl_page_line_peek(line);
    return (mark == '=' || mark == '-') &&
           is_blank_from(line, run_end(line, line->at, mark));
}

size_t pl_page_line_marker(const struct pl_page_line *line, bool *is_first) {
    struct pl_slice rest = pl_page_line_rest(line);
    size_t digits = 0;
    while (digits < rest.len && digits <= DIGITS_MAX &&
           rest.data[digits] >= '0' && rest.data[digits] <= '9')
        digits++;
    size_t len = digits + 1;
    if (digits > DIGITS_MAX || len > rest.len ||
        !strchr(digits > 0 ? ".)" : "-+*", rest.data[digits]) ||
        rest.data[digits] == '\0')
        return 0;
    *is_first = digits == 0 || (digits == 1 && rest.data[0] == '1');
    return len == rest.len || is_space(rest.data[len]) ? len : 0;
}

size_t pl_page_line_fence(const struct pl_page_line *line) {
    char mark = pl_page_line_peek(line);
    if (mark != '`' && mark != '~')
        return 0;
    size_t end = run_end(line, line->at, mark);
    /* with another backquote later in the line it is a code span */
    bool is_span = mark == '`' &&
                   memchr(line->page.data + end, '`', line->end - end) != NULL;
    return end - line->at >= FENCE_MIN && !is_span ? end - line->at : 0;
}

bool pl_page_line_closes(const struct pl_page_line *line, char mark,
                         size_t len) {
    size_t at;
    size_t columns = pl_page_line_indent(line, &at);
    size_t end = run_end(line, at, mark);
    return columns < CODE_INDENT && end - at >= len && is_blank_from(line, end);
}

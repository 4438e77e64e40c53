#include "json/joined.h"

#include "json/look.h"

/* A line of text: which brackets it leaves open, and how it ends. */
struct line {
    uint64_t kinds;  /* the open brackets as bits, the innermost lowest: 1 is an
                        object */
    uint64_t height; /* their number */
    int last;        /* the last byte that is not blank, or PL_LOOK_END */
    bool is_broken;  /* a string is not closed, or more brackets are closed than
                        opened */
    uint64_t end;
};

static void see_bracket(struct line *line, int c) {
    if (c == '{' || c == '[') {
        line->kinds = line->kinds << 1 | (c == '{');
        line->height++;
    } else if (line->height == 0) {
        line->is_broken = true;
    } else {
        line->kinds >>= 1;
        line->height--;
    }
}

static bool is_bracket(int c) {
    return c == '{' || c == '[' || c == '}' || c == ']';
}

/* Read from `offset` to the end of the line. */
static struct line read_line(pl_reader *reader, uint64_t offset) {
    struct line line = {.last = PL_LOOK_END};
    uint64_t limit = offset + PL_LOOK_MAX;
    for (;;) {
        int c = pl_look(reader, offset);
        line.end = offset;
        if (pl_look_ends_line(c) || offset >= limit)
            return line;
        if (c != ' ' && c != '\t')
            line.last = c;
        if (is_bracket(c))
            see_bracket(&line, c);
        uint64_t behind =
            c == '"' ? pl_look_string(reader, offset) : offset + 1;
        line.is_broken |= behind == 0;
        offset = behind == 0 ? offset + 1 : behind;
    }
}

/* The offset of the first byte that is not white space, from `offset` on. */
static uint64_t pass_lines(pl_reader *reader, uint64_t offset) {
    uint64_t limit = offset + PL_LOOK_MAX;
    for (; offset < limit; offset++) {
        int c = pl_look(reader, offset);
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            break;
    }
    return offset;
}

/* Tell whether the line at `offset`, which begins with a bracket, is an element
 * of an array that the line before left open: it is followed by another
 * element, or by the end of the array. */
static bool is_element(pl_reader *reader, uint64_t offset) {
    struct line line = read_line(reader, offset);
    if (line.is_broken)
        return false;
    if (line.height > 0 || line.last == ',')
        return true;
    int c = pl_look(reader, pass_lines(reader, line.end));
    return c == ',' || c == ']' || c == '}';
}

/* The first line end among `len` bytes; NULL if there is none. */
static const char *line_end_in(const char *at, size_t len) {
    const char *feed = memchr(at, '\n', len);
    const char *carriage = memchr(at, '\r', feed ? (size_t)(feed - at) : len);
    return carriage ? carriage : feed;
}

/* The offset of the first line end from `offset` on, or of the end of the text;
 * `limit` if there is none before it. */
static uint64_t find_line_end(pl_reader *reader, uint64_t offset,
                              uint64_t limit) {
    const struct pl_window *window = reader->window;
    while (offset < limit && pl_look(reader, offset) != PL_LOOK_END) {
        uint64_t end = window->base + window->len;
        const char *at = pl_window_at(window, offset);
        end = end < limit ? end : limit;
        const char *found = line_end_in(at, (size_t)(end - offset));
        if (found)
            return offset + (uint64_t)(found - at);
        offset = end;
    }
    return offset;
}

/* Tell, from its end and the next byte, whether the document on the line at
 * `start` surely does not continue. For most lines this decides: the line is
 * long, or the text ends, or the next line begins with a bracket and this line
 * ends with neither a comma nor `[`. */
static bool ends_plainly(pl_reader *reader, uint64_t start) {
    uint64_t end = find_line_end(reader, start, start + PL_LOOK_MAX);
    if (end - start >= PL_LOOK_MAX)
        return true;
    int c = pl_look(reader, pass_lines(reader, end));
    if (c != '{' && c != '[')
        return c == PL_LOOK_END;
    while (end > start && (c = pl_look(reader, end - 1), c == ' ' || c == '\t'))
        end--;
    return c != '[' && c != ',';
}

bool pl_joined_begins(pl_reader *reader) {
    uint64_t start = pass_lines(reader, reader->at);
    if (ends_plainly(reader, start))
        return false;
    struct line line = read_line(reader, start);
    if (!is_bracket(pl_look(reader, start)) || line.is_broken ||
        line.height == 0)
        return false;

    uint64_t next = pass_lines(reader, line.end);
    int c = pl_look(reader, next);
    bool is_opener = c == '{' || c == '[';
    if (c == PL_LOOK_END || (line.kinds & 1))
        return c != PL_LOOK_END && !is_opener;
    if (line.last != '[' && line.last != ',')
        return c == ',' || c == ']';
    return !is_opener || is_element(reader, next);
}

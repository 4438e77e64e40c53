#include "input/yaml_scalar.h"

#include <stdio.h>

#include "base/utf8.h"
#include "input/text.h"

/* A scalar whose text and source are read side by side. libyaml gives the text.
 * If the source does not give the same text in a way that is known here, the
 * whole scalar is the place of its text. */
struct walk {
    struct pl_extract *out;
    const struct pl_extract *from;
    struct pl_slice source; /* the text of the file */
    size_t at, end;         /* in the source */
    struct pl_slice text;   /* what is left of the text */
    char style;             /* ' " | >; NUL: plain */
    size_t indent;          /* of the lines of a block */
};

static void make(struct walk *walk, size_t start, size_t end,
                 const char *text) {
    pl_extract_mean(walk->out, walk->from, (struct pl_span){start, end},
                    pl_slice_str(text));
}

/* Append `text`, the meaning of the source from `start` to `end`, as in a JSON
 * string. */
static void mean(struct walk *walk, size_t start, size_t end,
                 struct pl_slice text) {
    struct pl_span range = {start, end};
    for (size_t i = 0; i < text.len; i++) {
        char code[8] = {'\\', text.data[i], '\0'};
        unsigned char c = (unsigned char)text.data[i];
        if (c < ' ')
            snprintf(code, sizeof code, "\\u%04x", c);
        if (c < ' ' || c == '"' || c == '\\')
            pl_extract_mean(walk->out, walk->from, range, pl_slice_str(code));
        else
            pl_extract_mean(walk->out, walk->from, range,
                            pl_slice_of(text.data + i, 1));
    }
}

/* Take `len` bytes of the text, the meaning of the source up to `end`. Returns
 * false if the text is shorter. */
static bool take(struct walk *walk, size_t end, size_t len) {
    if (len > walk->text.len)
        return false;
    mean(walk, walk->at, end, pl_slice_of(walk->text.data, len));
    walk->at = end;
    walk->text.data += len;
    walk->text.len -= len;
    return true;
}

/* Take a character that is the same in text and source. Returns false if it is
 * not. */
static bool take_plain(struct walk *walk) {
    char c = walk->source.data[walk->at];
    if (walk->text.len == 0 || *walk->text.data != c)
        return false;
    if (c == '"' || c == '\\' || (unsigned char)c < ' ')
        return take(walk, walk->at + 1, 1);
    pl_extract_copy(walk->out, walk->from, walk->at, walk->at + 1);
    walk->at++;
    walk->text.data++;
    walk->text.len--;
    return true;
}

static bool is_line_end(char c) {
    return c == '\r' || c == '\n';
}

/* The end of the line ends that begin here, with the white space around them.
 * `*count` becomes how many there are. */
static size_t pass_folds(const struct walk *walk, size_t *count) {
    size_t at = walk->at;
    bool is_block = walk->style == '|' || walk->style == '>';
    size_t end = at;
    *count = 0;
    if (!is_block)
        at = pl_text_pass_blank(walk->source, at, walk->end);
    while (at < walk->end && is_line_end(walk->source.data[at])) {
        at = pl_text_next_line(walk->source, at);
        ++*count;
        size_t start = at;
        at = pl_text_pass_blank(walk->source, at, walk->end);
        if (is_block && at - start > walk->indent)
            at = start + walk->indent;
        end = at;
    }
    return end;
}

/* Take line ends. Their meaning is themselves, a space, or, at the end of the
 * text, nothing. */
static bool take_folds(struct walk *walk, size_t end, size_t count) {
    size_t len = 0;
    while (len < count && len < walk->text.len && walk->text.data[len] == '\n')
        len++;
    if (len == 0 && walk->text.len > 0 && *walk->text.data == ' ')
        len = 1;
    return take(walk, end, len);
}

/* The length of the escape, of a double-quoted scalar, that begins here. */
static size_t escape_length(const struct walk *walk) {
    static const char hex[] = "xuU";
    char kind = walk->source.data[walk->at + 1];
    const char *known = kind != '\0' ? strchr(hex, kind) : NULL;
    return known ? 2 + ((size_t)2 << (known - hex)) : 2;
}

/* Take an escape. Its meaning is one character. */
static bool take_escape(struct walk *walk) {
    size_t count = 0;
    struct walk behind = *walk;
    behind.at++;
    size_t fold = pass_folds(&behind, &count);
    if (count > 0) { /* the line continues without a space */
        walk->at = fold;
        return true;
    }
    size_t end = walk->at + escape_length(walk);
    size_t len = pl_utf8_step(walk->text);
    return end <= walk->end && take(walk, end, len > 0 ? len : 1);
}

static bool take_next(struct walk *walk) {
    size_t count;
    char c = walk->source.data[walk->at];
    size_t end = pass_folds(walk, &count);
    if (count > 0)
        return take_folds(walk, end, count);
    if (c == '\\' && walk->style == '"' && walk->at + 1 < walk->end)
        return take_escape(walk);
    if (c == '\'' && walk->style == '\'')
        return take(walk, walk->at + 2, 1);
    return take_plain(walk);
}

/* Skip the head of a block, like `|2-`, and find the indent of its lines. */
static void begin_block(struct walk *walk) {
    size_t at = pl_text_line_end(walk->source, walk->at);
    size_t line = at;
    for (size_t i = walk->at; i < at && walk->source.data[i] != '#'; i++)
        if (walk->source.data[i] >= '1' && walk->source.data[i] <= '9')
            walk->indent = SIZE_MAX; /* the head gives the indent, relative to
                                        what is around */
    while (line < walk->end) {
        line = pl_text_next_line(walk->source, line);
        size_t first = pl_text_pass_blank(walk->source, line, walk->end);
        if (first < walk->end && !is_line_end(walk->source.data[first])) {
            walk->indent = walk->indent == SIZE_MAX ? 0 : first - line;
            walk->at = line + walk->indent;
            return;
        }
        line = first;
    }
    walk->at = walk->end;
}

/* Move to the beginning of the text, and `end` to its end. */
static void begin(struct walk *walk) {
    char c = walk->at < walk->end ? walk->source.data[walk->at] : '\0';
    walk->style = c != '\0' && strchr("'\"|>", c) ? c : '\0';
    if (c == '|' || c == '>') {
        begin_block(walk);
    } else if (walk->style != '\0') {
        walk->at++;
        walk->end -= walk->end > walk->at;
    }
}

void pl_yaml_scalar_add(struct pl_extract *out, const struct pl_extract *from,
                        const struct pl_node *node) {
    size_t start = (size_t)node->marks->start.offset;
    struct walk walk = {.out = out,
                        .from = from,
                        .source = pl_extract_text(from),
                        .at = start,
                        .end = (size_t)node->marks->end.offset,
                        .text = node->text};
    size_t end = walk.end;
    begin(&walk);
    bool is_quoted = walk.style == '"' || walk.style == '\'';
    bool is_read = true;
    make(&walk, start, start + is_quoted, "\"");
    size_t mark = out->text.len;
    while (walk.at < walk.end && walk.text.len > 0 && is_read)
        is_read = take_next(&walk);
    if (!is_read || walk.text.len > 0) {
        pl_extract_cut(out, mark);
        mean(&walk, start, end, node->text);
    }
    make(&walk, is_quoted ? end - 1 : end, end, "\"");
}

/*
 * JSON line: a JSON value that is written part by part, in one line, straight
 * into a buffer. Findings are, which may be many; all else is written with
 * json-c (report/json_tree.h), and what both write is the same. The caller adds
 * each key once, and closes what it opens.
 */
#ifndef PL_REPORT_JSON_LINE_H
#define PL_REPORT_JSON_LINE_H

#include "base/buf.h"
#include "base/digits.h"

struct pl_json_line {
    struct pl_buf *out; /* the caller's */
    struct pl_buf text;
    bool is_first; /* nothing stands before the next value */
};

/* The last text of some member, and how it was written: those of a file and of
 * a rule are the same in many findings, and are looked through once. */
struct pl_json_last {
    struct pl_buf text, written;
};

void pl_json_last_init(struct pl_json_last *last, struct pl_heap *heap);
void pl_json_last_fini(struct pl_json_last *last);

void pl_json_line_init(struct pl_json_line *line, struct pl_heap *heap);
void pl_json_line_fini(struct pl_json_line *line);

/* Let the value that is written next be appended to `out`. */
void pl_json_line_begin(struct pl_json_line *line, struct pl_buf *out);

/* Append what stands before a value: a comma, and its key, which is plain
 * ASCII, in an object; no key, NULL, in an array and where the value is all of
 * it. Returns where the value is written, which may take `room` bytes. Keys are
 * literals: what is done with them is done by the compiler. */
static inline char *pl_json_line_key(struct pl_json_line *line, const char *key,
                                     size_t room) {
    struct pl_slice name = pl_slice_str(key != NULL ? key : "");
    char *at = pl_buf_room(line->out, name.len + 4 + room);

    *at = ',';
    at += !line->is_first;
    line->is_first = false;
    if (key != NULL) {
        *at++ = '"';
        memcpy(at, name.data, name.len);
        at += name.len;
        *at++ = '"';
        *at++ = ':';
    }
    return at;
}

/* A container is `{` or `[`, and closed by the bracket that ends it. */
static inline void pl_json_line_open(struct pl_json_line *line, const char *key,
                                     char bracket) {
    char *at = pl_json_line_key(line, key, 1);
    *at = bracket;
    pl_buf_take(line->out, at + 1);
    line->is_first = true;
}

static inline void pl_json_line_close(struct pl_json_line *line, char bracket) {
    pl_buf_add_char(line->out, bracket);
    line->is_first = false;
}

/* The room that a text takes while it is written. */
static inline size_t pl_json_line_room(struct pl_slice text) {
    return 2 * text.len + 2;
}

/* Write a text at `to`, in quotes, with escapes for what is not safe to print,
 * and append it with what stands before it. */
void pl_json_line_write(struct pl_json_line *line, char *to,
                        struct pl_slice text);

static inline void pl_json_line_text(struct pl_json_line *line, const char *key,
                                     struct pl_slice text) {
    char *at = pl_json_line_key(line, key, pl_json_line_room(text));
    pl_json_line_write(line, at, text);
}

/* The same, for a text that is often the one in `last`. */
void pl_json_line_write_again(struct pl_json_line *line, char *to,
                              struct pl_slice text, struct pl_json_last *last);

static inline void pl_json_line_again(struct pl_json_line *line,
                                      const char *key, struct pl_slice text,
                                      struct pl_json_last *last) {
    char *at = pl_json_line_key(line, key, pl_json_line_room(text));
    pl_json_line_write_again(line, at, text, last);
}

static inline void pl_json_line_count(struct pl_json_line *line,
                                      const char *key, uint64_t count) {
    char *at = pl_json_line_key(line, key, PL_DIGITS_MAX);
    pl_buf_take(line->out, pl_digits_write(at, count));
}

static inline void pl_json_line_flag(struct pl_json_line *line, const char *key,
                                     bool flag) {
    pl_buf_take(line->out, pl_json_line_key(line, key, 0));
    pl_buf_add_str(line->out, flag ? "true" : "false");
}

#endif

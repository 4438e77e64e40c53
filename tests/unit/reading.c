#include "reading.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* The most that any of the texts comes to. */
#define ROOM (1024 * 1024)

struct log {
    char mistakes[ROOM], tokens[ROOM], spans[ROOM], fixed[ROOM];
    size_t mistakes_len, tokens_len, spans_len;
    struct pl_slice text;
    size_t given, step;
    struct pl_edit edits[256];
    char edit_texts[256][64];
    size_t edit_count;
};

static struct log whole, pieces;

static void add(char *line, size_t *len, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add(char *line, size_t *len, const char *format, ...) {
    va_list arguments;

    va_start(arguments, format);
    *len += (size_t)vsnprintf(line + *len, ROOM - *len, format, arguments);
    va_end(arguments);
    ck_assert_uint_lt(*len, ROOM);
}

static void add_mistake_range(struct log *log, struct pl_place start,
                              struct pl_place end) {
    add(log->mistakes, &log->mistakes_len, "%llu:%llu-%llu:%llu",
        (unsigned long long)start.line, (unsigned long long)start.column,
        (unsigned long long)end.line, (unsigned long long)end.column);
}

static void keep_edits(struct log *log, const struct pl_mistake *mistake) {
    if (!mistake->fix_is_safe)
        return;
    for (size_t i = 0; i < mistake->edit_count; i++) {
        struct pl_edit edit = mistake->edits[i];
        ck_assert_uint_lt(log->edit_count, 256);
        ck_assert_uint_lt(edit.text.len, 64);
        memcpy(log->edit_texts[log->edit_count], edit.text.data, edit.text.len);
        edit.text.data = log->edit_texts[log->edit_count];
        log->edits[log->edit_count++] = edit;
    }
}

static void take_mistake(void *self, const struct pl_mistake *mistake) {
    struct log *log = self;
    char *line = log->mistakes;
    size_t *len = &log->mistakes_len;

    add(line, len, "%s%s ", *len > 0 ? ", " : "",
        pl_mistake_id(mistake->kind) + strlen("json/"));
    add_mistake_range(log, mistake->start, mistake->end);
    for (size_t i = 0; i < mistake->related_count; i++) {
        add(line, len, " (");
        add_mistake_range(log, mistake->related[i].start,
                          mistake->related[i].end);
        add(line, len, " %s)", mistake->related[i].message);
    }
    ck_assert_uint_gt(mistake->message.len, 0);
    ck_assert(mistake->edit_count == 0 || mistake->fix_title != NULL);
    keep_edits(log, mistake);
}

static size_t feed(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct log *log = self;
    size_t n = log->text.len - log->given;

    (void)status;
    if (n > room)
        n = room;
    if (log->step > 0 && n > log->step)
        n = log->step;
    memcpy(into, log->text.data + log->given, n);
    log->given += n;
    return n;
}

static void add_decoded(struct log *log, const struct pl_token *token) {
    struct pl_heap heap;
    struct pl_buf text;

    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    pl_token_decode(token, &text);
    add(log->tokens, &log->tokens_len,
        token->kind == PL_TOKEN_KEY ? "%.*s:" : "'%.*s'", (int)text.len,
        text.len > 0 ? text.data : "");
    pl_buf_fini(&text);
}

static void add_token(struct log *log, const struct pl_token *token) {
    static const char *const plain[] = {
        [PL_TOKEN_END] = ".",         [PL_TOKEN_NULL] = "null",
        [PL_TOKEN_TRUE] = "true",     [PL_TOKEN_FALSE] = "false",
        [PL_TOKEN_BAD] = "?",         [PL_TOKEN_OBJECT_OPEN] = "{",
        [PL_TOKEN_ARRAY_OPEN] = "[",  [PL_TOKEN_OBJECT_CLOSE] = "}",
        [PL_TOKEN_ARRAY_CLOSE] = "]",
    };
    char *line = log->tokens;
    size_t *len = &log->tokens_len;

    add(line, len, "%s", *len > 0 ? " " : "");
    if ((token->flags & PL_TOKEN_BAD_KEY) != 0)
        add(line, len, "?:");
    else if (token->kind == PL_TOKEN_KEY || token->kind == PL_TOKEN_STRING)
        add_decoded(log, token);
    else if (token->kind == PL_TOKEN_NUMBER)
        add(line, len, "%.*s", (int)token->text.len, token->text.data);
    else
        add(line, len, "%s", plain[token->kind]);
    add(line, len, "%s%s", (token->flags & PL_TOKEN_CUT) != 0 ? "~" : "",
        (token->flags & PL_TOKEN_LONG) != 0 ? "^" : "");
    add(log->spans, &log->spans_len, "%s%llu-%llu",
        log->spans_len > 0 ? " " : "", (unsigned long long)token->span.start,
        (unsigned long long)token->span.end);
}

static void read_log(struct log *log, struct pl_slice text, struct reading how,
                     size_t step) {
    struct pl_heap heap;
    struct pl_window window;
    struct pl_token token;
    pl_reader *reader;

    memset(log, 0, sizeof *log);
    log->text = text;
    log->step = step;
    pl_heap_init(&heap);
    pl_window_init(&window, &heap, (struct pl_feed){feed, log});
    if (step > 0)
        window.size = 1; /* bytes leave as early as they can */
    reader = pl_reader_new(&heap, &window,
                           (struct pl_reader_listener){take_mistake, log},
                           how.limits);
    while (pl_reader_begin(reader, how.framing)) {
        do {
            pl_reader_next(reader, &token);
            add_token(log, &token);
        } while (token.kind != PL_TOKEN_END);
    }
    pl_reader_free(reader);
    pl_window_fini(&window);
}

static void read_both_ways(struct pl_slice text, struct reading how) {
    read_log(&whole, text, how, 0);
    read_log(&pieces, text, how, 1);
    ck_assert_str_eq(whole.mistakes, pieces.mistakes);
    ck_assert_str_eq(whole.tokens, pieces.tokens);
    ck_assert_str_eq(whole.spans, pieces.spans);
}

struct reading reading_default(void) {
    return (struct reading){PL_FRAMING_ONE, pl_reader_default_limits};
}

const char *reading_mistakes_of(struct pl_slice text, struct reading how) {
    read_both_ways(text, how);
    return whole.mistakes;
}

const char *reading_mistakes(const char *text) {
    return reading_mistakes_of(pl_slice_str(text), reading_default());
}

const char *reading_tokens_of(struct pl_slice text, struct reading how) {
    read_both_ways(text, how);
    return whole.tokens;
}

const char *reading_tokens(const char *text) {
    return reading_tokens_of(pl_slice_str(text), reading_default());
}

const char *reading_spans(const char *text) {
    read_both_ways(pl_slice_str(text), reading_default());
    return whole.spans;
}

static int by_offset(const void *a, const void *b) {
    const struct pl_edit *left = a, *right = b;

    return left->offset < right->offset ? -1 : left->offset > right->offset;
}

const char *reading_fixed(const char *text) {
    size_t len = 0, at = 0;

    read_both_ways(pl_slice_str(text), reading_default());
    qsort(whole.edits, whole.edit_count, sizeof *whole.edits, by_offset);
    for (size_t i = 0; i < whole.edit_count; i++) {
        const struct pl_edit *edit = &whole.edits[i];
        ck_assert_uint_ge(edit->offset, at);
        add(whole.fixed, &len, "%.*s%.*s", (int)(edit->offset - at), text + at,
            (int)edit->text.len, edit->text.data);
        at = edit->end_offset;
    }
    add(whole.fixed, &len, "%s", text + at);
    return whole.fixed;
}

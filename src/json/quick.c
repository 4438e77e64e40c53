/*
 * The clean path: pl_reader_next() looks for what stands where it should in a
 * text without mistakes, written as programs and people write it. All else is
 * left, untouched, to the state machine of reader.c, which knows every case.
 */
#include "json/balance.h"
#include "json/number.h"
#include "json/recover.h"
#include "json/scan.h"
#include "json/state.h"
#include "json/string.h"

/* Pass what may stand before a token: a blank, or a line end and the blanks
 * that begin the next line. */
static inline const char *pass_space(pl_reader *reader, const char *at) {
    const char *line;

    if (*at > ' ')
        return at;
    if (*at == ' ')
        return at + 1;
    if (*at == '\r' && at[1] == '\n')
        at++;
    if (*at != '\n' || reader->framing == PL_FRAMING_LINES)
        return at;
    line = at + 1;
    at = pl_scan_spaces(line);
    while (*at == '\t')
        at = pl_scan_spaces(at + 1);
    reader->line_first = pl_reader_offset(reader, at);
    reader->indent = (uint64_t)(at - line);
    return at;
}

static inline void set_token(const pl_reader *reader, struct pl_token *token,
                             const char *start, const char *end) {
    token->span.start = pl_reader_offset(reader, start);
    token->span.end = token->span.start + (uint64_t)(end - start);
    token->text = pl_slice_of(start, (size_t)(end - start));
}

/* What is known of a key without further thought. */
struct key {
    size_t len;  /* bytes between the quotes */
    size_t size; /* bytes from the first quote to its value */
    uint64_t sign;
    struct pl_token_note *note;
};

/* Give out the key at `at`. Its colon is passed as well, unless the key may
 * have a twin. */
static inline void give_key(pl_reader *reader, struct pl_token *token,
                            const char *at, struct key key) {
    struct pl_frame *frame = pl_reader_top(reader);

    token->kind = PL_TOKEN_KEY;
    token->flags = 0;
    token->note = key.note;
    token->span.start = pl_reader_offset(reader, at);
    token->span.end = token->span.start + key.len + 2;
    token->text = pl_slice_of(at + 1, key.len);
    if (pl_keys_add_quickly(&reader->keys, &frame->scope, token->span.start,
                            key.len, key.sign)) {
        reader->last_end = token->span.end;
        reader->at = token->span.start + key.size;
        reader->expect = PL_EXPECT_MEMBER_VALUE;
        return;
    }
    reader->at = token->span.end;
    reader->expect = PL_EXPECT_COLON;
    pl_reader_take_key(reader, token, token->text, true);
    pl_recover_stop(reader);
}

/* Read a key that is not the one foreseen, and foresee it the next time. */
static void read_new_key(pl_reader *reader, struct pl_token *token,
                         const char *at) {
    struct pl_frame *frame = pl_reader_top(reader);
    const char *end = pl_scan_string(at + 1);
    struct key key = {.len = (size_t)(end - at) - 1};
    uint8_t name;

    if (*end != '"' || end[1] != ':' || key.len + 2 > reader->limits.token) {
        pl_reader_step(reader, token);
        return;
    }
    key.size = key.len + 3 + (end[2] == ' ');
    key.sign = pl_keys_sign(pl_slice_of(at + 1, key.len));
    name = (uint8_t)(key.sign >> 56);
    if (key.size <= PL_SCAN_SAME_MAX)
        key.note =
            &pl_names_learn(&reader->names, at, key.size, key.sign)->note;
    if (reader->expect == PL_EXPECT_FIRST_KEY)
        frame->first_name = name;
    else
        reader->names.items[frame->name].next = name;
    frame->name = name;
    give_key(reader, token, at, key);
}

/* Read the key at `at`, which is probably spelled like the name `foreseen`. */
static inline void read_key(pl_reader *reader, struct pl_token *token,
                            const char *at, uint8_t foreseen) {
    struct pl_name *name = &reader->names.items[foreseen];

    if (*at != '"' ||
        pl_balance_is_doubtful(reader, pl_reader_offset(reader, at))) {
        pl_reader_step(reader, token);
    } else if (pl_names_is(name, at)) {
        pl_reader_top(reader)->name = foreseen;
        give_key(reader, token, at,
                 (struct key){name->len, name->size, name->sign, &name->note});
    } else {
        read_new_key(reader, token, at);
    }
}

/* Read a string with bytes that are special in strings. */
static void read_rich_string(pl_reader *reader, struct pl_token *token,
                             const char *at) {
    reader->at = pl_reader_offset(reader, at);
    if (reader->expect == PL_EXPECT_AFTER_ELEMENT)
        reader->expect = PL_EXPECT_ELEMENT;
    pl_string_read(reader, token, PL_TOKEN_STRING);
    pl_recover_stop(reader);
}

static inline void read_string(pl_reader *reader, struct pl_token *token,
                               const char *at) {
    const char *end = pl_scan_string(at + 1);

    if (*end != '"') {
        read_rich_string(reader, token, at);
        return;
    }
    if (!pl_scan_is(PL_SCAN_BEHIND_STRING, end[1]) ||
        (uint64_t)(end + 1 - at) > reader->limits.token) {
        pl_reader_step(reader, token);
        return;
    }
    token->kind = PL_TOKEN_STRING;
    token->flags = 0;
    set_token(reader, token, at, end + 1);
    token->text.data++;
    token->text.len -= 2;
    reader->at = token->span.end;
    reader->expect = reader->after;
}

static inline void read_number(pl_reader *reader, struct pl_token *token,
                               const char *at) {
    unsigned parts;
    const char *end = pl_scan_number(at, &parts);

    if (end == NULL || !pl_scan_is(PL_SCAN_BEHIND_SCALAR, *end) ||
        (uint64_t)(end - at) > reader->limits.token) {
        pl_reader_step(reader, token);
        return;
    }
    token->kind = PL_TOKEN_NUMBER;
    token->flags = parts != 0 ? PL_TOKEN_FRACTION : 0;
    set_token(reader, token, at, end);
    reader->at = token->span.end;
    reader->expect = reader->after;
    if (token->text.len > 15 || parts > PL_SCAN_FRACTION)
        pl_number_check(reader, token);
}

static inline void read_word(pl_reader *reader, struct pl_token *token,
                             const char *at) {
    size_t len = pl_scan_literal(at, &token->kind);

    if (len == 0 || !pl_scan_is(PL_SCAN_BEHIND_SCALAR, at[len])) {
        pl_reader_step(reader, token);
        return;
    }
    token->flags = 0;
    set_token(reader, token, at, at + len);
    reader->at = token->span.end;
    reader->expect = reader->after;
}

static inline void open_bracket(pl_reader *reader, struct pl_token *token,
                                const char *at) {
    if (reader->depth == reader->limits.depth ||
        (*at == '{' && pl_recover_is_doubt(at[1])))
        pl_reader_step(reader, token);
    else
        pl_reader_open(reader, token, pl_reader_offset(reader, at), *at == '{');
}

static void read_value(pl_reader *reader, struct pl_token *token,
                       const char *at) {
    switch ((enum pl_class)pl_scan_class[(unsigned char)*at]) {
    case PL_CLASS_QUOTE:
        read_string(reader, token, at);
        return;
    case PL_CLASS_NUMBER:
        read_number(reader, token, at);
        return;
    case PL_CLASS_WORD:
        read_word(reader, token, at);
        return;
    case PL_CLASS_OBJECT_OPEN:
    case PL_CLASS_ARRAY_OPEN:
        open_bracket(reader, token, at);
        return;
    case PL_CLASS_OTHER:
    case PL_CLASS_SPACE:
    case PL_CLASS_LINE:
    case PL_CLASS_OBJECT_CLOSE:
    case PL_CLASS_ARRAY_CLOSE:
    case PL_CLASS_COMMA:
    case PL_CLASS_COLON:
    case PL_CLASS_NUL:
        break;
    }
    pl_reader_step(reader, token);
}

/* Read the bracket `closer` at `at`, if it is there. */
static inline void read_close(pl_reader *reader, struct pl_token *token,
                              const char *at, char closer) {
    uint64_t offset = pl_reader_offset(reader, at);

    if (*at == closer)
        pl_reader_close(reader, token, (struct pl_span){offset, offset + 1});
    else
        pl_reader_step(reader, token);
}

static inline void read_member(pl_reader *reader, struct pl_token *token,
                               const char *at) {
    if (*at != ',') {
        read_close(reader, token, pass_space(reader, at), '}');
        return;
    }
    pl_reader_hold(&reader->comma, reader->at);
    read_key(reader, token, pass_space(reader, at + 1),
             reader->names.items[pl_reader_top(reader)->name].next);
}

static inline void read_element(pl_reader *reader, struct pl_token *token,
                                const char *at) {
    if (*at != ',') {
        read_close(reader, token, pass_space(reader, at), ']');
        return;
    }
    pl_reader_hold(&reader->comma, reader->at);
    read_value(reader, token, pass_space(reader, at + 1));
}

static inline void read_first_key(pl_reader *reader, struct pl_token *token,
                                  const char *at) {
    if (*at == '}')
        read_close(reader, token, at, '}');
    else
        read_key(reader, token, at, pl_reader_top(reader)->first_name);
}

static inline void read_first_element(pl_reader *reader, struct pl_token *token,
                                      const char *at) {
    if (*at == ']')
        read_close(reader, token, at, ']');
    else
        read_value(reader, token, at);
}

/* Where a document is a line, its end. */
static inline void read_end(pl_reader *reader, struct pl_token *token,
                            const char *at) {
    if (*at != '\n' || reader->framing != PL_FRAMING_LINES) {
        pl_reader_step(reader, token);
        return;
    }
    *token = (struct pl_token){.kind = PL_TOKEN_END,
                               .span = {reader->at, reader->at},
                               .text = {"", 0}};
    reader->expect = PL_EXPECT_END;
}

void pl_reader_next(pl_reader *reader, struct pl_token *token) {
    const char *at = pl_window_at(reader->window, reader->at);

    if (reader->expect != PL_EXPECT_MEMBER_VALUE)
        reader->last_end = reader->at;
    switch (reader->expect) {
    case PL_EXPECT_MEMBER_VALUE: /* behind its colon */
    case PL_EXPECT_DOCUMENT:
        read_value(reader, token, at);
        return;
    case PL_EXPECT_AFTER_MEMBER:
        read_member(reader, token, at);
        return;
    case PL_EXPECT_AFTER_ELEMENT:
        read_element(reader, token, at);
        return;
    case PL_EXPECT_FIRST_KEY:
        read_first_key(reader, token, pass_space(reader, at));
        return;
    case PL_EXPECT_FIRST_ELEMENT:
        read_first_element(reader, token, pass_space(reader, at));
        return;
    case PL_EXPECT_AFTER_DOCUMENT:
        read_end(reader, token, at);
        return;
    case PL_EXPECT_KEY:
    case PL_EXPECT_ELEMENT:
    case PL_EXPECT_COLON:
    case PL_EXPECT_CLOSING:
    case PL_EXPECT_END:
        break;
    }
    pl_reader_step(reader, token);
}

void pl_reader_skip(pl_reader *reader, struct pl_token *token) {
    size_t depth = reader->depth;

    do
        pl_reader_next(reader, token);
    while (reader->depth >= depth && token->kind != PL_TOKEN_END);
}

uint64_t pl_reader_start(const pl_reader *reader) {
    return reader->start;
}

uint64_t pl_reader_depth(const pl_reader *reader) {
    return reader->depth;
}

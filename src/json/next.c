/*
 * The clean path: pl_reader_next() reads what stands where it should in a text
 * without mistakes, written as programs and people write it. It leaves
 * everything else, unchanged, to the state machine of reader.c, which handles
 * every case.
 */
#include "json/balance.h"
#include "json/number.h"
#include "json/pass.h"
#include "json/recover.h"
#include "json/scan.h"
#include "json/state.h"

/* A byte of the window: its address and its offset in the source. */
struct spot {
    const char *at;
    uint64_t offset;
};

static inline struct spot move(struct spot spot, const char *to) {
    return (struct spot){to, spot.offset + (uint64_t)(to - spot.at)};
}

/* Pass a line end and the blanks at the beginning of the next line. */
static struct spot pass_line(pl_reader *reader, struct spot spot) {
    const char *at = spot.at;
    const char *line;

    if (*at == '\r' && at[1] == '\n')
        at++;
    if (*at != '\n' || reader->framing == PL_FRAMING_LINES)
        return spot;
    line = at + 1;
    at = pl_scan_spaces(line);
    while (*at == '\t')
        at = pl_scan_spaces(at + 1);
    spot = move(spot, at);
    reader->line_first = spot.offset;
    reader->indent = (uint64_t)(at - line);
    return spot;
}

/* Pass what may precede a token: one blank, or a line end and the blanks behind
 * it. */
static inline struct spot pass_space(pl_reader *reader, struct spot spot) {
    if (*spot.at > ' ')
        return spot;
    if (*spot.at == ' ')
        return move(spot, spot.at + 1);
    return pass_line(reader, spot);
}

/* Yield the scalar from `spot` to `end`. */
static inline void give_scalar(pl_reader *reader, struct pl_token *token,
                               struct spot spot, const char *end) {
    token->span.start = spot.offset;
    token->span.end = spot.offset + (uint64_t)(end - spot.at);
    token->text = pl_slice_of(spot.at, (size_t)(end - spot.at));
    reader->at = token->span.end;
    reader->expect = reader->after;
}

/* Yield a key that may equal an earlier one, or is one too many. Its colon is
 * not passed. */
PL_READER_RARE static void give_doubtful_key(pl_reader *reader,
                                             struct pl_token *token) {
    reader->at = token->span.end;
    reader->expect = PL_EXPECT_COLON;
    pl_reader_take_key(reader, token, token->text, true);
    pl_recover_stop(reader);
}

/* Yield the key at `spot` and pass its colon. The key has `len` bytes; `size`
 * is the number of bytes up to its value. */
static inline void give_key(pl_reader *reader, struct pl_token *token,
                            struct spot spot, uint32_t len, uint32_t size) {
    struct pl_frame *frame = pl_reader_top(reader);

    token->kind = PL_TOKEN_KEY;
    token->flags = 0;
    token->span.start = spot.offset;
    token->span.end = spot.offset + len + 2;
    token->text = pl_slice_of(spot.at + 1, len);
    if (!pl_keys_add_quickly(&reader->keys, &frame->scope, spot.offset, len,
                             frame->tag)) {
        give_doubtful_key(reader, token);
        return;
    }
    reader->last_end = spot.offset + len + 2;
    reader->at = spot.offset + size;
    reader->expect = PL_EXPECT_MEMBER_VALUE;
}

/* Read a key that is not the predicted one, and learn it for the next
 * prediction. */
static __attribute__((noinline)) void
read_new_key(pl_reader *reader, struct pl_token *token, struct spot spot) {
    struct pl_frame *frame = pl_reader_top(reader);
    const char *end = pl_scan_string(spot.at + 1);
    size_t len = (size_t)(end - spot.at) - 1;
    size_t size = len + 3 + (end[1] == ':' && end[2] == ' ');
    uint8_t tag;

    if (*end != '"' || end[1] != ':' || len + 2 > reader->limits.token) {
        pl_reader_step(reader, token);
        return;
    }
    tag = pl_keys_tag(pl_slice_of(spot.at + 1, len));
    if (size <= PL_SCAN_SAME_MAX)
        pl_spellings_learn(reader->spellings, spot.at, (uint32_t)size, tag);
    if (reader->expect == PL_EXPECT_FIRST_KEY)
        frame->first_tag = tag;
    else
        reader->spellings->items[frame->tag].next = tag;
    frame->tag = tag;
    give_key(reader, token, spot, (uint32_t)len, (uint32_t)size);
}

/* Read the key at `spot`, which is predicted to be the one with the tag
 * `foreseen`. */
static inline void read_key(pl_reader *reader, struct pl_token *token,
                            struct spot spot, uint8_t foreseen) {
    struct pl_spelling *spelling = &reader->spellings->items[foreseen];

    if (*spot.at != '"' || pl_balance_is_doubtful(reader, spot.offset)) {
        pl_reader_step(reader, token);
        return;
    }
    if (!pl_spellings_match(spelling, spot.at)) {
        read_new_key(reader, token, spot);
        return;
    }
    pl_reader_top(reader)->tag = foreseen;
    give_key(reader, token, spot, spelling->len, spelling->size);
}

/* Yield the string at `spot` if its closing quote is at `end` and what follows
 * is normal. */
static inline void give_string(pl_reader *reader, struct pl_token *token,
                               struct spot spot, const char *end,
                               unsigned flags) {
    if (*end != '"' || !pl_scan_is(PL_SCAN_BEHIND_STRING, end[1]) ||
        (uint64_t)(end + 1 - spot.at) > reader->limits.token) {
        pl_reader_step(reader, token);
        return;
    }
    token->kind = PL_TOKEN_STRING;
    token->flags = flags;
    give_scalar(reader, token, spot, end + 1);
    token->text = pl_slice_of(spot.at + 1, (size_t)(end - spot.at) - 1);
}

/* Read the rest, from `end` on, of a string with escapes or bytes beyond
 * ASCII. */
static __attribute__((noinline)) void read_rich_string(pl_reader *reader,
                                                       struct pl_token *token,
                                                       struct spot spot,
                                                       const char *end) {
    bool is_escaped;

    end = pl_pass_string(end, &is_escaped);
    give_string(reader, token, spot, end, is_escaped ? PL_TOKEN_ESCAPED : 0);
}

static inline void read_string(pl_reader *reader, struct pl_token *token,
                               struct spot spot) {
    const char *end = pl_scan_string(spot.at + 1);

    if (*end == '"')
        give_string(reader, token, spot, end, 0);
    else
        read_rich_string(reader, token, spot, end);
}

static inline void read_number(pl_reader *reader, struct pl_token *token,
                               struct spot spot) {
    unsigned parts;
    const char *end = pl_scan_short_number(spot.at, &parts);

    if (end == NULL || !pl_scan_is(PL_SCAN_BEHIND_SCALAR, *end) ||
        (uint64_t)(end - spot.at) > reader->limits.token) {
        pl_reader_step(reader, token);
        return;
    }
    token->kind = PL_TOKEN_NUMBER;
    token->flags = parts != 0 ? PL_TOKEN_FRACTION : 0;
    give_scalar(reader, token, spot, end);
    if (end - spot.at > 15 || parts > PL_SCAN_FRACTION)
        pl_number_check(reader, token);
}

static inline void read_word(pl_reader *reader, struct pl_token *token,
                             struct spot spot) {
    size_t len = pl_scan_literal(spot.at, &token->kind);

    if (len == 0 || !pl_scan_is(PL_SCAN_BEHIND_SCALAR, spot.at[len])) {
        pl_reader_step(reader, token);
        return;
    }
    token->flags = 0;
    give_scalar(reader, token, spot, spot.at + len);
}

static inline void open_bracket(pl_reader *reader, struct pl_token *token,
                                struct spot spot) {
    if (reader->depth == reader->limits.depth ||
        (*spot.at == '{' && pl_recover_is_doubt(spot.at[1])))
        pl_reader_step(reader, token);
    else
        pl_reader_open(reader, token, spot.offset, *spot.at == '{');
}

static void read_value(pl_reader *reader, struct pl_token *token,
                       struct spot spot) {
    switch ((enum pl_class)pl_scan_class[(unsigned char)*spot.at]) {
    case PL_CLASS_QUOTE:
        read_string(reader, token, spot);
        return;
    case PL_CLASS_NUMBER:
        read_number(reader, token, spot);
        return;
    case PL_CLASS_WORD:
        read_word(reader, token, spot);
        return;
    case PL_CLASS_OBJECT_OPEN:
    case PL_CLASS_ARRAY_OPEN:
        open_bracket(reader, token, spot);
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

/* Read the closing bracket `closer` at `spot` if it is there. */
static void read_close(pl_reader *reader, struct pl_token *token,
                       struct spot spot, char closer) {
    if (*spot.at == closer)
        pl_reader_close(reader, token,
                        (struct pl_span){spot.offset, spot.offset + 1});
    else
        pl_reader_step(reader, token);
}

static inline void read_member(pl_reader *reader, struct pl_token *token,
                               struct spot spot) {
    if (*spot.at != ',') {
        read_close(reader, token, pass_space(reader, spot), '}');
        return;
    }
    pl_reader_hold(&reader->comma, spot.offset);
    read_key(reader, token, pass_space(reader, move(spot, spot.at + 1)),
             reader->spellings->items[pl_reader_top(reader)->tag].next);
}

static inline void read_element(pl_reader *reader, struct pl_token *token,
                                struct spot spot) {
    if (*spot.at != ',') {
        read_close(reader, token, pass_space(reader, spot), ']');
        return;
    }
    pl_reader_hold(&reader->comma, spot.offset);
    read_value(reader, token, pass_space(reader, move(spot, spot.at + 1)));
}

static inline void read_first_key(pl_reader *reader, struct pl_token *token,
                                  struct spot spot) {
    if (*spot.at == '}')
        read_close(reader, token, spot, '}');
    else
        read_key(reader, token, spot, pl_reader_top(reader)->first_tag);
}

static inline void read_first_element(pl_reader *reader, struct pl_token *token,
                                      struct spot spot) {
    if (*spot.at == ']')
        read_close(reader, token, spot, ']');
    else
        read_value(reader, token, spot);
}

/* With PL_FRAMING_LINES: read the line end that ends the document. */
static void read_end(pl_reader *reader, struct pl_token *token,
                     struct spot spot) {
    if (*spot.at != '\n' || reader->framing != PL_FRAMING_LINES) {
        pl_reader_step(reader, token);
        return;
    }
    token->kind = PL_TOKEN_END;
    token->flags = 0;
    token->span = (struct pl_span){spot.offset, spot.offset};
    token->text = pl_slice_of("", 0);
    reader->expect = PL_EXPECT_END;
}

void pl_reader_next(pl_reader *reader, struct pl_token *token) {
    struct spot spot = {pl_window_at(reader->window, reader->at), reader->at};

    switch (reader->expect) {
    case PL_EXPECT_MEMBER_VALUE: /* give_key() passed the colon */
        read_value(reader, token, spot);
        return;
    case PL_EXPECT_AFTER_MEMBER:
        reader->last_end = spot.offset;
        read_member(reader, token, spot);
        return;
    case PL_EXPECT_AFTER_ELEMENT:
        reader->last_end = spot.offset;
        read_element(reader, token, spot);
        return;
    case PL_EXPECT_FIRST_KEY:
        reader->last_end = spot.offset;
        read_first_key(reader, token, pass_space(reader, spot));
        return;
    case PL_EXPECT_FIRST_ELEMENT:
        reader->last_end = spot.offset;
        read_first_element(reader, token, pass_space(reader, spot));
        return;
    case PL_EXPECT_AFTER_DOCUMENT:
        reader->last_end = spot.offset;
        read_end(reader, token, spot);
        return;
    case PL_EXPECT_DOCUMENT:
        reader->last_end = spot.offset;
        read_value(reader, token, spot);
        return;
    case PL_EXPECT_KEY:
    case PL_EXPECT_ELEMENT:
    case PL_EXPECT_COLON:
    case PL_EXPECT_CLOSING:
    case PL_EXPECT_END:
        break;
    }
    reader->last_end = spot.offset;
    pl_reader_step(reader, token);
}

void pl_reader_skip(pl_reader *reader, struct pl_token *token) {
    size_t depth = reader->depth;

    do
        pl_reader_next(reader, token);
    while (reader->depth >= depth && token->kind != PL_TOKEN_END);
}

uint64_t pl_reader_depth(const pl_reader *reader) {
    return reader->depth;
}

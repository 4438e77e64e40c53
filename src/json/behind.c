#include "json/behind.h"

#include "json/closer.h"
#include "json/complain.h"
#include "json/look.h"
#include "json/number.h"
#include "json/unterminated.h"
#include "json/words.h"

/* Greatest number of bytes between the place where a string should have ended
 * and the quote that does end it. */
#define TAIL_MAX 256

/* Set the text of `token` again after the window may have moved. */
static void refresh(const pl_reader *reader, struct pl_token *token) {
    if (token->kind == PL_TOKEN_BAD)
        token->text = pl_slice_of("", 0);
    else if ((token->flags & PL_TOKEN_LONG) == 0)
        token->text = pl_window_slice(reader->window, token->span.start + 1,
                                      token->span.end - 1);
}

/* The offset of the last byte of the string that is not blank; that of the
 * opening quote if all are. */
static uint64_t last_solid(pl_reader *reader, const struct pl_token *token) {
    uint64_t at = token->span.end - 2;

    while (at > token->span.start && pl_look(reader, at) <= ' ')
        at--;
    return at;
}

/* The first byte that is not blank behind the next quote on the line;
 * PL_LOOK_END if there is no quote. */
static int after_next_quote(pl_reader *reader, uint64_t offset) {
    uint64_t line = pl_look_line(reader, offset);

    while (offset < line && pl_look(reader, offset) != '"')
        offset++;
    if (offset == line)
        return PL_LOOK_END;
    return pl_look(reader, pl_look_blank(reader, offset + 1));
}

/* Tell whether the closing quote of a string really opens the next string: of
 * `"a": "x, "b": 1` the first string seems to be "x, ". In that case the string
 * ends with a comma, and the next quote is followed by what can follow a key,
 * or an element. */
static bool opens_next(pl_reader *reader, const struct pl_token *token) {
    int c;

    if (token->span.end - token->span.start < 3 ||
        pl_look(reader, last_solid(reader, token)) != ',')
        return false;
    c = after_next_quote(reader, token->span.end);
    if (pl_reader_in_object(reader))
        return c == ':';
    return c == ',' || c == ']';
}

/* Handle a string before a colon where a value is expected. Returns false if it
 * is not a key. */
static bool is_key_after_all(pl_reader *reader, struct pl_token *token,
                             enum pl_expect expect) {
    struct pl_span span = token->span;

    if (expect == PL_EXPECT_ELEMENT && pl_closer_around_is_object(reader)) {
        reader->at = span.start;
        return pl_closer_missing(reader, token, PL_EXPECT_KEY);
    }
    if (expect != PL_EXPECT_MEMBER_VALUE || span.start != reader->line_first)
        return false;
    pl_complain_plainly(reader, PL_MISTAKE_MISSING_VALUE, span,
                        "a value is missing before this key: write one");
    pl_reader_yield(reader, token, PL_TOKEN_BAD, pl_reader_gap(reader));
    reader->at = span.start;
    reader->expect = PL_EXPECT_KEY;
    pl_reader_assume_comma(reader);
    return true;
}

/* Tell whether an element whose comma is missing begins with `c` at `offset`. A
 * word directly behind the quote, at `end`, more likely belongs to the
 * string. */
static bool is_next_element(pl_reader *reader, uint64_t offset, uint64_t end,
                            int c) {
    if (c == '"' || c == '{' || c == '[')
        return true;
    return offset > end && (pl_number_is_like(reader, offset) ||
                            pl_words_is_literal(reader, offset));
}

/* Tell whether `c` at `offset` gives no reason to doubt the string that ended
 * at `end`. */
static bool is_plain_behind(pl_reader *reader, uint64_t offset, uint64_t end,
                            int c) {
    if (pl_look_ends_line(c) || strchr(",}];: \t", c) != NULL ||
        pl_look_comment(reader, offset) || reader->depth == 0)
        return true;
    if (pl_reader_in_object(reader))
        return pl_look_is_key(reader, offset);
    return is_next_element(reader, offset, end, c);
}

/* Tell whether there is a colon at `offset`, or behind the comment at
 * `offset`. */
static bool has_colon_behind(pl_reader *reader, uint64_t offset, int c) {
    return c == ':' || (pl_look_comment(reader, offset) &&
                        pl_look(reader, pl_look_space(reader, offset)) == ':');
}

void pl_behind_value(pl_reader *reader, struct pl_token *token,
                     enum pl_expect expect) {
    uint64_t end = token->span.end;
    uint64_t next;
    int c;

    if ((token->flags & PL_TOKEN_LONG) != 0)
        return;
    reader->at = token->span.start;
    next = pl_look_blank(reader, end);
    c = pl_look(reader, next);
    if (has_colon_behind(reader, next, c) &&
        is_key_after_all(reader, token, expect))
        return;
    if (!is_plain_behind(reader, next, end, c)) {
        if (next == end && opens_next(reader, token)) {
            pl_unterminated_at(reader, token, token->kind,
                               last_solid(reader, token));
            return;
        }
        token->kind = PL_TOKEN_BAD;
    }
    refresh(reader, token);
    reader->at = end;
}

/* The offset where a key should have ended whose closing quote is missing; 0 if
 * that is not the mistake. In `"a: "x"` its seeming closing quote opens the
 * value, in `"a: 1, "b"` the next key. */
static uint64_t find_colon(pl_reader *reader, const struct pl_token *token) {
    uint64_t end = token->span.end;
    uint64_t last = last_solid(reader, token);
    int c = pl_look(reader, last);
    bool is_word_behind = pl_look_word(reader, end) > end;

    if (pl_look(reader, end) == ':')
        return 0;
    if (c == ':')
        return is_word_behind || after_next_quote(reader, end) != PL_LOOK_END
                   ? last
                   : 0;
    for (uint64_t at = token->span.start;
         is_word_behind && c == ',' && at < last; at++)
        if (pl_look(reader, at) == ':')
            return at;
    return 0;
}

void pl_behind_key(pl_reader *reader, struct pl_token *token) {
    uint64_t end = token->span.end;
    uint64_t colon;

    if ((token->flags & PL_TOKEN_LONG) != 0)
        return;
    reader->at = token->span.start;
    if (pl_look_blank(reader, end) == end) {
        colon = find_colon(reader, token);
        if (colon != 0) {
            pl_unterminated_at(reader, token, PL_TOKEN_KEY, colon);
            return;
        }
    }
    refresh(reader, token);
    reader->at = end;
}

static bool is_tail(int c) {
    return c == ' ' || c == '\t' || c == ',' || c == '}' || c == ']';
}

bool pl_behind_is_beyond(pl_reader *reader, enum pl_token_kind kind,
                         uint64_t start, uint64_t offset) {
    struct pl_token token = {.kind = kind, .span = {start, offset}};
    bool is_tail_only = true;
    int c = pl_look(reader, token.span.end);

    while (c != '"' && !pl_look_ends_line(c)) {
        is_tail_only &= is_tail(c);
        if ((!is_tail_only && kind != PL_TOKEN_KEY) ||
            token.span.end - offset > TAIL_MAX)
            return false;
        c = pl_look(reader, ++token.span.end);
    }
    if (c != '"')
        return true;
    token.span.end++;
    if (pl_look_blank(reader, token.span.end) != token.span.end)
        return false;
    return kind == PL_TOKEN_KEY ? find_colon(reader, &token) != 0
                                : opens_next(reader, &token);
}

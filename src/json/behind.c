#include "json/behind.h"

#include "json/closer.h"
#include "json/complain.h"
#include "json/doubled.h"
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

/* The offset of the last byte of the string, up to `at`, that is not blank;
 * that of the opening quote if all are. */
static uint64_t last_solid(pl_reader *reader, const struct pl_token *token,
                           uint64_t at) {
    while (at > token->span.start && pl_look(reader, at) <= ' ')
        at--;
    return at;
}

/* The same before the opening brackets that the string ends with. */
static uint64_t before_openers(pl_reader *reader,
                               const struct pl_token *token) {
    uint64_t at = last_solid(reader, token, token->span.end - 2);

    while (pl_look(reader, at) == '{' || pl_look(reader, at) == '[')
        at = last_solid(reader, token, at - 1);
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

/* Tell whether the next quote on the line is followed by what can follow a key
 * (in an object) or an element (in an array). */
static bool is_followed(pl_reader *reader, uint64_t offset, bool is_object) {
    int c = after_next_quote(reader, offset);

    return is_object ? c == ':' : c == ',' || c == ']';
}

/* Tell whether the comma at `comma` separates the string, and the closing
 * brackets from `close` on, from the next string. */
static bool separates(pl_reader *reader, const struct pl_token *token,
                      struct pl_span closers) {
    uint64_t last = last_solid(reader, token, token->span.end - 2);
    size_t depth = pl_unterminated_depth(reader, closers);
    bool is_object;

    if (depth == 0 || depth == SIZE_MAX)
        return false;
    is_object = reader->frames[depth - 1].is_object;
    if (last == closers.end)
        return is_followed(reader, token->span.end, is_object);
    return !is_object &&
           is_followed(reader, token->span.end, pl_look(reader, last) == '{');
}

/* The offset where a string should have ended whose closing quote is missing; 0
 * if that is not the mistake. In `"a": "x, "b": 1` its seeming closing quote
 * opens the next string; a closing bracket may stand before the comma and an
 * opening one behind it: `[{"a": "x"}, {"b": 1}]` without the quote of x. */
static uint64_t find_end(pl_reader *reader, const struct pl_token *token) {
    uint64_t comma, close;

    if (token->span.end - token->span.start < 3)
        return 0;
    comma = before_openers(reader, token);
    if (pl_look(reader, comma) != ',')
        return 0;
    close = comma;
    while (close > token->span.start + 1 &&
           pl_unterminated_is_closer(pl_look(reader, close - 1)))
        close--;
    if (close < comma &&
        separates(reader, token, (struct pl_span){close, comma}))
        return close;
    return separates(reader, token, (struct pl_span){comma, comma}) ? comma : 0;
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
    uint64_t next, close;
    int c;

    if ((token->flags & PL_TOKEN_LONG) != 0)
        return;
    reader->at = token->span.start;
    next = pl_look_blank(reader, end);
    c = pl_look(reader, next);
    if (has_colon_behind(reader, next, c) &&
        is_key_after_all(reader, token, expect))
        return;
    end = pl_doubled_last(reader, PL_TOKEN_STRING, end);
    if (end == token->span.end && !is_plain_behind(reader, next, end, c)) {
        close = next == end ? find_end(reader, token) : 0;
        if (close != 0) {
            pl_unterminated_at(reader, token, token->kind, close);
            return;
        }
        token->kind = PL_TOKEN_BAD;
    }
    refresh(reader, token);
    reader->at = end;
}

/* The offset where a key should have ended whose closing quote is missing; 0 if
 * that is not the mistake. In `"a: "x"` its seeming closing quote opens the
 * value, in `"a: ["x"]` a string in it, in `"a: 1, "b"` the next key. */
static uint64_t find_colon(pl_reader *reader, const struct pl_token *token) {
    uint64_t end = token->span.end;
    bool is_word_behind = pl_look_word(reader, end) > end;
    uint64_t last = is_word_behind ? before_openers(reader, token)
                                   : last_solid(reader, token, end - 2);
    int c = pl_look(reader, last);

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
    end = pl_doubled_last(reader, PL_TOKEN_KEY, end);
    if (end == token->span.end && pl_look_blank(reader, end) == end) {
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
                                : find_end(reader, &token) != 0;
}

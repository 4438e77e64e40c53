/* Recovery where a key or its colon was expected. */

#include "json/balance.h"
#include "json/closer.h"
#include "json/complain.h"
#include "json/doubled.h"
#include "json/look.h"
#include "json/number.h"
#include "json/odd.h"
#include "json/placeholder.h"
#include "json/quotes.h"
#include "json/recover.h"
#include "json/run.h"
#include "json/string.h"
#include "json/words.h"

static bool is_colon_behind(pl_reader *reader, uint64_t end) {
    int c = pl_look(reader, pl_look_space(reader, end));

    return c == ':' || c == '=';
}

/* Tell whether a quote at `end` closes a key that lacks its opening one. */
static bool is_closed_at(pl_reader *reader, uint64_t end) {
    return pl_look(reader, end) == '"' && is_colon_behind(reader, end + 1);
}

/* Yield the unquoted word or number from `reader->at` to `end` as a key. */
static bool read_unquoted_key(pl_reader *reader, struct pl_token *token,
                              uint64_t end) {
    struct pl_complaint complaint;
    struct pl_span span = pl_odd_span(reader, end - reader->at);
    struct pl_span all = {span.start, end + is_closed_at(reader, end)};
    struct pl_slice name = pl_look_text(reader, span.start, span.end);

    pl_buf_clear(&reader->remedy);
    pl_buf_add_char(&reader->remedy, '"');
    pl_buf_add_slice(&reader->remedy, name);
    pl_buf_add_char(&reader->remedy, '"');
    pl_complain_about(reader, &complaint, PL_MISTAKE_UNQUOTED_KEY, span);
    pl_complain_edit(&complaint, all, pl_buf_slice(&reader->remedy));
    pl_complain_title(&complaint, "put the key in quotes", true);
    name = pl_complain_quote(reader, span);
    pl_reader_complain(reader, &complaint,
                       "key %.*s is not in quotes: write \"%.*s\"",
                       (int)name.len, name.data, (int)name.len, name.data);
    pl_reader_yield(reader, token, PL_TOKEN_KEY, span);
    token->flags = PL_TOKEN_LENIENT;
    reader->expect = PL_EXPECT_COLON;
    pl_reader_take_key(reader, token, token->text, false);
    reader->at = all.end;
    return true;
}

/* Tell whether a colon or a value stands behind the word that ends at `end`:
 * the word is then a key. */
static bool is_value_behind(pl_reader *reader, uint64_t end) {
    uint64_t next = pl_look_space(reader, end);
    int c = pl_look(reader, next);

    return is_colon_behind(reader, end) || c == '{' || c == '[' ||
           (c == '"' && !pl_look_is_key(reader, next)) ||
           pl_number_is_like(reader, next) || pl_words_is_literal(reader, next);
}

/* Handle a placeholder that is a key, or stands in place of members. */
static bool read_placeholder_key(pl_reader *reader, struct pl_token *token,
                                 uint64_t end) {
    pl_placeholder_complain(reader, end);
    pl_reader_top(reader)->is_cut = true;
    if (!is_colon_behind(reader, end)) {
        reader->at = end;
        reader->expect = PL_EXPECT_AFTER_MEMBER;
        return false;
    }
    pl_reader_yield(reader, token, PL_TOKEN_KEY,
                    pl_odd_span(reader, end - reader->at));
    token->flags = PL_TOKEN_BAD_KEY;
    reader->expect = PL_EXPECT_COLON;
    return true;
}

/* Handle a `{` where a key is expected: it is doubled, or begins the next
 * element of an array whose last element was never closed. */
static bool recover_brace(pl_reader *reader, struct pl_token *token) {
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (end != 0)
        return read_placeholder_key(reader, token, end);
    if (reader->expect == PL_EXPECT_KEY && pl_closer_around_is_array(reader))
        return pl_closer_missing(reader, token, PL_EXPECT_ELEMENT);
    if (reader->expect == PL_EXPECT_FIRST_KEY) {
        pl_odd_complain(reader, pl_odd_span(reader, 1),
                        "one bracket is enough");
        pl_reader_top(reader)->is_doubled = true;
        reader->at++;
        return false;
    }
    pl_odd_complain(reader, pl_odd_span(reader, 1),
                    "a key in quotes is expected");
    pl_run_pass(reader);
    return false;
}

static uint64_t key_end(pl_reader *reader) {
    uint64_t end = pl_look_word(reader, reader->at);

    return end == reader->at && pl_look(reader, end) == '+'
               ? pl_number_end(reader, reader->at)
               : end;
}

static bool recover_unquoted_key(pl_reader *reader, struct pl_token *token) {
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (end != 0)
        return read_placeholder_key(reader, token, end);
    if (pl_quotes_is_open(reader, reader->at)) {
        pl_quotes_read(reader, token, PL_TOKEN_KEY);
        return true;
    }
    if (pl_look_char(reader, reader->at) == 0) {
        pl_odd_pass_ill_formed(reader);
        pl_run_pass(reader);
        return false;
    }
    end = key_end(reader);
    if (end > reader->at &&
        (is_closed_at(reader, end) || is_value_behind(reader, end)))
        return read_unquoted_key(reader, token, end);
    return pl_odd_skip(reader, "a key in quotes is expected");
}

bool pl_recover_key(pl_reader *reader, struct pl_token *token) {
    switch (pl_look(reader, reader->at)) {
    case '"':
        if (reader->expect == PL_EXPECT_KEY &&
            pl_balance_is_doubtful(reader, reader->at) &&
            pl_balance_is_outer_key(reader))
            return pl_closer_missing(reader, token, PL_EXPECT_KEY);
        pl_doubled_pass_first(reader, PL_TOKEN_KEY);
        pl_string_read(reader, token, PL_TOKEN_KEY);
        return true;
    case ',':
        return pl_odd_pass_comma(reader);
    case '}':
    case ']':
        return pl_closer_read(reader, token);
    case '{':
        return recover_brace(reader, token);
    case ':':
        return pl_odd_skip(reader, "a key is missing before it");
    default:
        return recover_unquoted_key(reader, token);
    }
}

static bool is_colon_like(pl_reader *reader, int c) {
    uint64_t next;

    if (c == '=' || c == ';')
        return true;
    next = pl_look_space(reader, reader->at + 1);
    return c == ',' && !pl_look_is_key(reader, next) &&
           pl_look_starts_value(pl_look(reader, next));
}

/* Handle a character written instead of the colon. */
static bool pass_wrong_colon(pl_reader *reader, int c) {
    struct pl_complaint complaint;
    struct pl_span span =
        pl_odd_span(reader, pl_look_is(reader, reader->at, "=>") ? 2 : 1);

    pl_complain_about(reader, &complaint, PL_MISTAKE_MISSING_COLON, span);
    pl_complain_edit(&complaint, span, pl_slice_str(":"));
    pl_complain_title(&complaint, "write a colon", true);
    pl_reader_complain(reader, &complaint,
                       "%c where a colon should stand: write :", c);
    reader->at = span.end;
    reader->expect = PL_EXPECT_MEMBER_VALUE;
    return false;
}

/* Handle a key that has neither colon nor value and is followed by `c`. */
static bool read_lone_key(pl_reader *reader, struct pl_token *token, int c) {
    struct pl_span span = pl_odd_span(reader, 1);
    bool is_before_key = c != ',' && c != '}' && c != ']';

    if (is_before_key)
        span.end = pl_odd_end(reader);
    pl_complain_plainly(reader, PL_MISTAKE_MISSING_COLON, span,
                        "the key before this has no value: write a colon and "
                        "one");
    pl_odd_yield_nothing(reader, token);
    if (is_before_key) {
        reader->expect = PL_EXPECT_KEY;
        pl_reader_assume_comma(reader);
    }
    return true;
}

bool pl_recover_colon(pl_reader *reader, struct pl_token *token) {
    struct pl_complaint complaint;
    int c = pl_look(reader, reader->at);
    struct pl_span before = pl_reader_gap(reader);

    if (pl_look_char(reader, reader->at) == 0) {
        pl_odd_pass_ill_formed(reader);
        return false;
    }
    if (is_colon_like(reader, c))
        return pass_wrong_colon(reader, c);
    if (c == ',' || c == '}' || c == ']' || pl_look_is_key(reader, reader->at))
        return read_lone_key(reader, token, c);
    pl_complain_about(reader, &complaint, PL_MISTAKE_MISSING_COLON,
                      (struct pl_span){reader->at, pl_odd_end(reader)});
    pl_complain_edit(&complaint, before, pl_slice_str(":"));
    pl_complain_title(&complaint, "write a colon", true);
    pl_reader_complain(reader, &complaint,
                       "no colon between this key and its value: write one");
    reader->expect = PL_EXPECT_MEMBER_VALUE;
    return false;
}

/* Recovery where a value was expected. */

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

/* Give up a document that does not begin like JSON. */
static bool end_document(pl_reader *reader, const char *advice) {
    pl_odd_complain(reader, (struct pl_span){reader->at, pl_odd_end(reader)},
                    advice);
    pl_reader_give_up(reader);
    return false;
}

/* Pass a container that is nested too deep, with all its content. */
static bool pass_too_deep(pl_reader *reader, struct pl_token *token) {
    struct pl_span span = pl_odd_span(reader, 1);
    struct pl_complaint complaint;
    bool is_whole;

    if (!reader->is_too_deep) {
        pl_complain_about(reader, &complaint, PL_MISTAKE_TOO_DEEP, span);
        pl_reader_complain(reader, &complaint,
                           "more than %llu brackets open: nest less deeply",
                           (unsigned long long)reader->limits.depth);
    }
    reader->is_too_deep = true;
    is_whole = pl_run_pass_container(reader);
    span.end = reader->at;
    pl_reader_yield(reader, token, PL_TOKEN_BAD, span);
    if (reader->depth > 0)
        pl_reader_top(reader)->is_cut = true;
    if (!is_whole)
        reader->is_excused = true;
    return true;
}

/* Yield the placeholder that ends at `end` as a value. */
static bool yield_placeholder(pl_reader *reader, struct pl_token *token,
                              uint64_t end) {
    if (reader->depth > 0 && pl_placeholder_is_dots(reader, reader->at))
        pl_reader_top(reader)->is_cut = true;
    pl_placeholder_complain(reader, end);
    pl_reader_yield(reader, token, PL_TOKEN_BAD,
                    pl_odd_span(reader, end - reader->at));
    return true;
}

static bool read_open(pl_reader *reader, struct pl_token *token, int c) {
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (end != 0)
        return yield_placeholder(reader, token, end);
    if (reader->depth >= reader->limits.depth)
        return pass_too_deep(reader, token);
    pl_reader_open(reader, token, reader->at, c == '{');
    return true;
}

static bool missing_value(pl_reader *reader, struct pl_token *token) {
    pl_complain_plainly(reader, PL_MISTAKE_MISSING_VALUE,
                        pl_odd_span(reader, 1),
                        "a value is missing before this: write one");
    return pl_odd_yield_nothing(reader, token);
}

/* Handle what cannot begin a value. */
static bool read_no_value(pl_reader *reader, struct pl_token *token) {
    struct pl_span span = pl_odd_span(reader, 1);
    enum pl_expect expect;

    if (pl_look_char(reader, reader->at) == 0) {
        pl_odd_pass_ill_formed(reader);
        span.end = reader->at;
        pl_reader_yield(reader, token, PL_TOKEN_BAD, span);
        return true;
    }
    if (reader->expect == PL_EXPECT_DOCUMENT)
        return end_document(reader, "JSON begins with { or [");
    span.end = pl_odd_end(reader);
    pl_odd_complain(reader, span, "a value is expected");
    pl_run_pass(reader);
    span.end = reader->at;
    expect = reader->expect;
    pl_reader_yield(reader, token, PL_TOKEN_BAD, span);
    reader->expect = expect;
    return true;
}

/* Read unquoted text: a placeholder, a number or a word. */
static bool read_unquoted(pl_reader *reader, struct pl_token *token) {
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (end != 0)
        return yield_placeholder(reader, token, end);
    if (pl_number_is_like(reader, reader->at) ||
        pl_number_is_sign(reader, reader->at)) {
        pl_number_read(reader, token);
        return true;
    }
    if (pl_quotes_is_open(reader, reader->at)) {
        pl_quotes_read(reader, token, PL_TOKEN_STRING);
        return true;
    }
    return pl_words_read(reader, token) || read_no_value(reader, token);
}

/* Pass a second colon, or an equals sign, before a value. */
static bool pass_second_colon(pl_reader *reader, int c) {
    struct pl_complaint complaint;
    struct pl_span span = pl_odd_span(reader, 1);

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNEXPECTED, span);
    pl_complain_edit(&complaint, span, pl_slice_of("", 0));
    pl_complain_title(&complaint, "remove it", true);
    pl_reader_complain(reader, &complaint, "%c cannot stand here: remove it",
                       c);
    reader->at++;
    return false;
}

bool pl_recover_value(pl_reader *reader, struct pl_token *token) {
    int c = pl_look(reader, reader->at);
    bool is_document = reader->expect == PL_EXPECT_DOCUMENT;

    switch (c) {
    case '"':
        pl_doubled_pass_first(reader, PL_TOKEN_STRING);
        pl_string_read(reader, token, PL_TOKEN_STRING);
        return true;
    case '{':
    case '[':
        return read_open(reader, token, c);
    case ',':
        if (reader->expect == PL_EXPECT_MEMBER_VALUE)
            return missing_value(reader, token);
        return is_document ? end_document(reader, "JSON begins with { or [")
                           : pl_odd_pass_comma(reader);
    case '}':
    case ']':
        if (reader->expect == PL_EXPECT_MEMBER_VALUE)
            return missing_value(reader, token);
        return is_document ? end_document(reader, "no bracket is open")
                           : pl_closer_read(reader, token);
    case ':':
    case '=':
        if (is_document)
            return end_document(reader, "JSON begins with { or [");
        return pass_second_colon(reader, c);
    default:
        return read_unquoted(reader, token);
    }
}

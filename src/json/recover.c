#include "json/recover.h"

#include "json/closer.h"
#include "json/comment.h"
#include "json/complain.h"
#include "json/indent.h"
#include "json/look.h"
#include "json/number.h"
#include "json/placeholder.h"
#include "json/quotes.h"
#include "json/run.h"
#include "json/string.h"
#include "json/words.h"

static struct pl_span here(const pl_reader *reader, uint64_t len) {
    return (struct pl_span){reader->at, reader->at + len};
}

/* Report that the bytes from `at` on cannot stand there, with a remedy that
 * replaces them. */
static void complain_of_token(pl_reader *reader, struct pl_span span,
                              const char *advice) {
    struct pl_complaint complaint;
    struct pl_slice name = pl_complain_quote(reader, span);

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNEXPECTED, span);
    if (name.len == 0)
        pl_reader_complain(reader, &complaint,
                           "a control character cannot stand "
                           "here: %s",
                           advice);
    else
        pl_reader_complain(reader, &complaint, "%.*s cannot stand here: %s",
                           (int)name.len, name.data, advice);
}

/* The offset behind the token at `reader->at`, whatever it is. */
static uint64_t token_end(pl_reader *reader) {
    uint64_t at = reader->at;
    uint64_t end = pl_placeholder_end(reader, at);

    if (end != 0)
        return end;
    if (pl_look(reader, at) == '"')
        end = pl_look_string(reader, at);
    else if (pl_quotes_is_open(reader, at))
        end = pl_quotes_end(reader, at);
    else if (pl_number_is_like(reader, at))
        end = pl_number_end(reader, at);
    else
        end = pl_look_word(reader, at);
    if (end > at)
        return end;
    if (pl_look(reader, at) == '"')
        return pl_look_line(reader, at);
    return at + (pl_look_char(reader, at) > 0 ? pl_look_char(reader, at) : 1);
}

/* Report the ill-formed bytes at `reader->at` and pass them. */
static void pass_ill_formed(pl_reader *reader) {
    struct pl_complaint complaint;

    pl_reader_hold(&reader->run, reader->at);
    while (pl_look(reader, reader->at) != PL_LOOK_END &&
           pl_look_char(reader, reader->at) == 0)
        reader->at++;
    pl_complain_about(reader, &complaint, PL_MISTAKE_INVALID_UTF8,
                      here(reader, 0));
    pl_complain_from(reader, &complaint, reader->run);
    pl_reader_complain(reader, &complaint,
                       "bytes that are not UTF-8: save the text as UTF-8");
}

/* What holds a NUL outside of strings is no text: nothing after it counts. */
static bool stop_at_nul(pl_reader *reader) {
    pl_complain_plainly(reader, PL_MISTAKE_UNEXPECTED, here(reader, 1),
                        "NUL byte: this is no text, or not UTF-8");
    pl_reader_give_up(reader);
    return false;
}

/* Pass a comma too many. Before a closing bracket, the comma before it is too
 * many as well, and goes with it. */
static bool pass_extra_comma(pl_reader *reader) {
    struct pl_complaint complaint;
    uint64_t before = reader->comma.offset;
    int next = pl_look(reader, pl_look_space(reader, reader->at + 1));
    bool is_first = reader->expect == PL_EXPECT_FIRST_ELEMENT ||
                    reader->expect == PL_EXPECT_FIRST_KEY;

    pl_complain_about(reader, &complaint, PL_MISTAKE_EXTRA_COMMA,
                      here(reader, 1));
    if (!is_first && before != PL_READER_NO_COMMA &&
        (next == '}' || next == ']'))
        pl_complain_edit(&complaint, (struct pl_span){before, before + 1},
                         pl_slice_of("", 0));
    pl_complain_edit(&complaint, here(reader, 1), pl_slice_of("", 0));
    pl_complain_title(&complaint, "remove the comma", true);
    pl_reader_complain(reader, &complaint,
                       is_first ? "comma before the first %s: remove it"
                                : "one comma too many before the next %s: "
                                  "remove it",
                       pl_reader_in_object(reader) ? "member" : "element");
    if (!is_first)
        reader->excused = before;
    reader->at++;
    return false;
}

/* Give out a value that is not there. */
static bool yield_nothing(pl_reader *reader, struct pl_token *token) {
    uint64_t at = reader->at;

    pl_reader_yield(reader, token, PL_TOKEN_BAD, pl_reader_gap(reader));
    token->text = pl_slice_of("", 0);
    reader->at = at;
    return true;
}

/* Nothing of a document that does not begin like JSON is read. */
static bool end_document(pl_reader *reader, const char *advice) {
    complain_of_token(reader, (struct pl_span){reader->at, token_end(reader)},
                      advice);
    pl_reader_give_up(reader);
    return false;
}

/* Pass a bracket too deep, with all that is in it. */
static bool pass_too_deep(pl_reader *reader, struct pl_token *token) {
    struct pl_span span = here(reader, 1);
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
    token->text = pl_slice_of("", 0);
    if (reader->depth > 0)
        pl_reader_top(reader)->is_cut = true;
    if (!is_whole)
        reader->is_excused = true;
    return true;
}

/* Give out the placeholder that ends at `end` as a value. */
static bool yield_placeholder(pl_reader *reader, struct pl_token *token,
                              uint64_t end) {
    if (reader->depth > 0 && pl_placeholder_is_dots(reader, reader->at))
        pl_reader_top(reader)->is_cut = true;
    pl_placeholder_complain(reader, end);
    pl_reader_yield(reader, token, PL_TOKEN_BAD,
                    here(reader, end - reader->at));
    return true;
}

static bool read_open(pl_reader *reader, struct pl_token *token, int c) {
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (end != 0)
        return yield_placeholder(reader, token, end);
    if (reader->depth >= reader->limits.depth)
        return pass_too_deep(reader, token);
    pl_look(reader, reader->at);
    pl_reader_open(reader, token, reader->at, c == '{');
    return true;
}

static bool missing_value(pl_reader *reader, struct pl_token *token) {
    pl_complain_plainly(reader, PL_MISTAKE_MISSING_VALUE, here(reader, 1),
                        "a value is missing before this: write one");
    return yield_nothing(reader, token);
}

/* What cannot begin a value and stands where one should. */
static bool read_no_value(pl_reader *reader, struct pl_token *token) {
    struct pl_span span = here(reader, 1);

    if (pl_look_char(reader, reader->at) == 0) {
        pass_ill_formed(reader);
        span.end = reader->at;
        pl_reader_yield(reader, token, PL_TOKEN_BAD, span);
        return true;
    }
    if (reader->expect == PL_EXPECT_DOCUMENT)
        return end_document(reader, "JSON begins with { or [");
    span.end = token_end(reader);
    complain_of_token(reader, span, "a value is expected");
    pl_run_pass(reader);
    span.end = reader->at;
    {
        enum pl_expect expect = reader->expect;
        pl_reader_yield(reader, token, PL_TOKEN_BAD, span);
        reader->expect = expect;
    }
    return true;
}

/* Something unquoted: a placeholder, a number, a word. */
static bool read_unquoted(pl_reader *reader, struct pl_token *token) {
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (end != 0)
        return yield_placeholder(reader, token, end);
    if (pl_number_is_like(reader, reader->at) ||
        (pl_look(reader, reader->at) == '-' &&
         pl_look_word(reader, reader->at) == reader->at + 1)) {
        pl_number_read(reader, token);
        return true;
    }
    if (pl_quotes_is_open(reader, reader->at)) {
        pl_quotes_read(reader, token, PL_TOKEN_STRING);
        return true;
    }
    return pl_words_read(reader, token) || read_no_value(reader, token);
}

static bool recover_value(pl_reader *reader, struct pl_token *token) {
    int c = pl_look(reader, reader->at);
    bool is_document = reader->expect == PL_EXPECT_DOCUMENT;

    switch (c) {
    case '"':
        pl_string_read(reader, token, PL_TOKEN_STRING);
        return true;
    case '{':
    case '[':
        return read_open(reader, token, c);
    case ',':
        if (reader->expect == PL_EXPECT_MEMBER_VALUE)
            return missing_value(reader, token);
        return is_document ? end_document(reader, "JSON begins with { or [")
                           : pass_extra_comma(reader);
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
        complain_of_token(reader, here(reader, 1), "remove it");
        reader->at++;
        return false;
    default:
        return read_unquoted(reader, token);
    }
}

/* Give out the unquoted word or number from `reader->at` to `end` as a key. */
static bool read_unquoted_key(pl_reader *reader, struct pl_token *token,
                              uint64_t end) {
    struct pl_complaint complaint;
    struct pl_span span = here(reader, end - reader->at);
    struct pl_slice name = pl_look_text(reader, span.start, span.end);

    pl_buf_clear(&reader->remedy);
    pl_buf_add_char(&reader->remedy, '"');
    pl_buf_add_slice(&reader->remedy, name);
    pl_buf_add_char(&reader->remedy, '"');
    pl_complain_about(reader, &complaint, PL_MISTAKE_UNQUOTED_KEY, span);
    pl_complain_edit(&complaint, span, pl_buf_slice(&reader->remedy));
    pl_complain_title(&complaint, "put the key in quotes", true);
    name = pl_complain_quote(reader, span);
    pl_reader_complain(reader, &complaint,
                       "key %.*s is not in quotes: write \"%.*s\"",
                       (int)name.len, name.data, (int)name.len, name.data);
    pl_reader_yield(reader, token, PL_TOKEN_KEY, span);
    token->flags = PL_TOKEN_LENIENT;
    reader->expect = PL_EXPECT_COLON;
    pl_reader_take_key(reader, token, token->text, false);
    return true;
}

static bool is_colon_behind(pl_reader *reader, uint64_t end) {
    int c = pl_look(reader, pl_look_space(reader, end));

    return c == ':' || c == '=';
}

/* A placeholder as a key, or in the place of members. */
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
                    here(reader, end - reader->at));
    token->flags = PL_TOKEN_BAD_KEY;
    reader->expect = PL_EXPECT_COLON;
    return true;
}

/* A `{` where a key should stand: doubled, or the next element of an array
 * whose last one was never closed. */
static bool recover_brace(pl_reader *reader, struct pl_token *token) {
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (end != 0)
        return read_placeholder_key(reader, token, end);
    if (reader->expect == PL_EXPECT_KEY && pl_closer_around_is_array(reader))
        return pl_closer_missing(reader, token, PL_EXPECT_ELEMENT);
    if (reader->expect == PL_EXPECT_FIRST_KEY) {
        complain_of_token(reader, here(reader, 1), "one bracket is enough");
        pl_reader_top(reader)->is_doubled = true;
        reader->at++;
        return false;
    }
    complain_of_token(reader, here(reader, 1), "a key in quotes is expected");
    pl_run_pass(reader);
    return false;
}

static bool skip_member(pl_reader *reader, const char *advice) {
    complain_of_token(reader, (struct pl_span){reader->at, token_end(reader)},
                      advice);
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
        pass_ill_formed(reader);
        pl_run_pass(reader);
        return false;
    }
    end = key_end(reader);
    if (end > reader->at && is_colon_behind(reader, end))
        return read_unquoted_key(reader, token, end);
    return skip_member(reader, "a key in quotes is expected");
}

static bool recover_key(pl_reader *reader, struct pl_token *token) {
    switch (pl_look(reader, reader->at)) {
    case '"':
        if (reader->expect == PL_EXPECT_KEY &&
            pl_indent_is_doubtful(reader, reader->at) &&
            pl_indent_is_outer_key(reader))
            return pl_closer_missing(reader, token, PL_EXPECT_KEY);
        pl_string_read(reader, token, PL_TOKEN_KEY);
        return true;
    case ',':
        return pass_extra_comma(reader);
    case '}':
    case ']':
        return pl_closer_read(reader, token);
    case '{':
        return recover_brace(reader, token);
    case ':':
        return skip_member(reader, "a key is missing before it");
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

/* Something is written for the colon. */
static bool pass_wrong_colon(pl_reader *reader, int c) {
    struct pl_complaint complaint;
    struct pl_span span =
        here(reader, pl_look_is(reader, reader->at, "=>") ? 2 : 1);

    pl_complain_about(reader, &complaint, PL_MISTAKE_MISSING_COLON, span);
    pl_complain_edit(&complaint, span, pl_slice_str(":"));
    pl_complain_title(&complaint, "write a colon", true);
    pl_reader_complain(reader, &complaint,
                       "%c where a colon should stand: write :", c);
    reader->at = span.end;
    reader->expect = PL_EXPECT_MEMBER_VALUE;
    return false;
}

/* A key that has neither colon nor value, before `c`. */
static bool read_lone_key(pl_reader *reader, struct pl_token *token, int c) {
    struct pl_span span = here(reader, 1);
    bool is_before_key = c != ',' && c != '}' && c != ']';

    if (is_before_key)
        span.end = token_end(reader);
    pl_complain_plainly(reader, PL_MISTAKE_MISSING_COLON, span,
                        "the key before this has no value: write a colon and "
                        "one");
    yield_nothing(reader, token);
    if (is_before_key) {
        reader->expect = PL_EXPECT_KEY;
        pl_reader_assume_comma(reader);
    }
    return true;
}

static bool recover_colon(pl_reader *reader, struct pl_token *token) {
    struct pl_complaint complaint;
    int c = pl_look(reader, reader->at);
    struct pl_span before = pl_reader_gap(reader);

    if (pl_look_char(reader, reader->at) == 0) {
        pass_ill_formed(reader);
        return false;
    }
    if (is_colon_like(reader, c))
        return pass_wrong_colon(reader, c);
    if (c == ',' || c == '}' || c == ']' || pl_look_is_key(reader, reader->at))
        return read_lone_key(reader, token, c);
    pl_complain_about(reader, &complaint, PL_MISTAKE_MISSING_COLON,
                      (struct pl_span){reader->at, token_end(reader)});
    pl_complain_edit(&complaint, before, pl_slice_str(":"));
    pl_complain_title(&complaint, "write a colon", true);
    pl_reader_complain(reader, &complaint,
                       "no colon between this key and its value: write one");
    reader->expect = PL_EXPECT_MEMBER_VALUE;
    return false;
}

/* Report the comma missing before `reader->at`, and go on as if it were
 * there. */
static bool missing_comma(pl_reader *reader) {
    struct pl_complaint complaint;
    bool is_object = pl_reader_in_object(reader);
    size_t len = pl_look_char(reader, reader->at);

    pl_complain_about(reader, &complaint, PL_MISTAKE_MISSING_COMMA,
                      here(reader, len > 0 ? len : 1));
    pl_complain_edit(&complaint, pl_reader_gap(reader), pl_slice_str(","));
    pl_complain_title(&complaint, "write a comma", true);
    pl_reader_complain(
        reader, &complaint,
        "no comma before this %s: write one behind the %s before it",
        is_object ? "member" : "element", is_object ? "member" : "element");
    reader->expect = is_object ? PL_EXPECT_KEY : PL_EXPECT_ELEMENT;
    pl_reader_assume_comma(reader);
    return false;
}

/* A semicolon is meant as a comma; before a closing bracket, as nothing. */
static bool pass_semicolon(pl_reader *reader) {
    struct pl_complaint complaint;
    int next = pl_look(reader, pl_look_space(reader, reader->at + 1));
    bool is_last =
        next == '}' || next == ']' || next == PL_LOOK_END || next == ',';

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNEXPECTED,
                      here(reader, 1));
    pl_complain_edit(&complaint, here(reader, 1),
                     pl_slice_str(is_last ? "" : ","));
    pl_complain_title(&complaint,
                      is_last ? "remove the semicolon" : "write a comma", true);
    pl_reader_complain(reader, &complaint, "; cannot stand here: %s",
                       is_last ? "remove it" : "JSON separates with commas");
    if (!is_last) {
        reader->expect =
            pl_reader_in_object(reader) ? PL_EXPECT_KEY : PL_EXPECT_ELEMENT;
        pl_reader_assume_comma(reader);
    }
    reader->at++;
    return false;
}

static bool recover_after_element(pl_reader *reader, struct pl_token *token,
                                  int c) {
    if (c == ':') {
        complain_of_token(reader, here(reader, 1),
                          "members with keys stand in an object { }");
        reader->at++;
        reader->expect = PL_EXPECT_ELEMENT;
        pl_reader_assume_comma(reader);
        return false;
    }
    if (c == '"' && pl_closer_around_is_object(reader) &&
        pl_look_is_key(reader, reader->at))
        return pl_closer_missing(reader, token, PL_EXPECT_KEY);
    if (c == '"' || c == '{' || c == '[' ||
        pl_number_is_like(reader, reader->at) ||
        pl_words_is_literal(reader, reader->at) ||
        pl_quotes_is_open(reader, reader->at))
        return missing_comma(reader);
    return skip_member(reader, "a comma or ] is expected");
}

/* Tell whether a string and a value follow: a key that lacks its colon too. */
static bool is_key_without_colon(pl_reader *reader) {
    uint64_t end;

    if (pl_look(reader, reader->at) != '"')
        return false;
    end = pl_look_string(reader, reader->at);
    return end != 0 &&
           pl_look_starts_value(pl_look(reader, pl_look_blank(reader, end)));
}

static bool recover_after_member(pl_reader *reader, struct pl_token *token,
                                 int c) {
    if (pl_look_is_key(reader, reader->at) || is_key_without_colon(reader)) {
        if (pl_indent_is_doubtful(reader, reader->at) &&
            pl_indent_is_outer_key(reader))
            return pl_closer_missing(reader, token, PL_EXPECT_KEY);
        return missing_comma(reader);
    }
    if (c == '{' && pl_closer_around_is_array(reader))
        return pl_closer_missing(reader, token, PL_EXPECT_ELEMENT);
    return skip_member(reader, "a comma or } is expected");
}

static bool recover_after(pl_reader *reader, struct pl_token *token) {
    int c = pl_look(reader, reader->at);
    uint64_t end = pl_placeholder_end(reader, reader->at);

    if (c == '}' || c == ']')
        return pl_closer_read(reader, token);
    if (c == ';')
        return pass_semicolon(reader);
    if (end != 0) {
        pl_placeholder_complain(reader, end);
        pl_reader_top(reader)->is_cut = true;
        reader->at = end;
        return false;
    }
    if (pl_look_char(reader, reader->at) == 0) {
        pass_ill_formed(reader);
        pl_run_pass(reader);
        return false;
    }
    if (pl_reader_in_object(reader))
        return recover_after_member(reader, token, c);
    return recover_after_element(reader, token, c);
}

/* Text behind the document: the next of JSON lines, or too much. */
static bool recover_after_document(pl_reader *reader) {
    int c = pl_look(reader, reader->at);
    struct pl_span span = here(reader, 1);

    if (reader->is_quiet) {
        pl_reader_give_up(reader);
        return false;
    }
    if (reader->framing == PL_FRAMING_ONE && reader->is_one_line &&
        reader->line_first == reader->at && (c == '{' || c == '[')) {
        reader->framing = PL_FRAMING_LINES;
        reader->is_at_next = true;
        reader->expect = PL_EXPECT_END;
        return false;
    }
    if (pl_look_char(reader, reader->at) == 0) {
        pass_ill_formed(reader);
        pl_reader_give_up(reader);
        return false;
    }
    if (strchr("{}[],:", c) == NULL)
        span.end = token_end(reader);
    pl_complain_plainly(reader, PL_MISTAKE_TRAILING_DATA, span,
                        "text after the end of the document: remove it");
    pl_reader_give_up(reader);
    return false;
}

static bool give_out_end(pl_reader *reader, struct pl_token *token) {
    *token = (struct pl_token){.kind = PL_TOKEN_END};
    token->span = here(reader, 0);
    token->text = pl_slice_of("", 0);
    reader->expect = PL_EXPECT_END;
    if (reader->framing == PL_FRAMING_ONE)
        reader->is_finished = true;
    return true;
}

static bool end_text(pl_reader *reader) {
    if (reader->expect == PL_EXPECT_DOCUMENT &&
        reader->framing == PL_FRAMING_ONE)
        pl_reader_complain_of_nothing(reader);
    if (reader->depth > 0)
        pl_closer_end(reader);
    else
        pl_reader_give_up(reader);
    return false;
}

static bool recover(pl_reader *reader, struct pl_token *token) {
    switch (reader->expect) {
    case PL_EXPECT_DOCUMENT:
    case PL_EXPECT_FIRST_ELEMENT:
    case PL_EXPECT_ELEMENT:
    case PL_EXPECT_MEMBER_VALUE:
        return recover_value(reader, token);
    case PL_EXPECT_FIRST_KEY:
    case PL_EXPECT_KEY:
        return recover_key(reader, token);
    case PL_EXPECT_COLON:
        return recover_colon(reader, token);
    case PL_EXPECT_AFTER_ELEMENT:
    case PL_EXPECT_AFTER_MEMBER:
        return recover_after(reader, token);
    case PL_EXPECT_AFTER_DOCUMENT:
        return recover_after_document(reader);
    case PL_EXPECT_CLOSING:
        return pl_closer_supply(reader, token);
    case PL_EXPECT_END:
        break;
    }
    return give_out_end(reader, token);
}

static bool recover_text(pl_reader *reader, struct pl_token *token) {
    int c = pl_look(reader, reader->at);

    if (c == PL_LOOK_END)
        return end_text(reader);
    if (c == '\0')
        return stop_at_nul(reader);
    if (pl_look_comment(reader, reader->at)) {
        pl_comment_pass(reader);
        return false;
    }
    return recover(reader, token);
}

bool pl_recover(pl_reader *reader, struct pl_token *token) {
    bool is_closing =
        reader->expect == PL_EXPECT_CLOSING || reader->expect == PL_EXPECT_END;
    bool is_given =
        is_closing ? recover(reader, token) : recover_text(reader, token);

    pl_recover_stop(reader);
    return is_given;
}

void pl_recover_stop(pl_reader *reader) {
    if (reader->is_stopped && reader->expect != PL_EXPECT_END)
        pl_reader_give_up(reader);
}

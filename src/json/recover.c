#include "json/recover.h"

#include "json/balance.h"
#include "json/closer.h"
#include "json/comment.h"
#include "json/complain.h"
#include "json/look.h"
#include "json/number.h"
#include "json/odd.h"
#include "json/placeholder.h"
#include "json/quotes.h"
#include "json/run.h"
#include "json/words.h"

/* A text with a NUL outside of strings is not a text: stop reading it. */
static bool stop_at_nul(pl_reader *reader) {
    pl_complain_plainly(reader, PL_MISTAKE_UNEXPECTED, pl_odd_span(reader, 1),
                        "NUL byte: this is no text, or not UTF-8");
    pl_reader_give_up(reader);
    return false;
}

/* Report that a comma is missing before `reader->at`, and continue as if it
 * were there. */
static bool missing_comma(pl_reader *reader) {
    struct pl_complaint complaint;
    bool is_object = pl_reader_in_object(reader);
    size_t len = pl_look_char(reader, reader->at);

    pl_complain_about(reader, &complaint, PL_MISTAKE_MISSING_COMMA,
                      pl_odd_span(reader, len > 0 ? len : 1));
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

/* A semicolon counts as a comma, or as nothing before a closing bracket. */
static bool pass_semicolon(pl_reader *reader) {
    struct pl_complaint complaint;
    int next = pl_look(reader, pl_look_space(reader, reader->at + 1));
    bool is_last =
        next == '}' || next == ']' || next == PL_LOOK_END || next == ',';

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNEXPECTED,
                      pl_odd_span(reader, 1));
    pl_complain_edit(&complaint, pl_odd_span(reader, 1),
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
        pl_odd_complain(reader, pl_odd_span(reader, 1),
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
    return pl_odd_skip(reader, "a comma or ] is expected");
}

/* Tell whether a string and a value follow: a key whose colon is missing
 * too. */
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
        if (pl_balance_is_doubtful(reader, reader->at) &&
            pl_balance_is_outer_key(reader))
            return pl_closer_missing(reader, token, PL_EXPECT_KEY);
        return missing_comma(reader);
    }
    if (c == '{' && pl_closer_around_is_array(reader))
        return pl_closer_missing(reader, token, PL_EXPECT_ELEMENT);
    return pl_odd_skip(reader, "a comma or } is expected");
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
        pl_odd_pass_ill_formed(reader);
        pl_run_pass(reader);
        return false;
    }
    if (pl_reader_in_object(reader))
        return recover_after_member(reader, token, c);
    return recover_after_element(reader, token, c);
}

/* Tell whether another document begins at `reader->at`, behind one that has
 * ended. The first two documents of a source show whether it has one document
 * per line. */
static bool is_at_next(pl_reader *reader) {
    bool is_lines = !reader->has_rs && !reader->has_joined &&
                    reader->is_one_line && reader->line_first == reader->at;
    if (reader->framing != PL_FRAMING_LINES && is_lines) {
        reader->framing = PL_FRAMING_LINES;
        return true;
    }
    reader->has_joined = true;
    return reader->may_join;
}

/* Handle text behind the document: the next document, or trailing data. */
static bool recover_after_document(pl_reader *reader) {
    int c = pl_look(reader, reader->at);
    struct pl_span span = pl_odd_span(reader, 1);

    if (reader->is_quiet) {
        pl_reader_give_up(reader);
        return false;
    }
    if ((c == '{' || c == '[') && is_at_next(reader)) {
        reader->is_at_next = true;
        reader->expect = PL_EXPECT_END;
        return false;
    }
    if (pl_look_char(reader, reader->at) == 0) {
        pl_odd_pass_ill_formed(reader);
        pl_reader_give_up(reader);
        return false;
    }
    if (strchr("{}[],:", c) == NULL)
        span.end = pl_odd_end(reader);
    pl_complain_plainly(reader, PL_MISTAKE_TRAILING_DATA, span,
                        "text after the end of the document: remove it");
    pl_reader_give_up(reader);
    return false;
}

static bool give_out_end(pl_reader *reader, struct pl_token *token) {
    *token = (struct pl_token){.kind = PL_TOKEN_END};
    token->span = pl_odd_span(reader, 0);
    token->text = pl_slice_of("", 0);
    reader->expect = PL_EXPECT_END;
    if (reader->framing == PL_FRAMING_ONE)
        reader->is_finished = true;
    return true;
}

static bool end_text(pl_reader *reader) {
    if (reader->expect == PL_EXPECT_DOCUMENT &&
        reader->framing != PL_FRAMING_LINES && !reader->has_rs)
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
        return pl_recover_value(reader, token);
    case PL_EXPECT_FIRST_KEY:
    case PL_EXPECT_KEY:
        return pl_recover_key(reader, token);
    case PL_EXPECT_COLON:
        return pl_recover_colon(reader, token);
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

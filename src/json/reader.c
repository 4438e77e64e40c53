#include "json/reader.h"

#include "json/balance.h"
#include "json/behind.h"
#include "json/number.h"
#include "json/recover.h"
#include "json/scan.h"
#include "json/state.h"

/* What to do with a byte, depending on what is expected and what the byte
 * begins. */
enum action {
    OFF, /* leave the clean path */
    SPC, /* a blank */
    LIN, /* a line end */
    NUL, /* perhaps end of the window */
    STR,
    NUM,
    WRD,
    OPN, /* open an object or array */
    CLO, /* close the innermost container */
    KEY,
    COM,
    COL
};

/* clang-format off */
static const unsigned char actions[][16] = {
    /*                       oth  spc  lin  "    num  wrd  {    [    }    ]    ,    :    nul */
    [PL_EXPECT_DOCUMENT] =       {OFF, SPC, LIN, STR, NUM, WRD, OPN, OPN, OFF, OFF, OFF, OFF, NUL},
    [PL_EXPECT_FIRST_ELEMENT] =  {OFF, SPC, LIN, STR, NUM, WRD, OPN, OPN, OFF, CLO, OFF, OFF, NUL},
    [PL_EXPECT_ELEMENT] =        {OFF, SPC, LIN, STR, NUM, WRD, OPN, OPN, OFF, OFF, OFF, OFF, NUL},
    [PL_EXPECT_FIRST_KEY] =      {OFF, SPC, LIN, KEY, OFF, OFF, OFF, OFF, CLO, OFF, OFF, OFF, NUL},
    [PL_EXPECT_KEY] =            {OFF, SPC, LIN, KEY, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, NUL},
    [PL_EXPECT_COLON] =          {OFF, SPC, LIN, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, COL, NUL},
    [PL_EXPECT_MEMBER_VALUE] =   {OFF, SPC, LIN, STR, NUM, WRD, OPN, OPN, OFF, OFF, OFF, OFF, NUL},
    [PL_EXPECT_AFTER_ELEMENT] =  {OFF, SPC, LIN, OFF, OFF, OFF, OFF, OFF, OFF, CLO, COM, OFF, NUL},
    [PL_EXPECT_AFTER_MEMBER] =   {OFF, SPC, LIN, OFF, OFF, OFF, OFF, OFF, CLO, OFF, COM, OFF, NUL},
    [PL_EXPECT_AFTER_DOCUMENT] = {OFF, SPC, LIN, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, NUL},
    [PL_EXPECT_CLOSING] =        {OFF},
    [PL_EXPECT_END] =            {OFF},
};
/* clang-format on */

static inline bool is_window_end(const pl_reader *reader, const char *at) {
    return *at == '\0' && at == reader->window->data + reader->window->len;
}

/* Pass a line end and the blanks at the beginning of the next line, and set
 * `line_first` and `indent`. */
static const char *pass_line(pl_reader *reader, const char *at) {
    uint64_t line = pl_reader_offset(reader, at) + 1;

    at++;
    for (;;) {
        at = pl_scan_spaces(at);
        if (*at == '\t') {
            at++;
            continue;
        }
        reader->at = pl_reader_offset(reader, at);
        if (!is_window_end(reader, at) ||
            !pl_window_more(reader->window, reader->at))
            break;
        at = pl_window_at(reader->window, reader->at);
    }
    reader->line_first = reader->at;
    reader->indent = reader->at - line;
    return at;
}

static inline void yield(pl_reader *reader, struct pl_token *token,
                         enum pl_token_kind kind, const char *start,
                         const char *end) {
    token->kind = kind;
    token->flags = 0;
    token->span.start = pl_reader_offset(reader, start);
    token->span.end = token->span.start + (uint64_t)(end - start);
    token->text = pl_slice_of(start, (size_t)(end - start));
    reader->at = token->span.end;
}

/* Tell whether a token is longer than the reader keeps. */
static inline bool is_long(const pl_reader *reader, const char *start,
                           const char *end) {
    return (uint64_t)(end - start) > reader->limits.token;
}

/* The state machine. Every `case` either yields a token, continues in the text,
 * or leaves the clean path with `at` at the byte in question.
 * NOLINTNEXTLINE(readability-function-*): it is read as one table. */
void pl_reader_step(pl_reader *reader, struct pl_token *token) {
    enum pl_expect expect = reader->expect;
    const char *at = pl_window_at(reader->window, reader->at);
    const char *end;
    enum pl_token_kind kind;
    unsigned parts;

    for (;;) {
        switch (
            (enum action)actions[expect][pl_scan_class[(unsigned char)*at]]) {
        case SPC:
            at++;
            continue;
        case LIN:
            if (reader->framing == PL_FRAMING_LINES) {
                if (*at == '\n')
                    break;
                at++;
                continue;
            }
            at = pass_line(reader, at);
            continue;
        case COM:
            pl_reader_hold(&reader->comma, pl_reader_offset(reader, at));
            expect = expect == PL_EXPECT_AFTER_MEMBER ? PL_EXPECT_KEY
                                                      : PL_EXPECT_ELEMENT;
            at++;
            continue;
        case COL:
            expect = PL_EXPECT_MEMBER_VALUE;
            at++;
            continue;
        case KEY:
            end = pl_scan_string(at + 1);
            if (*end != '"' || end == at + 1 || is_long(reader, at, end + 1) ||
                pl_balance_is_doubtful(reader, pl_reader_offset(reader, at)))
                break;
            yield(reader, token, PL_TOKEN_KEY, at, end + 1);
            token->text = pl_slice_of(at + 1, (size_t)(end - at - 1));
            reader->expect = PL_EXPECT_COLON;
            pl_reader_take_key(reader, token, token->text, true);
            if (end[1] != ':')
                pl_behind_key(reader, token);
            if (reader->is_stopped)
                pl_recover_stop(reader);
            return;
        case STR:
            end = pl_scan_string(at + 1);
            if (*end != '"' || end == at + 1 || is_long(reader, at, end + 1))
                break;
            yield(reader, token, PL_TOKEN_STRING, at, end + 1);
            token->text = pl_slice_of(at + 1, (size_t)(end - at - 1));
            reader->expect = reader->after;
            if (!pl_scan_is(PL_SCAN_BEHIND_STRING, end[1])) {
                pl_behind_value(reader, token, expect);
                pl_recover_stop(reader);
            }
            return;
        case NUM:
            end = pl_scan_number_portable(at, &parts);
            if (end == NULL || !pl_scan_is(PL_SCAN_BEHIND_SCALAR, *end) ||
                is_long(reader, at, end))
                break;
            yield(reader, token, PL_TOKEN_NUMBER, at, end);
            token->flags = parts != 0 ? PL_TOKEN_FRACTION : 0;
            reader->expect = reader->after;
            if (token->text.len > 15 || parts > PL_SCAN_FRACTION)
                pl_number_check(reader, token);
            return;
        case WRD:
            end = at + pl_scan_literal(at, &kind);
            if (end == at || !pl_scan_is(PL_SCAN_BEHIND_SCALAR, *end))
                break;
            yield(reader, token, kind, at, end);
            reader->expect = reader->after;
            return;
        case OPN:
            if (reader->depth == reader->limits.depth ||
                (*at == '{' && pl_recover_is_doubt(at[1])))
                break;
            pl_reader_open(reader, token, pl_reader_offset(reader, at),
                           *at == '{');
            return;
        case CLO:
            reader->at = pl_reader_offset(reader, at);
            pl_reader_close(reader, token,
                            (struct pl_span){reader->at, reader->at + 1});
            return;
        case NUL:
            reader->at = pl_reader_offset(reader, at);
            if (is_window_end(reader, at) &&
                pl_window_more(reader->window, reader->at)) {
                at = pl_window_at(reader->window, reader->at);
                continue;
            }
            break;
        case OFF:
            break;
        }
        reader->at = pl_reader_offset(reader, at);
        reader->expect = expect;
        if (pl_recover(reader, token))
            return;
        at = pl_window_at(reader->window, reader->at);
        expect = reader->expect;
    }
}

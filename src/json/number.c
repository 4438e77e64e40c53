#include "json/number.h"

#include "base/decimal.h"
#include "base/utf8.h"
#include "json/complain.h"
#include "json/look.h"
#include "json/quotes.h"
#include "json/run.h"
#include "json/scan.h"

/* The greatest decimal exponent of a double, whose range ends at about
 * 1.8e308. */
#define DOUBLE_EXPONENT_MAX 308

void pl_number_check(pl_reader *reader, const struct pl_token *token) {
    struct pl_complaint complaint;
    struct pl_decimal number;
    struct pl_slice name;
    bool is_huge;

    if ((token->flags & PL_TOKEN_LONG) != 0 ||
        !pl_decimal_read(&number, token->text) ||
        pl_decimal_fits_double(number))
        return;
    pl_complain_about(reader, &complaint, PL_MISTAKE_NUMBER_PRECISION,
                      token->span);
    name = pl_complain_quote(reader, token->span);
    is_huge = number.exponent > DOUBLE_EXPONENT_MAX;
    pl_reader_complain(
        reader, &complaint,
        "%.*s%s does not fit an IEEE 754 double, in which most readers "
        "hold numbers: write %s, or a string",
        (int)name.len, name.data, name.len < token->text.len ? "…" : "",
        is_huge ? "a smaller one" : "fewer digits");
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

bool pl_number_is_like(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, offset);

    while (c == '-' || c == '+')
        c = pl_look(reader, ++offset);
    if (c == '.')
        c = pl_look(reader, ++offset);
    return is_digit(c);
}

bool pl_number_is_sign(pl_reader *reader, uint64_t offset) {
    return pl_look(reader, offset) == '-' &&
           pl_look_word(reader, offset) == offset + 1;
}

/* Tell whether the byte `c` at `offset` belongs to a number-like token: it does
 * if it cannot begin anything else. A colon between digits belongs to a time of
 * day. */
static bool goes_on(pl_reader *reader, uint64_t offset, int c) {
    if (c == PL_LOOK_END || c <= 0x20 || c == 0x7F)
        return false;
    if (c >= 0x80)
        return pl_look_char(reader, offset) > 0 &&
               !pl_quotes_is_open(reader, offset);
    if (c == ':')
        return reader->expect != PL_EXPECT_KEY &&
               reader->expect != PL_EXPECT_FIRST_KEY &&
               is_digit(pl_look(reader, offset - 1)) &&
               is_digit(pl_look(reader, offset + 1));
    if (c == '/')
        return !pl_look_comment(reader, offset);
    return strchr(",[]{}\"'#;=()<>`", c) == NULL;
}

/* The grammar of RFC 8259 as states of an automaton: the part of the number
 * that the last byte belongs to. */
enum part {
    START,
    MINUS,
    ZERO,
    WHOLE,
    POINT,
    FRACTION,
    E,
    E_SIGN,
    EXPONENT,
    NONE
};

static enum part after_digit(enum part part, int c) {
    switch (part) {
    case START:
    case MINUS:
        return c == '0' ? ZERO : WHOLE;
    case WHOLE:
    case FRACTION:
    case EXPONENT:
        return part;
    case POINT:
        return FRACTION;
    case E:
    case E_SIGN:
        return EXPONENT;
    case ZERO:
    case NONE:
        break;
    }
    return NONE;
}

static enum part after_byte(enum part part, int c) {
    if (is_digit(c))
        return after_digit(part, c);
    if (c == '-' && part == START)
        return MINUS;
    if (c == '.' && (part == ZERO || part == WHOLE))
        return POINT;
    if ((c == 'e' || c == 'E') &&
        (part == ZERO || part == WHOLE || part == FRACTION))
        return E;
    if ((c == '+' || c == '-') && part == E)
        return E_SIGN;
    return NONE;
}

static bool is_whole_number(enum part part) {
    return part == ZERO || part == WHOLE || part == FRACTION ||
           part == EXPONENT;
}

/* The offset behind a number-like token; `*part` is the part at its end. If the
 * token is longer than the reader keeps, `reader->at` moves on, so that the
 * beginning may leave the window. */
static uint64_t pass_number(pl_reader *reader, uint64_t offset,
                            enum part *part) {
    uint64_t start = offset;
    int c = pl_look(reader, offset);

    *part = START;
    while (goes_on(reader, offset, c)) {
        *part = after_byte(*part, c);
        offset += c < 0x80 ? 1 : pl_look_char(reader, offset);
        if (offset - start > reader->limits.token)
            reader->at = offset - 1;
        c = pl_look(reader, offset);
    }
    return offset;
}

/* A minus sign and a number with blanks between them are one mistake: pass the
 * number too. */
static uint64_t pass_sign(pl_reader *reader, uint64_t end) {
    uint64_t next = pl_look_blank(reader, end);
    enum part part;

    return is_digit(pl_look(reader, next)) ? pass_number(reader, next, &part)
                                           : end;
}

uint64_t pl_number_end(pl_reader *reader, uint64_t offset) {
    enum part part;
    uint64_t end = pass_number(reader, offset, &part);

    return part == MINUS ? pass_sign(reader, end) : end;
}

static const char *advice(struct pl_slice text) {
    char last = text.data[text.len - 1];
    char next = text.len > 1 ? text.data[1] : '\0';

    if (text.data[0] == '+')
        return "write it without the plus sign";
    if (text.data[0] == '.' || last == '.')
        return "write digits before and after the point";
    if (text.data[0] == '0' && (next | 0x20) == 'x')
        return "write it in decimal digits";
    if (text.data[0] == '0' && pl_scan_is_digit(next))
        return "write it without leading zeros";
    if (!pl_scan_is_digit(last) && text.len < 2)
        return "write digits behind the sign";
    return "write it with digits, point and exponent alone, or in quotes";
}

static struct pl_slice without(struct pl_slice text, size_t n) {
    return pl_slice_of(text.data + n, text.len - n);
}

/* The number of superfluous leading zeros. */
static size_t count_zeros(struct pl_slice text) {
    size_t n = 0;

    while (n + 1 < text.len && text.data[n] == '0' &&
           pl_scan_is_digit(text.data[n + 1]))
        n++;
    return n;
}

/* Add a fix that writes the number without plus sign, blanks and leading zeros,
 * and with a digit on either side of the point. It is safe unless there were
 * leading zeros, which may mean octal, or the number `has_rest`, so that it may
 * be part of something else. */
static void add_remedy(pl_reader *reader, struct pl_complaint *complaint,
                       struct pl_slice text, bool has_rest) {
    unsigned parts;
    struct pl_buf *remedy = &reader->remedy;
    size_t zeros;

    pl_buf_clear(remedy);
    if (text.data[0] == '+')
        text = without(text, 1);
    if (text.len > 0 && text.data[0] == '-') {
        pl_buf_add_char(remedy, '-');
        text = without(text, 1);
    }
    while (text.len > 0 && (text.data[0] == ' ' || text.data[0] == '\t'))
        text = without(text, 1);
    zeros = count_zeros(text);
    text = without(text, zeros);
    if (text.len > 0 && text.data[0] == '.')
        pl_buf_add_char(remedy, '0');
    pl_buf_add_slice(remedy, text);
    if (text.len > 0 && text.data[text.len - 1] == '.')
        pl_buf_add_char(remedy, '0');
    if (pl_scan_number_portable(remedy->data, &parts) !=
        remedy->data + remedy->len)
        return;
    pl_complain_edit(complaint,
                     (struct pl_span){complaint->mistake.start.offset,
                                      complaint->mistake.end.offset},
                     pl_buf_slice(remedy));
    pl_complain_title(complaint, "write it as JSON does",
                      zeros == 0 && !has_rest);
}

static bool is_kept(const pl_reader *reader, struct pl_span span) {
    return span.end - span.start <= reader->limits.token;
}

static void complain_of_number(pl_reader *reader, struct pl_span span) {
    struct pl_complaint complaint;
    bool has_rest = pl_run_has_rest(reader, span.end);
    struct pl_slice text =
        pl_window_slice(reader->window, span.start, span.end);
    struct pl_slice name = pl_complain_quote(reader, span);

    pl_complain_about(reader, &complaint, PL_MISTAKE_BAD_NUMBER, span);
    if (!is_kept(reader, span) || text.len > PL_LOOK_MAX) {
        pl_complain_from(reader, &complaint, reader->token);
        pl_reader_complain(reader, &complaint,
                           "this is no JSON number: put it in quotes");
        return;
    }
    add_remedy(reader, &complaint, text, has_rest);
    pl_reader_complain(reader, &complaint, "%.*s is no JSON number: %s",
                       (int)name.len, name.data, advice(text));
}

static void give_out_good(pl_reader *reader, struct pl_token *token,
                          struct pl_span span, enum part part) {
    pl_reader_yield(reader, token, PL_TOKEN_NUMBER, span);
    token->flags = part > WHOLE ? PL_TOKEN_FRACTION : 0;
    if (!is_kept(reader, span)) {
        token->flags |= PL_TOKEN_LONG;
        token->text = pl_slice_of("", 0);
    }
    if (span.end - span.start > 15 || part == EXPONENT)
        pl_number_check(reader, token);
}

void pl_number_read(pl_reader *reader, struct pl_token *token) {
    struct pl_span span = {reader->at, 0};
    enum part part;

    pl_reader_hold(&reader->token, span.start);
    span.end = pass_number(reader, span.start, &part);
    if (is_whole_number(part)) {
        give_out_good(reader, token, span, part);
        return;
    }
    if (part == MINUS)
        span.end = pass_sign(reader, span.end);
    complain_of_number(reader, span);
    reader->is_excused |=
        part != NONE && pl_look(reader, span.end) == PL_LOOK_END;
    pl_reader_yield(reader, token, PL_TOKEN_BAD, span);
    pl_run_pass_rest(reader);
}

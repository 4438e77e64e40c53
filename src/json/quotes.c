#include "json/quotes.h"

#include "base/utf8.h"
#include "json/complain.h"
#include "json/look.h"
#include "json/number.h"
#include "json/unterminated.h"
#include "json/words.h"

#define HEX "0123456789abcdefABCDEF"

/* The length of the typographic quote at `offset`: “ ” „ ‟ (`*is_double`) or ‘
 * ’ ‚ ‛; 0 if there is none. */
static size_t smart_quote(pl_reader *reader, uint64_t offset, bool *is_double) {
    int c;

    if (!pl_look_is(reader, offset, "\xE2\x80"))
        return 0;
    c = pl_look(reader, offset + 2);
    *is_double = c >= 0x9C;
    return c >= 0x98 && c <= 0x9F ? 3 : 0;
}

bool pl_quotes_is_open(pl_reader *reader, uint64_t offset) {
    bool is_double = false;

    return pl_look(reader, offset) == '\'' ||
           smart_quote(reader, offset, &is_double) > 0;
}

/* The length of the quote at `offset` if it can close a string opened by the
 * quote at `open`, else 0. A plain quote may close a typographic one. */
static size_t closing_quote(pl_reader *reader, uint64_t offset, uint64_t open) {
    bool is_double = false, is_open_double = false;
    size_t len = smart_quote(reader, offset, &is_double);
    int c = pl_look(reader, offset);

    if (pl_look(reader, open) == '\'')
        return c == '\'';
    smart_quote(reader, open, &is_open_double);
    if (len > 0)
        return is_double == is_open_double ? len : 0;
    return c == (is_open_double ? '"' : '\'');
}

/* Tell whether what follows at `offset` can follow a string. An apostrophe
 * inside a word does not end a string. */
static bool can_end(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, pl_look_blank(reader, offset));

    return pl_look_ends_line(c) || c == ',' || c == ':' || c == ']' ||
           c == '}' || c == '=' || c == ';' || c == '/' || c == '#' || c == '+';
}

/* Tell whether the next apostrophe on the line, if any, opens a string rather
 * than closes the one that continues at `offset`. */
static bool opens_another(pl_reader *reader, uint64_t offset) {
    uint64_t line = pl_look_line(reader, offset);
    int before = ',';

    for (; offset < line; offset++) {
        int c = pl_look(reader, offset);
        if (c == '\'')
            return strchr(",:=[{", before) != NULL;
        if (c > ' ')
            before = c;
    }
    return true;
}

/* Tell whether the quote of `len` bytes at `offset` can be the closing one even
 * if a comma or colon is missing behind it. An apostrophe may not be a quote at
 * all; a typographic quote always is. */
static bool can_close(pl_reader *reader, uint64_t offset, size_t len) {
    uint64_t end = offset + len;
    uint64_t next = pl_look_blank(reader, end);
    int c = pl_look(reader, next);

    if (can_end(reader, end) || c == '"')
        return true;
    if (c == '\'' && len == 1)
        return next > end;
    return (c == '{' || c == '[' || pl_number_is_like(reader, next) ||
            pl_words_is_literal(reader, next)) &&
           (len > 1 || opens_another(reader, next));
}

/* The offset behind the first closing quote; if `is_strict`, behind the first
 * one that is followed by something that can follow a string. 0 if there is
 * none. */
static uint64_t find_end(pl_reader *reader, uint64_t open, bool is_strict) {
    uint64_t line = pl_look_line(reader, open);
    uint64_t at = open + (pl_look(reader, open) == '\'' ? 1 : 3);

    for (; at < line; at++) {
        size_t len = closing_quote(reader, at, open);
        if (pl_look(reader, at) == '\\')
            at++;
        else if (len > 0 && (!is_strict || can_close(reader, at, len)))
            return at + len;
    }
    return 0;
}

uint64_t pl_quotes_end(pl_reader *reader, uint64_t offset) {
    uint64_t end = find_end(reader, offset, true);

    return end != 0 ? end : find_end(reader, offset, false);
}

/* Write the fix to `reader->remedy`: the same text in double quotes. */
static void write_remedy(pl_reader *reader, uint64_t start, uint64_t end) {
    struct pl_slice text = pl_look_text(reader, start, end);

    pl_buf_clear(&reader->remedy);
    pl_buf_add_char(&reader->remedy, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (c == '\\' && i + 1 < text.len) {
            i++;
            if (text.data[i] != '\'')
                pl_buf_add_char(&reader->remedy, '\\');
            c = text.data[i];
        } else if (c == '"') {
            pl_buf_add_char(&reader->remedy, '\\');
        }
        pl_buf_add_char(&reader->remedy, c);
    }
    pl_buf_add_char(&reader->remedy, '"');
}

static void complain(pl_reader *reader, struct pl_span span, bool is_safe) {
    struct pl_complaint complaint;
    bool is_single = pl_look(reader, span.start) == '\'';

    pl_complain_about(
        reader, &complaint,
        is_single ? PL_MISTAKE_SINGLE_QUOTES : PL_MISTAKE_SMART_QUOTES, span);
    pl_complain_edit(&complaint, span, pl_buf_slice(&reader->remedy));
    pl_complain_title(&complaint, "write it in double quotes", is_safe);
    pl_reader_complain(reader, &complaint,
                       is_single
                           ? "string in single quotes: write it in double ones"
                           : "string in typographic quotes: write it in plain "
                             "double ones");
}

/* Decode the string from the text of the fix. */
static void decode(pl_reader *reader, struct pl_token *token) {
    struct pl_token right = {.kind = token->kind, .flags = PL_TOKEN_ESCAPED};

    right.text = pl_slice_of(reader->remedy.data + 1, reader->remedy.len - 2);
    pl_buf_clear(&reader->text);
    pl_token_decode(&right, &reader->text);
    token->flags = PL_TOKEN_LENIENT;
    token->text =
        reader->text.len > 0 ? pl_buf_slice(&reader->text) : pl_slice_of("", 0);
}

/* Tell whether `text` begins with \uXXXX of the first, or second, half of a
 * surrogate pair. */
static bool is_half(struct pl_slice text, bool is_second) {
    char c;

    if (text.len < 6 || memcmp(text.data, "\\u", 2) != 0 ||
        strspn(text.data + 2, HEX) < 4 || (text.data[2] | 0x20) != 'd')
        return false;
    c = (char)(text.data[3] | 0x20);
    return is_second ? c >= 'c' : text.data[3] > '7' && c < 'c';
}

/* The length of the escape at the start of `text`, or of both halves of a pair;
 * 0 if it is not a JSON escape. */
static size_t escape_length(struct pl_slice text) {
    if (text.len < 2)
        return 0;
    if (text.data[1] != 'u')
        return text.data[1] != '\0' &&
                       strchr("\"\\/bfnrt", text.data[1]) != NULL
                   ? 2
                   : 0;
    if (is_half(text, false))
        return is_half(pl_slice_of(text.data + 6, text.len - 6), true) ? 12 : 0;
    return text.len >= 6 && strspn(text.data + 2, HEX) >= 4 &&
                   !is_half(text, true)
               ? 6
               : 0;
}

/* Tell whether the fix is correct JSON: the string may have other mistakes
 * beside its quotes. */
static bool is_sound(struct pl_slice text) {
    size_t i = 0;

    while (i < text.len) {
        struct pl_slice rest = pl_slice_of(text.data + i, text.len - i);
        size_t len =
            rest.data[0] == '\\' ? escape_length(rest) : pl_utf8_step(rest);
        if (len == 0 || (unsigned char)rest.data[0] < 0x20)
            return false;
        i += len;
    }
    return true;
}

static void give_out(pl_reader *reader, struct pl_token *token,
                     enum pl_token_kind kind, bool is_right) {
    if (kind != PL_TOKEN_KEY) {
        token->kind = is_right ? kind : PL_TOKEN_BAD;
        return;
    }
    reader->expect = PL_EXPECT_COLON;
    if (is_right) {
        pl_reader_take_key(reader, token, token->text, false);
        return;
    }
    token->flags |= PL_TOKEN_BAD_KEY;
    pl_reader_top(reader)->is_cut = true;
}

void pl_quotes_read(pl_reader *reader, struct pl_token *token,
                    enum pl_token_kind kind) {
    struct pl_span span = {reader->at, pl_quotes_end(reader, reader->at)};
    size_t open = pl_look(reader, span.start) == '\'' ? 1 : 3;
    size_t close;
    bool is_right;

    if (span.end == 0) {
        pl_reader_hold(&reader->token, span.start);
        pl_unterminated_read(reader, token, kind,
                             pl_look_line(reader, span.start));
        return;
    }
    close = closing_quote(reader, span.end - 1, span.start) > 0 ? 1 : 3;
    write_remedy(reader, span.start + open, span.end - close);
    is_right = is_sound(pl_buf_slice(&reader->remedy));
    complain(reader, span, is_right);
    pl_reader_yield(reader, token, kind, span);
    decode(reader, token);
    give_out(reader, token, kind, is_right);
}

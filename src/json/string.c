#include "json/string.h"

#include "base/utf8.h"
#include "json/behind.h"
#include "json/complain.h"
#include "json/look.h"
#include "json/scan.h"
#include "json/unterminated.h"

/* The state of reading a string. */
struct reading {
    enum pl_token_kind kind;
    uint64_t start;
    unsigned flags;
    bool is_bad;
};

static const char *window_end(const pl_reader *reader) {
    return reader->window->data + reader->window->len;
}

/* Tell whether the string, read up to `offset`, is short enough to be still in
 * the window. This depends on the limit only, whereas what fill() lets leave
 * depends on how the bytes arrive. */
static bool is_kept(const pl_reader *reader, const struct reading *string,
                    uint64_t offset) {
    return offset - string->start <= reader->limits.token;
}

/* Read on until `need` bytes are available at `at`, or the text ends. Returns
 * `at` in the moved window. A string that is too long to be kept may leave. */
static const char *fill(pl_reader *reader, const struct reading *string,
                        const char *at, size_t need) {
    uint64_t offset = pl_reader_offset(reader, at);

    while ((size_t)(window_end(reader) - at) < need) {
        if (!is_kept(reader, string, offset))
            reader->at = offset;
        if (!pl_window_more(reader->window, reader->at))
            break;
        at = pl_window_at(reader->window, offset);
    }
    return at;
}

/* The number of hexadecimal digits at `at`, at most four; `*code` is their
 * value. */
static int read_code(const char *at, uint32_t *code) {
    int n = 0;

    *code = 0;
    for (; n < 4; n++) {
        char c = at[n];
        if (pl_scan_is_digit(c))
            *code = *code << 4 | (uint32_t)(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            *code = *code << 4 | (uint32_t)((c | 0x20) - 'a' + 10);
        else
            break;
    }
    return n;
}

static void complain_of_escape(pl_reader *reader, const char *at, size_t len) {
    struct pl_complaint complaint;
    uint64_t start = pl_reader_offset(reader, at);
    struct pl_span span = {start, start + len};

    pl_complain_about(reader, &complaint, PL_MISTAKE_BAD_ESCAPE, span);
    if (at[1] == '\'') {
        pl_complain_edit(&complaint, span, pl_slice_str("'"));
        pl_complain_title(&complaint, "write ' without a backslash", true);
        pl_reader_complain(reader, &complaint,
                           "JSON has no escape \\': write ' alone");
        return;
    }
    if (at[1] == 'u') {
        pl_reader_complain(reader, &complaint,
                           "\\u needs four hexadecimal digits, as in \\u00e9");
        return;
    }
    if (at[1] > 0x20 && at[1] < 0x7F)
        pl_reader_complain(
            reader, &complaint,
            "JSON has no escape \\%c: write \\\\ for a backslash", at[1]);
    else
        pl_reader_complain(
            reader, &complaint,
            "JSON has no such escape: write \\\\ for a backslash");
}

static void complain_of_surrogate(pl_reader *reader, const char *at) {
    struct pl_complaint complaint;
    uint64_t start = pl_reader_offset(reader, at);

    pl_complain_about(reader, &complaint, PL_MISTAKE_LONE_SURROGATE,
                      (struct pl_span){start, start + 6});
    pl_reader_complain(
        reader, &complaint,
        "%.6s is half of a surrogate pair: write both halves, or the "
        "character itself",
        at);
}

/* Pass `\uXXXX`, or both halves of a surrogate pair. A high half before a
 * malformed escape is not reported: the malformed escape is the mistake. */
static const char *pass_code(pl_reader *reader, struct reading *string,
                             const char *at) {
    uint32_t code, low;
    int n = read_code(at + 2, &code);

    if (n < 4) {
        string->is_bad = true;
        complain_of_escape(reader, at, (size_t)n + 2);
        return at + 2 + n;
    }
    if (code < 0xD800 || code > 0xDFFF)
        return at + 6;
    if (code < 0xDC00 && at[6] == '\\' && at[7] == 'u') {
        n = read_code(at + 8, &low);
        if (n == 4 && low >= 0xDC00 && low <= 0xDFFF)
            return at + 12;
        if (n < 4) {
            string->is_bad = true;
            return at + 6;
        }
    }
    string->is_bad = true;
    complain_of_surrogate(reader, at);
    return at + 6;
}

/* Pass the escape at `at`. A backslash before a line end or the end of the text
 * is passed alone, because the string ends there. */
static const char *pass_escape(pl_reader *reader, struct reading *string,
                               const char *at) {
    size_t len;

    at = fill(reader, string, at, 12);
    string->flags |= PL_TOKEN_ESCAPED;
    switch (at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return at + 2;
    case 'u':
        return pass_code(reader, string, at);
    case '\n':
    case '\r':
        return at + 1;
    default:
        break;
    }
    string->is_bad = true;
    if (at + 1 == window_end(reader))
        return at + 1;
    len = 1 + pl_utf8_step(
                  pl_slice_of(at + 1, (size_t)(window_end(reader) - at - 1)));
    complain_of_escape(reader, at, len);
    return at + len;
}

static void complain_of_control(pl_reader *reader, const char *at) {
    struct pl_complaint complaint;
    uint64_t offset = pl_reader_offset(reader, at);
    struct pl_span span = {offset, offset + 1};
    char escape[8] = "\\t";
    static const char hex[] = "0123456789abcdef";

    if (*at != '\t') {
        memcpy(escape, "\\u00", 4);
        escape[4] = hex[*at >> 4];
        escape[5] = hex[*at & 15];
        escape[6] = '\0';
    }
    pl_complain_about(reader, &complaint, PL_MISTAKE_CONTROL_CHARACTER, span);
    pl_complain_edit(&complaint, span, pl_slice_str(escape));
    pl_complain_title(&complaint, "write it as an escape", true);
    if (*at == '\t')
        pl_reader_complain(reader, &complaint, "tab in a string: write \\t");
    else
        pl_reader_complain(reader, &complaint,
                           "control character U+%04X in a string: write %s",
                           (unsigned)*at, escape);
}

/* Pass the control character at `at`. A tab behind the place where the string
 * should have ended is not reported. */
static const char *pass_control(pl_reader *reader, struct reading *string,
                                const char *at) {
    uint64_t offset = pl_reader_offset(reader, at);

    string->is_bad = true;
    if (*at != '\t' || !is_kept(reader, string, offset) ||
        !pl_behind_is_beyond(reader, string->kind, string->start, offset))
        complain_of_control(reader, pl_window_at(reader->window, offset));
    return pl_window_at(reader->window, offset + 1);
}

/* Pass the ill-formed run at `at`, of any length. */
static const char *pass_ill_formed(pl_reader *reader, struct reading *string,
                                   const char *at) {
    struct pl_complaint complaint;
    uint64_t start = pl_reader_offset(reader, at);
    uint64_t end;
    size_t rest, n;

    pl_reader_hold(&reader->run, start);
    do {
        at = fill(reader, string, at, 4);
        rest = (size_t)(window_end(reader) - at);
        n = pl_utf8_bad_run(pl_slice_of(at, rest));
        if (n == rest && !reader->window->at_end)
            n -= rest > 3 ? 3 : rest; /* the last bytes may begin a sequence */
        at += n;
    } while (n > 0);
    end = pl_reader_offset(reader, at);
    string->is_bad = true;
    pl_complain_about(reader, &complaint, PL_MISTAKE_INVALID_UTF8,
                      (struct pl_span){end, end});
    pl_complain_from(reader, &complaint, reader->run);
    pl_reader_complain(reader, &complaint,
                       "%llu byte%s not UTF-8: save the text as UTF-8",
                       (unsigned long long)(end - start),
                       end - start == 1 ? " that is" : "s that are");
    return at;
}

/* Pass a run of bytes beyond ASCII, well-formed or not. */
static const char *pass_text(pl_reader *reader, struct reading *string,
                             const char *at) {
    while ((unsigned char)*at >= 0x80) {
        size_t rest = (size_t)(window_end(reader) - at);
        size_t n = pl_utf8_step(pl_slice_of(at, rest));
        if (n == 0 && rest < 4 && !reader->window->at_end) {
            at = fill(reader, string, at, 4);
            continue;
        }
        if (n == 0)
            return pass_ill_formed(reader, string, at);
        at += n;
    }
    return at;
}

/* Pass everything up to the byte that ends the string: a quote, a line end, the
 * end of the text. */
static const char *pass_string(pl_reader *reader, struct reading *string) {
    const char *at = pl_window_at(reader->window, string->start + 1);

    for (;;) {
        at = pl_scan_string(at);
        if (*at == '"' || *at == '\n' || *at == '\r')
            return at;
        if (*at == '\\') {
            at = pass_escape(reader, string, at);
        } else if ((unsigned char)*at >= 0x80) {
            at = pass_text(reader, string, at);
        } else if (at == window_end(reader)) {
            at = fill(reader, string, at, 1);
            if (at == window_end(reader))
                return at;
        } else {
            at = pass_control(reader, string, at);
        }
    }
}

/* Set the text of a token, or PL_TOKEN_LONG if it is too long to be kept. */
static void set_text(const pl_reader *reader, struct pl_token *token) {
    if (token->span.end - token->span.start > reader->limits.token)
        token->flags |= PL_TOKEN_LONG;
    token->text = (token->flags & PL_TOKEN_LONG) != 0
                      ? pl_slice_of("", 0)
                      : pl_window_slice(reader->window, token->span.start + 1,
                                        token->span.end - 1);
}

/* Register a key by its decoded characters. */
static void take_key(pl_reader *reader, struct pl_token *token) {
    if ((token->flags & PL_TOKEN_ESCAPED) == 0) {
        pl_reader_take_key(reader, token, token->text, true);
        return;
    }
    pl_buf_clear(&reader->text);
    pl_token_decode(token, &reader->text);
    pl_reader_take_key(reader, token, pl_buf_slice(&reader->text), false);
}

void pl_string_read(pl_reader *reader, struct pl_token *token,
                    enum pl_token_kind kind) {
    struct reading string = {.kind = kind, .start = reader->at};
    enum pl_expect expect = reader->expect;
    const char *end;

    pl_reader_hold(&reader->token, reader->at);
    end = pass_string(reader, &string);
    if (*end != '"') {
        pl_unterminated_read(reader, token, kind,
                             pl_reader_offset(reader, end));
        return;
    }
    pl_reader_yield(
        reader, token, kind,
        (struct pl_span){string.start, pl_reader_offset(reader, end) + 1});
    token->flags = string.flags;
    set_text(reader, token);
    if (kind == PL_TOKEN_KEY) {
        reader->expect = PL_EXPECT_COLON;
        if (string.is_bad) {
            token->flags |= PL_TOKEN_BAD_KEY;
            pl_reader_top(reader)->is_cut = true;
        } else if ((token->flags & PL_TOKEN_LONG) == 0)
            take_key(reader, token);
        if (end[1] != ':')
            pl_behind_key(reader, token);
        return;
    }
    if (string.is_bad)
        token->kind = PL_TOKEN_BAD;
    pl_behind_value(reader, token, expect);
}

/* pl_token_decode(): what a string says, from how it is written. */

#include "base/utf8.h"
#include "json/reader.h"

static unsigned digit(char c) {
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    return (unsigned)((c | 0x20) - 'a') + 10;
}

static uint32_t four(const char *at) {
    return digit(at[0]) << 12 | digit(at[1]) << 8 | digit(at[2]) << 4 |
           digit(at[3]);
}

static bool is_low_surrogate(const char *at, const char *end) {
    return end - at >= 6 && at[0] == '\\' && at[1] == 'u' &&
           (four(at + 2) & 0xFC00) == 0xDC00;
}

/* Decode the `\uXXXX` at `at`, both halves of a pair; returns its end. */
static const char *decode_code(const char *at, const char *end,
                               struct pl_buf *out) {
    uint32_t code = four(at + 2);
    char bytes[4];

    at += 6;
    if ((code & 0xFC00) == 0xD800 && is_low_surrogate(at, end)) {
        code = 0x10000 + ((code - 0xD800) << 10) + (four(at + 2) - 0xDC00);
        at += 6;
    }
    pl_buf_add(out, bytes, pl_utf8_encode(code, bytes));
    return at;
}

static char decode_letter(char c) {
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

/* Tell whether the escape at `at` is a whole one: a token that holds a mistake
 * may end in half of one. */
static bool is_code(const char *at, const char *end) {
    if (at[1] != 'u' || end - at < 6)
        return false;
    for (int i = 2; i < 6; i++)
        if (digit(at[i]) > 15)
            return false;
    return true;
}

void pl_token_decode(const struct pl_token *token, struct pl_buf *out) {
    const char *at = token->text.data;
    const char *end;

    if (token->text.len == 0)
        return;
    end = at + token->text.len;
    if ((token->flags & PL_TOKEN_ESCAPED) == 0 ||
        (token->flags & PL_TOKEN_LENIENT) != 0) {
        pl_buf_add_slice(out, token->text);
        return;
    }
    while (at < end) {
        const char *escape = memchr(at, '\\', (size_t)(end - at));
        if (escape == NULL || escape + 1 == end)
            escape = end;
        pl_buf_add(out, at, (size_t)(escape - at));
        at = escape;
        if (at < end && is_code(at, end)) {
            at = decode_code(at, end, out);
        } else if (at < end) {
            pl_buf_add_char(out, decode_letter(at[1]));
            at += 2;
        }
    }
}

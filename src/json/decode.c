/* pl_token_decode(): the characters of a string, from its written form. */

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

/* Decode the `\uXXXX` at `*at`, or both halves of a surrogate pair, and move
 * `*at` behind it. Returns the end of what was written. */
static char *decode_code(const char **at, const char *end, char *out) {
    uint32_t code = four(*at + 2);

    *at += 6;
    if ((code & 0xFC00) == 0xD800 && is_low_surrogate(*at, end)) {
        code = 0x10000 + ((code - 0xD800) << 10) + (four(*at + 2) - 0xDC00);
        *at += 6;
    }
    return out + pl_utf8_encode(code, out);
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

/* Tell whether the escape at `at` is a complete \uXXXX. A token that contains a
 * mistake may end within an escape. */
static bool is_code(const char *at, const char *end) {
    if (at[1] != 'u' || end - at < 6)
        return false;
    for (int i = 2; i < 6; i++)
        if (digit(at[i]) > 15)
            return false;
    return true;
}

/* Copy the bytes up to the next escape, or the end. */
static char *copy_plain(const char **at, const char *end, char *out) {
    const char *escape = memchr(*at, '\\', (size_t)(end - *at));
    size_t len;

    if (escape == NULL || escape + 1 == end)
        escape = end;
    len = (size_t)(escape - *at);
    memcpy(out, *at, len);
    *at = escape;
    return out + len;
}

/* Decoding never makes a string longer. */
void pl_token_decode(const struct pl_token *token, struct pl_buf *out) {
    const char *at = token->text.data;
    const char *end;
    char *to;

    if (token->text.len == 0)
        return;
    end = at + token->text.len;
    if ((token->flags & PL_TOKEN_ESCAPED) == 0 ||
        (token->flags & PL_TOKEN_LENIENT) != 0) {
        pl_buf_add_slice(out, token->text);
        return;
    }
    to = pl_buf_room(out, token->text.len);
    while (at < end) {
        to = copy_plain(&at, end, to);
        if (at < end && is_code(at, end)) {
            to = decode_code(&at, end, to);
        } else if (at < end) {
            *to++ = decode_letter(at[1]);
            at += 2;
        }
    }
    pl_buf_take(out, to);
}

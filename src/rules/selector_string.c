#include "base/utf8.h"
#include "rules/selector_reader.h"

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

/* The value of the four hexadecimal digits behind `\u`; UINT32_MAX if there are
 * not four. */
static uint32_t read_unit(struct pl_selector_reader *reader) {
    uint32_t unit = 0;
    if (reader->text.len - reader->at < 4)
        return UINT32_MAX;
    for (size_t i = 0; i < 4; i++) {
        int digit = hex_digit(reader->text.data[reader->at + i]);
        if (digit < 0)
            return UINT32_MAX;
        unit = unit << 4 | (uint32_t)digit;
    }
    reader->at += 4;
    return unit;
}

/* The escaped second half of a surrogate pair; UINT32_MAX if there is none. */
static uint32_t read_low_half(struct pl_selector_reader *reader) {
    if (!pl_selector_accept(reader, '\\') || !pl_selector_accept(reader, 'u'))
        return UINT32_MAX;
    uint32_t low = read_unit(reader);
    return low >= 0xDC00 && low <= 0xDFFF ? low : UINT32_MAX;
}

/* Read what follows `\u`. */
static bool read_unicode(struct pl_selector_reader *reader, size_t start,
                         uint32_t *code) {
    *code = read_unit(reader);
    if (*code == UINT32_MAX)
        return pl_selector_fail(reader, start,
                                "\\u needs four hexadecimal digits");
    if (*code < 0xD800 || *code > 0xDFFF)
        return true;

    uint32_t low = *code <= 0xDBFF ? read_low_half(reader) : UINT32_MAX;
    if (low == UINT32_MAX)
        return pl_selector_fail(reader, start, "half of a surrogate pair");
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* Read an escape, behind its backslash. */
static bool read_escape(struct pl_selector_reader *reader, char quote,
                        uint32_t *code) {
    static const char letters[] = "bfnrt/\\";
    static const char meanings[] = "\b\f\n\r\t/\\";
    size_t start = reader->at - 1;
    char c = pl_selector_peek(reader);
    const char *known = c ? strchr(letters, c) : NULL;

    if (reader->at < reader->text.len)
        reader->at++;
    if (c == 'u')
        return read_unicode(reader, start, code);
    if (c == quote)
        *code = (unsigned char)c;
    else if (known)
        *code = (unsigned char)meanings[known - letters];
    else
        return pl_selector_fail(reader, start,
                                "no escape of RFC 9535: a backslash is "
                                "written as \\\\");
    return true;
}

/* Read one character of a string, decoding an escape. */
static bool read_char(struct pl_selector_reader *reader, char quote,
                      uint32_t *code) {
    struct pl_slice rest = pl_slice_of(reader->text.data + reader->at,
                                       reader->text.len - reader->at);
    size_t len = pl_utf8_step(rest);
    if (len == 0)
        return pl_selector_fail(reader, reader->at, "bytes that are not UTF-8");
    *code = pl_utf8_decode(rest.data);
    if (*code < 0x20)
        return pl_selector_fail(reader, reader->at,
                                "a control character in a name: escape it");
    reader->at += len;
    return *code != '\\' || read_escape(reader, quote, code);
}

/* The number of bytes up to and including the closing quote; decoding does not
 * need more. */
static size_t room_for(const struct pl_selector_reader *reader, char quote) {
    size_t at = reader->at;
    while (at < reader->text.len && reader->text.data[at] != quote)
        at += reader->text.data[at] == '\\' ? 2 : 1;
    return at - reader->at + 1;
}

bool pl_selector_read_string(struct pl_selector_reader *reader,
                             struct pl_slice *out) {
    size_t start = reader->at, len = 0;
    char quote = reader->text.data[reader->at++];
    char *decoded = pl_arena_alloc(reader->arena, room_for(reader, quote));

    while (!pl_selector_accept(reader, quote)) {
        uint32_t code = 0;
        char bytes[4];
        if (reader->at == reader->text.len)
            return pl_selector_fail(reader, start,
                                    "a quote that is never closed");
        if (!read_char(reader, quote, &code))
            return false;
        size_t width = pl_utf8_encode(code, bytes);
        memcpy(decoded + len, bytes, width);
        len += width;
    }
    *out = pl_slice_of(decoded, len);
    return true;
}

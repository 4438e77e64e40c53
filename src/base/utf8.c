#include "base/utf8.h"

static bool is_in(unsigned char byte, unsigned char low, unsigned char high) {
    return byte >= low && byte <= high;
}

/* Tell whether the byte `second` may follow `lead`. This excludes overlong
 * forms, surrogates and code points beyond U+10FFFF. */
static bool may_follow(unsigned char lead, unsigned char second) {
    switch (lead) {
    case 0xE0:
        return is_in(second, 0xA0, 0xBF);
    case 0xED:
        return is_in(second, 0x80, 0x9F);
    case 0xF0:
        return is_in(second, 0x90, 0xBF);
    case 0xF4:
        return is_in(second, 0x80, 0x8F);
    default:
        return is_in(second, 0x80, 0xBF);
    }
}

/* The length of a sequence that starts with `lead`; 0 if none does. */
static size_t length_for(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead < 0xE0)
        return 2;
    return lead < 0xF0 ? 3 : 4;
}

size_t pl_utf8_step(struct pl_slice text) {
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t len = length_for(bytes[0]);
    if (len <= 1)
        return len;
    if (len > text.len || !may_follow(bytes[0], bytes[1]))
        return 0;
    for (size_t i = 2; i < len; i++) {
        if (!is_in(bytes[i], 0x80, 0xBF))
            return 0;
    }
    return len;
}

size_t pl_utf8_bad_run(struct pl_slice text) {
    size_t len = 0;
    while (len < text.len &&
           pl_utf8_step(pl_slice_of(text.data + len, text.len - len)) == 0)
        len++;
    return len;
}

uint32_t pl_utf8_decode(const char *text) {
    const unsigned char *bytes = (const unsigned char *)text;
    size_t len = length_for(bytes[0]);
    if (len <= 1)
        return bytes[0];

    uint32_t code = bytes[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++)
        code = code << 6 | (bytes[i] & 0x3Fu);
    return code;
}

size_t pl_utf8_encode(uint32_t code, char out[4]) {
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};

    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)(marks[len] | code);
    return len;
}

static uint64_t load_word(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* The number of bytes at the start of `text` in 8-byte words that are all
 * ASCII. */
static size_t ascii_words(struct pl_slice text) {
    const uint64_t high_bits = 0x8080808080808080;
    const char *at = text.data;
    const char *end = at + text.len;
    while (end - at >= 32) {
        uint64_t all = load_word(at) | load_word(at + 8) | load_word(at + 16) |
                       load_word(at + 24);
        if (all & high_bits)
            break;
        at += 32;
    }
    while (end - at >= 8 && !(load_word(at) & high_bits))
        at += 8;
    return (size_t)(at - text.data);
}

uint64_t pl_utf8_count(struct pl_slice text) {
    uint64_t count = 0;
    size_t at = 0;
    while (at < text.len) {
        size_t ascii = ascii_words(pl_slice_of(text.data + at, text.len - at));
        count += ascii;
        at += ascii;
        /* Take some single steps before words are tried again. */
        for (int i = 0; i < 8 && at < text.len; i++, count++) {
            struct pl_slice rest = pl_slice_of(text.data + at, text.len - at);
            size_t step =
                (unsigned char)*rest.data < 0x80 ? 1 : pl_utf8_step(rest);
            at += step > 0 ? step : pl_utf8_bad_run(rest);
        }
    }
    return count;
}

bool pl_utf8_is_space(uint32_t code) {
    if (code < 0x80)
        return code == ' ' || (code >= 0x09 && code <= 0x0D);
    return code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

struct pl_slice pl_utf8_beginning(struct pl_slice text, size_t points) {
    size_t len = 0;
    for (size_t n = 0; n < points && len < text.len; n++) {
        size_t step =
            pl_utf8_step(pl_slice_of(text.data + len, text.len - len));
        len += step > 0 ? step : 1;
    }
    return pl_slice_of(text.data, len);
}

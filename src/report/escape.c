#include "report/escape.h"

#include <stdio.h>

#include "base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"

struct range {
    uint32_t first, last;
};

/* Characters that are invisible, move what is visible, or end a line. Joiners
 * are included: terminals disagree on the width of what they join, while an
 * escape has a certain width. */
static const struct range unsafe[] = {
    {0x0000, 0x001F}, /* C0 controls */
    {0x007F, 0x009F}, /* DEL, C1 controls */
    {0x00AD, 0x00AD}, /* soft hyphen */
    {0x034F, 0x034F}, /* combining grapheme joiner */
    {0x061C, 0x061C}, /* Arabic letter mark */
    {0x115F, 0x1160}, /* Hangul fillers */
    {0x17B4, 0x17B5}, /* Khmer inherent vowels */
    {0x180B, 0x180F}, /* Mongolian selectors and separator */
    {0x200B, 0x200F}, /* zero-width space, joiners, direction marks */
    {0x2028, 0x202E}, /* line and paragraph separator, embeddings, overrides */
    {0x2060, 0x206F}, /* word joiner, invisible operators, isolates */
    {0x3164, 0x3164}, /* Hangul filler */
    {0xD800, 0xDFFF}, /* surrogates */
    {0xFEFF, 0xFEFF}, /* byte order mark */
    {0xFFA0, 0xFFA0}, /* half-width Hangul filler */
    {0xFFF0, 0xFFFB}, /* unassigned default-ignorables, annotations */
    {0xFFFE, 0xFFFF}, /* noncharacters */
    {0x1BCA0, 0x1BCA3}, /* shorthand format controls */
    {0x1D173, 0x1D17A}, /* musical format controls */
    {0xE0000, 0xE0FFF}, /* tags, variation selectors 17 and up */
};

bool pl_escape_is_unsafe(uint32_t code) {
    if (code >= 0x20 && code < 0x7F)
        return false;
    for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++)
        if (code <= unsafe[i].last)
            return code >= unsafe[i].first;
    return false;
}

/* Tell whether `text` begins with a surrogate encoded in three bytes, which
 * UTF-8 does not allow. */
static bool is_surrogate(struct pl_slice text) {
    return text.len >= 3 && (unsigned char)text.data[0] == 0xED &&
           ((unsigned char)text.data[1] & 0xE0) == 0xA0 &&
           ((unsigned char)text.data[2] & 0xC0) == 0x80;
}

static void show(struct pl_glyph *glyph, const char *shown) {
    glyph->shown_len = strlen(shown);
    memcpy(glyph->shown, shown, glyph->shown_len);
    glyph->width = (unsigned)glyph->shown_len;
}

static void show_code(struct pl_glyph *glyph, uint32_t code) {
    char shown[sizeof glyph->shown];

    if (code == '\n')
        show(glyph, "\\n");
    else if (code == '\r')
        show(glyph, "\\r");
    else if (code == '\t')
        show(glyph, "\\t");
    else {
        snprintf(shown, sizeof shown, code > 0xFFFF ? "\\u{%X}" : "\\u%04X",
                 (unsigned)code);
        show(glyph, shown);
    }
}

static void show_byte(struct pl_glyph *glyph, unsigned char byte) {
    char shown[sizeof glyph->shown];
    snprintf(shown, sizeof shown, "\\x%02X", byte);
    show(glyph, shown);
}

static void show_surrogate(struct pl_glyph *glyph, const char *bytes) {
    uint32_t high = (unsigned char)bytes[1] & 0x3Fu;
    show_code(glyph, 0xD000u | high << 6 | ((unsigned char)bytes[2] & 0x3Fu));
}

struct pl_glyph pl_escape_glyph(struct pl_slice text) {
    struct pl_glyph glyph = {.len = pl_utf8_step(text)};

    if (glyph.len == 0 && is_surrogate(text)) {
        glyph.len = 3;
        show_surrogate(&glyph, text.data);
        return glyph;
    }
    if (glyph.len == 0) {
        glyph.len = 1;
        show_byte(&glyph, (unsigned char)text.data[0]);
        return glyph;
    }
    uint32_t code = pl_utf8_decode(text.data);
    if (pl_escape_is_unsafe(code)) {
        show_code(&glyph, code);
        return glyph;
    }
    memcpy(glyph.shown, text.data, glyph.len);
    glyph.shown_len = glyph.len;
    glyph.width = (unsigned)pl_utf8_width(code);
    return glyph;
}

static struct pl_slice rest_of(struct pl_slice text, size_t len) {
    return pl_slice_of(text.data + len, text.len - len);
}

void pl_escape_text(struct pl_buf *out, struct pl_slice text) {
    while (text.len > 0) {
        size_t plain = 0;
        while (plain < text.len && pl_escape_is_plain(text.data[plain]))
            plain++;
        pl_buf_add(out, text.data, plain);
        text = rest_of(text, plain);
        if (text.len == 0)
            return;
        struct pl_glyph glyph = pl_escape_glyph(text);
        pl_buf_add(out, glyph.shown, glyph.shown_len);
        text = rest_of(text, glyph.len);
    }
}

/* The length of the maximal subpart at the start of `text`: the longest
 * beginning of a well-formed sequence, or one byte. */
static size_t subpart(struct pl_slice text) {
    if (is_surrogate(text))
        return 3;
    for (size_t len = 3; len > 1; len--) {
        char whole[4] = {'\x80', '\x80', '\x80', '\x80'};
        if (text.len < len)
            continue;
        memcpy(whole, text.data, len);
        if (pl_utf8_step(pl_slice_of(whole, sizeof whole)) > len)
            return len;
    }
    return 1;
}

/* A number of bytes at the start of `text` that are ASCII; there may be some
 * more. */
static size_t ascii_run(struct pl_slice text) {
    size_t len = 0;
    uint64_t word = 0;
    for (; len + sizeof word <= text.len; len += sizeof word) {
        memcpy(&word, text.data + len, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    return len;
}

void pl_escape_utf8(struct pl_buf *out, struct pl_slice text) {
    while (text.len > 0) {
        size_t good = ascii_run(text);
        size_t step = 1;
        while (good < text.len && step > 0) {
            step = pl_utf8_step(rest_of(text, good));
            good += step;
        }
        pl_buf_add(out, text.data, good);
        text = rest_of(text, good);
        if (text.len == 0)
            return;
        pl_buf_add_str(out, REPLACEMENT);
        text = rest_of(text, subpart(text));
    }
}

void pl_escape_json(struct pl_buf *out, uint32_t code) {
    if (code > 0xFFFF) {
        code -= 0x10000;
        pl_buf_add_format(out, "\\u%04x", (unsigned)(0xD800 | code >> 10));
        code = 0xDC00 | (code & 0x3FF);
    }
    pl_buf_add_format(out, "\\u%04x", (unsigned)code);
}

uint64_t pl_escape_width(struct pl_slice text) {
    uint64_t width = 0;
    while (text.len > 0) {
        struct pl_glyph glyph = pl_escape_glyph(text);
        width += glyph.width;
        text = pl_slice_of(text.data + glyph.len, text.len - glyph.len);
    }
    return width;
}

#include "base/decimal.h"
#include "base/utf8.h"
#include "yaml/yaml.h"

struct pl_node *pl_node_get(const struct pl_node *mapping, const char *key) {
    for (size_t i = 0; i < mapping->count; i++)
        if (pl_slice_is(mapping->keys[i].text, key))
            return &mapping->items[i];
    return NULL;
}

static bool is_one_of(struct pl_slice text, const char *const *words) {
    for (; *words; words++)
        if (pl_slice_is(text, *words))
            return true;
    return false;
}

void pl_node_set_plain(struct pl_node *scalar, struct pl_slice text) {
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const yes[] = {"true", "True", "TRUE", NULL};
    static const char *const no[] = {"false", "False", "FALSE", NULL};
    struct pl_decimal number;

    scalar->text = text;
    scalar->scalar = PL_SCALAR_TEXT;
    if (text.len > strlen("false") || !strchr("~nNtTfF", *text.data)) {
        if (pl_decimal_read(&number, text))
            scalar->scalar = PL_SCALAR_NUMBER;
        return;
    }
    scalar->truth = is_one_of(text, yes);
    if (scalar->truth || is_one_of(text, no))
        scalar->scalar = PL_SCALAR_BOOLEAN;
    else if (is_one_of(text, nulls))
        scalar->scalar = PL_SCALAR_NULL;
}

/* The number of bytes in the source of one character of a double-quoted scalar;
 * `*text_len` is the number of bytes that it has in the text. */
static size_t escape_width(const char *at, size_t left, size_t *text_len) {
    static const char hex[] = "xuU";
    char out[4];
    *text_len = 1;
    if (*at != '\\' || left < 2)
        return 1;

    const char *kind = strchr(hex, at[1]);
    size_t digits = kind && at[1] ? (size_t)2 << (kind - hex) : 0;
    if (at[1] == 'N' || at[1] == '_')
        *text_len = 2; /* U+0085, U+00A0 */
    if (at[1] == 'L' || at[1] == 'P')
        *text_len = 3; /* U+2028, U+2029 */
    if (digits == 0 || left < 2 + digits)
        return 2;

    uint32_t code = 0;
    for (size_t i = 0; i < digits; i++) {
        char c = at[2 + i];
        unsigned digit =
            c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a') + 10;
        code = code << 4 | (digit & 15);
    }
    *text_len = pl_utf8_encode(code, out);
    return 2 + digits;
}

/* The offset of byte `offset` of the text, in the source from the start of the
 * scalar. */
static size_t source_offset(const char *source, size_t len, size_t offset) {
    char quote = len > 0 ? *source : '\0';
    if (quote != '"' && quote != '\'')
        return offset;

    size_t at = 1;
    for (size_t text = 0; text < offset && at < len;) {
        size_t text_len = 1;
        if (quote == '"')
            at += escape_width(source + at, len - at, &text_len);
        else
            at += source[at] == '\'' ? 2 : 1;
        text += text_len;
    }
    return at;
}

struct pl_place pl_node_place(const struct pl_node *scalar, size_t offset) {
    struct pl_place place = pl_node_start(scalar);
    struct pl_place end = pl_node_end(scalar);
    bool is_block = false;
    size_t len = (size_t)(end.offset - place.offset);
    const char *source = scalar->file->text.data + place.offset;
    if (len > 0)
        is_block = *source == '|' || *source == '>';
    if (is_block || scalar->is_filled || place.line != end.line)
        return place;

    size_t skip = source_offset(source, len, offset);
    if (skip > len)
        skip = len;
    place.offset += skip;
    place.column += pl_utf8_count(pl_slice_of(source, skip));
    return place;
}

#include "base/utf8.h"
#include "input/json_search.h"

/* An escape: its length and its decoded bytes. */
struct escape {
    size_t len;
    char bytes[4];
    size_t count;
};

static uint32_t four_digits(const char *at) {
    static const char digits[] = "0123456789abcdef";
    uint32_t code = 0;
    for (size_t i = 0; i < 4; i++) {
        char c = (char)(at[i] >= 'A' && at[i] <= 'F' ? at[i] | 0x20 : at[i]);
        /* NOLINTNEXTLINE(bugprone-not-null-*): the NUL is no digit. */
        const char *digit = memchr(digits, c, 16);
        code = code * 16 + (uint32_t)(digit ? digit - digits : 0);
    }
    return code;
}

static char letter_of(char c) {
    static const char letters[] = "bfnrt";
    static const char means[] = "\b\f\n\r\t";
    /* NOLINTNEXTLINE(bugprone-not-null-*): the NUL is no letter. */
    const char *at = memchr(letters, c, 5);
    return at ? means[at - letters] : c;
}

static bool has_code(struct pl_slice text) {
    return text.len >= 6 && text.data[0] == '\\' && text.data[1] == 'u';
}

/* Read the escape at the start of `text`; a surrogate pair is one escape. */
static struct escape read_escape(struct pl_slice text) {
    struct escape escape = {.len = text.len < 2 ? text.len : 2, .count = 1};
    if (!has_code(text)) {
        escape.bytes[0] = letter_of(text.data[escape.len - 1]);
        return escape;
    }
    uint32_t code = four_digits(text.data + 2);
    struct pl_slice next = pl_slice_of(text.data + 6, text.len - 6);
    escape.len = 6;
    if ((code & 0xFC00) == 0xD800 && has_code(next) &&
        (four_digits(next.data + 2) & 0xFC00) == 0xDC00) {
        code = 0x10000 + ((code & 0x3FF) << 10) +
               (four_digits(next.data + 2) & 0x3FF);
        escape.len = 12;
    }
    escape.count = pl_utf8_encode(code, escape.bytes);
    return escape;
}

void pl_json_string_add(struct pl_extract *out, const struct pl_extract *from,
                        struct pl_span inside) {
    size_t end = (size_t)inside.end;
    for (size_t at = (size_t)inside.start; at < end;) {
        struct pl_slice rest = pl_slice_of(from->text.data + at, end - at);
        const char *sign = memchr(rest.data, '\\', rest.len);
        size_t plain = sign ? (size_t)(sign - rest.data) : rest.len;
        pl_extract_copy(out, from, at, at + plain);
        at += plain;
        if (at == end)
            return;
        struct escape escape =
            read_escape(pl_slice_of(from->text.data + at, end - at));
        pl_extract_mean(out, from, (struct pl_span){at, at + escape.len},
                        pl_slice_of(escape.bytes, escape.count));
        at += escape.len;
    }
}

void pl_json_string_take(struct pl_extract *out, const struct pl_extract *from,
                         const struct pl_json_node *string) {
    pl_extract_begin(out, from, &pl_json_string_layer);
    pl_json_string_add(out, from, pl_json_inside(string));
}

static bool write_in_string(struct pl_slice text, struct pl_buf *out) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (c == '"' || c == '\\')
            pl_buf_add_char(out, '\\');
        if ((unsigned char)c < ' ')
            pl_buf_add_format(out, "\\u%04x", (unsigned)c);
        else
            pl_buf_add_char(out, c);
    }
    return true;
}

const struct pl_layer pl_json_string_layer = {write_in_string};

#include "model/literal.h"

/* The character that follows the backslash in the short escape of `c`; 0 if it
 * has no short escape. */
static char short_escape(char c) {
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

void pl_literal_add(struct pl_buf *out, struct pl_slice text) {
    pl_buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        char escape = short_escape(c);
        if (escape)
            pl_buf_add_format(out, "\\%c", escape);
        else if ((unsigned char)c < 0x20)
            pl_buf_add_format(out, "\\u%04x", (unsigned)c);
        else
            pl_buf_add_char(out, c);
    }
    pl_buf_add_char(out, '"');
}

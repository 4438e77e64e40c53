#include "input/liquid.h"

/* The end of the tag that begins at `at`, on the same line; `at` if there is
 * none. */
static size_t tag_end(struct pl_slice text, size_t at) {
    if (text.len - at < 4 || memcmp(text.data + at, "{%", 2) != 0)
        return at;
    for (size_t end = at + 2; end + 1 < text.len && text.data[end] != '\n';
         end++)
        if (text.data[end] == '%' && text.data[end + 1] == '}')
            return end + 2;
    return at;
}

void pl_liquid_strip(const struct pl_extract *from, struct pl_extract *out) {
    struct pl_slice text = pl_extract_text(from);
    size_t done = 0;
    bool is_quoted = false;
    pl_extract_begin(out, from, NULL);
    for (size_t at = 0; at < text.len;) {
        size_t end = is_quoted ? at : tag_end(text, at);
        if (end > at) {
            pl_extract_copy(out, from, done, at);
            at = done = end;
            continue;
        }
        if (text.data[at] == '"')
            is_quoted = !is_quoted;
        else if (text.data[at] == '\n' || text.data[at] == '\r')
            is_quoted = false;
        at += is_quoted && text.data[at] == '\\' ? 2 : 1;
    }
    pl_extract_copy(out, from, done, text.len);
}

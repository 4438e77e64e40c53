#include "report/markdown.h"

#include "report/escape.h"
#include "report/uri.h"

static bool is_markup(char c) {
    return c != '\0' && strchr("\\`*_{}[]()<>#+-!|~&@:", c);
}

/* Append one character, as an escape if it is not safe. */
static size_t add_glyph(struct pl_buf *out, struct pl_slice text) {
    struct pl_glyph glyph = pl_escape_glyph(text);
    for (size_t i = 0; i < glyph.shown_len; i++) {
        if (is_markup(glyph.shown[i]))
            pl_buf_add_char(out, '\\');
        pl_buf_add_char(out, glyph.shown[i]);
    }
    return glyph.len;
}

void pl_markdown_add_text(struct pl_buf *out, struct pl_slice text) {
    for (size_t i = 0; i < text.len;) {
        bool is_blank = text.data[i] == '\n' || text.data[i] == '\t';
        if (is_blank)
            pl_buf_add_char(out, ' ');
        i += is_blank
                 ? 1
                 : add_glyph(out, pl_slice_of(text.data + i, text.len - i));
    }
}

/* The length of the longest run of backticks, which the fence must exceed. */
static size_t longest_run(struct pl_slice text) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.data[i] == '`' ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}

static void add_fence(struct pl_buf *out, size_t len) {
    for (size_t i = 0; i < len; i++)
        pl_buf_add_char(out, '`');
}

void pl_markdown_add_code(struct pl_buf *out, struct pl_slice text) {
    size_t fence = longest_run(text) + 1;
    bool is_padded = fence > 1;
    add_fence(out, fence);
    if (is_padded)
        pl_buf_add_char(out, ' ');
    pl_escape_text(out, text);
    if (is_padded)
        pl_buf_add_char(out, ' ');
    add_fence(out, fence);
}

void pl_markdown_add_link(struct pl_buf *out, struct pl_slice url) {
    if (!pl_uri_is_http(url)) {
        pl_markdown_add_text(out, url);
        return;
    }
    pl_buf_add_char(out, '<');
    pl_buf_add_slice(out, url);
    pl_buf_add_char(out, '>');
}

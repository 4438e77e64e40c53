#include "report/wrap.h"

#include "report/escape.h"

#define ESCAPE '\033'

/* The length of the escape sequence at the start of `text`: a colour, which
 * ends with m, or a link, which ends with a backslash. */
static size_t sequence_len(struct pl_slice text) {
    char end = text.len > 1 && text.data[1] == ']' ? '\\' : 'm';
    for (size_t i = 1; i < text.len; i++)
        if (text.data[i] == end)
            return i + 1;
    return text.len;
}

/* A word: its bytes up to a space, and its cells. */
struct word {
    size_t len;
    unsigned width;
};

static struct word next_word(struct pl_slice text) {
    struct word word = {0, 0};
    while (word.len < text.len && text.data[word.len] != ' ') {
        struct pl_slice rest =
            pl_slice_of(text.data + word.len, text.len - word.len);
        if (*rest.data == ESCAPE) {
            word.len += sequence_len(rest);
            continue;
        }
        struct pl_glyph glyph = pl_escape_glyph(rest);
        word.len += glyph.len;
        word.width += glyph.width;
    }
    return word;
}

static void begin_line(struct pl_buf *out, unsigned indent) {
    pl_buf_add_char(out, '\n');
    for (unsigned i = 0; i < indent; i++)
        pl_buf_add_char(out, ' ');
}

void pl_wrap_add(struct pl_buf *out, struct pl_slice line,
                 struct pl_wrap wrap) {
    unsigned column = wrap.taken, start = wrap.taken;
    if (wrap.width == 0) {
        pl_buf_add_slice(out, line);
        return;
    }
    while (line.len > 0) {
        struct word word = next_word(line);
        if (column > start && column + 1 + word.width > wrap.width) {
            begin_line(out, wrap.indent);
            column = start = wrap.indent;
        } else if (column > start) {
            pl_buf_add_char(out, ' ');
            column++;
        }
        pl_buf_add(out, line.data, word.len);
        column += word.width;
        size_t step = word.len < line.len ? word.len + 1 : word.len;
        line = pl_slice_of(line.data + step, line.len - step);
    }
}

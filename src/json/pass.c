#include "json/pass.h"

#include "base/utf8.h"
#include "json/scan.h"
#include "json/state.h"

bool pl_pass_is_fit(const pl_reader *reader) {
    const struct pl_frame *top = pl_reader_top(reader);

    return !reader->is_stopped && !top->is_doubled && !top->is_cut &&
           reader->suspect.offset == PL_READER_NO_SUSPECT;
}

struct pl_pass_line pl_pass_line(const pl_reader *reader) {
    return (struct pl_pass_line){reader->line_first, reader->indent};
}

uint64_t pl_pass_depth(const pl_reader *reader) {
    return reader->limits.depth - reader->depth;
}

void pl_pass_value(pl_reader *reader, uint64_t end, struct pl_pass_line line) {
    struct pl_token token;

    reader->line_first = line.first;
    reader->indent = line.indent;
    pl_reader_close(reader, &token, (struct pl_span){end - 1, end});
}

void pl_pass_elements(pl_reader *reader, uint64_t end,
                      struct pl_pass_line line) {
    reader->line_first = line.first;
    reader->indent = line.indent;
    reader->at = end;
}

bool pl_pass_is_at_line(const pl_reader *reader, uint64_t *offset) {
    *offset = reader->at;
    return reader->framing == PL_FRAMING_LINES &&
           reader->expect == PL_EXPECT_DOCUMENT && reader->indent == 0;
}

void pl_pass_document(pl_reader *reader, uint64_t end) {
    reader->at = end;
    reader->last_end = end;
    reader->expect = PL_EXPECT_END;
}

/* The code of `\uXXXX` at `at` and a bit more, the 17th; 0 if it is
 * none. */
static unsigned code_at(const char *at) {
    unsigned code = 0;

    if (at[0] != '\\' || at[1] != 'u')
        return 0;
    for (int i = 2; i < 6; i++) {
        char c = at[i];
        if (pl_scan_is_digit(c))
            code = code << 4 | (unsigned)(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            code = code << 4 | (unsigned)((c | 0x20) - 'a' + 10);
        else
            return 0;
    }
    return code | 1u << 16;
}

/* The bytes of the escape at `at`, both halves of a pair; 0 if it is none. */
static size_t escape_at(const char *at) {
    unsigned code = code_at(at) & 0xFFFF;

    if (at[1] != 'u')
        return at[1] != '\0' && strchr("\"\\/bfnrt", at[1]) != NULL ? 2 : 0;
    if (code < 0xD800 || code > 0xDFFF)
        return code_at(at) != 0 ? 6 : 0;
    return code < 0xDC00 && (code_at(at + 6) & 0xFC00) == 0xDC00 ? 12 : 0;
}

const char *pl_pass_string(const char *at, bool *is_escaped) {
    for (*is_escaped = false;; at = pl_scan_string(at)) {
        size_t step = 0;
        if (*at == '\\') {
            *is_escaped = true;
            step = escape_at(at);
        } else if ((unsigned char)*at >= 0x80) {
            step = pl_utf8_step(pl_slice_of(at, 4));
        }
        if (step == 0)
            return at;
        at += step;
    }
}

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

/* The value of the hexadecimal digit `c`, or 16. */
static unsigned digit(char c) {
    if (pl_scan_is_digit(c))
        return (unsigned)(c - '0');
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'f'
               ? (unsigned)((c | 0x20) - 'a') + 10
               : 16;
}

/* Tell whether there is a `\uXXXX` at `at`; `*code` is its value. */
static bool is_code(const char *at, unsigned *code) {
    *code = 0;
    if (at[0] != '\\' || at[1] != 'u')
        return false;
    for (int i = 2; i < 6; i++) {
        unsigned value = digit(at[i]);
        if (value > 15)
            return false;
        *code = *code << 4 | value;
    }
    return true;
}

/* The size of the escape `\u…` at `at`, or of both halves of a surrogate pair;
 * 0 if it is malformed. */
static size_t code_size(const char *at) {
    unsigned code, low;

    if (!is_code(at, &code))
        return 0;
    if (code < 0xD800 || code > 0xDFFF)
        return 6;
    return code < 0xDC00 && is_code(at + 6, &low) && (low & 0xFC00) == 0xDC00
               ? 12
               : 0;
}

/* The size of the escape at `at`; 0 if it is malformed. */
static size_t escape_size(const char *at) {
    switch (at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return 2;
    case 'u':
        return code_size(at);
    default:
        return 0;
    }
}

static inline bool is_trail(char c) {
    return (c & 0xC0) == 0x80;
}

/* The size of the character beyond ASCII at `at`; 0 if it is ill-formed. */
static inline size_t char_size(const char *at) {
    unsigned char lead = (unsigned char)at[0];

    if (lead >= 0xC2 && lead <= 0xDF && is_trail(at[1]))
        return 2;
    if (lead > 0xE0 && lead < 0xED && is_trail(at[1]) && is_trail(at[2]))
        return 3;
    return pl_utf8_step(pl_slice_of(at, 4));
}

const char *pl_pass_string(const char *at, bool *is_escaped) {
    for (*is_escaped = false;; at = pl_scan_string(at)) {
        size_t size = 0;
        if (*at == '\\') {
            *is_escaped = true;
            size = escape_size(at);
        }
        while ((unsigned char)*at >= 0x80 && (size = char_size(at)) != 0 &&
               (unsigned char)at[size] >= 0x80)
            at += size;
        if (size == 0)
            return at;
        at += size;
    }
}

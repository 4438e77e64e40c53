#include "report/json_line.h"

#include <assert.h>

#include "base/utf8.h"
#include "report/escape.h"

void pl_json_line_init(struct pl_json_line *line, struct pl_heap *heap) {
    *line = (struct pl_json_line){.is_first = true};
    pl_buf_init(&line->text, heap);
}

void pl_json_line_fini(struct pl_json_line *line) {
    pl_buf_fini(&line->text);
}

void pl_json_line_begin(struct pl_json_line *line, struct pl_buf *out) {
    line->out = out;
    line->is_first = true;
}

void pl_json_last_init(struct pl_json_last *last, struct pl_heap *heap) {
    pl_buf_init(&last->text, heap);
    pl_buf_init(&last->written, heap);
}

void pl_json_last_fini(struct pl_json_last *last) {
    pl_buf_fini(&last->text);
    pl_buf_fini(&last->written);
}

/* Tell whether a string has `c` as it is. */
static bool is_itself(char c) {
    return pl_escape_is_plain(c) && c != '"' && c != '\\';
}

/* Copy the text from `*from` on as it stands in a string, as far as it is
 * printable ASCII, and leave `*from` behind that. Returns where the copy ends,
 * which has twice the room. Eight bytes at a time: one below 0x20, one that is
 * 0x7F, a quote and a backslash borrow or carry into the high bit of a byte,
 * their own or of one behind. */
static char *copy_plain(char *to, const char **from, const char *end) {
    const uint64_t ones = 0x0101010101010101;
    const char *at = *from;

    while (at < end) {
        uint64_t word;
        for (; end - at >= (ptrdiff_t)sizeof word; at += sizeof word) {
            memcpy(&word, at, sizeof word);
            memcpy(to, &word, sizeof word);
            uint64_t hits = word | (word - ones * 0x20) | (word + ones) |
                            ((word ^ ones * '"') - ones) |
                            ((word ^ ones * '\\') - ones);
            if ((hits & ones << 7) != 0)
                break;
            to += sizeof word;
        }
        while (at < end && is_itself(*at))
            *to++ = *at++;
        if (at == end || (*at != '"' && *at != '\\'))
            break;
        *to++ = '\\';
        *to++ = *at++;
    }
    *from = at;
    return to;
}

static void add_control(struct pl_buf *out, uint32_t code) {
    static const char letters[] = "btn?fr"; /* from backspace on */

    if (code >= '\b' && code <= '\r' && code != '\v') {
        pl_buf_add_char(out, '\\');
        pl_buf_add_char(out, letters[code - '\b']);
    } else {
        pl_escape_json(out, code);
    }
}

/* Append the character at `at`, of well-formed text, as it stands in a string.
 * Returns what is behind it. */
static const char *add_character(struct pl_buf *out, const char *at,
                                 const char *end) {
    size_t size = pl_utf8_step(pl_slice_of(at, (size_t)(end - at)));
    uint32_t code = pl_utf8_decode(at);

    assert(size > 0);
    if (pl_escape_is_unsafe(code))
        add_control(out, code);
    else
        pl_buf_add(out, at, size);
    return at + size;
}

/* Append text that begins with a character that is not copied. */
static void add_rest(struct pl_json_line *line, struct pl_slice text) {
    pl_buf_clear(&line->text);
    pl_escape_utf8(&line->text, text);
    const char *at = line->text.data;
    const char *end = at + line->text.len;
    while (at < end) {
        at = add_character(line->out, at, end);
        struct pl_slice rest = pl_slice_of(at, (size_t)(end - at));
        char *to = pl_buf_room(line->out, pl_json_line_room(rest));
        pl_buf_take(line->out, copy_plain(to, &at, end));
    }
}

void pl_json_line_write(struct pl_json_line *line, char *to,
                        struct pl_slice text) {
    const char *at = text.data;
    const char *end = at + text.len;

    *to++ = '"';
    to = copy_plain(to, &at, end);
    if (at == end)
        *to++ = '"';
    pl_buf_take(line->out, to);
    if (at == end)
        return;
    add_rest(line, pl_slice_of(at, (size_t)(end - at)));
    pl_buf_add_char(line->out, '"');
}

void pl_json_line_write_again(struct pl_json_line *line, char *to,
                              struct pl_slice text, struct pl_json_last *last) {
    struct pl_buf *out = line->out;

    if (last->written.len > 0 && pl_slice_eq(text, pl_buf_slice(&last->text))) {
        pl_buf_take(out, to);
        pl_buf_add_slice(out, pl_buf_slice(&last->written));
        return;
    }
    size_t start = (size_t)(to - out->data);
    pl_json_line_write(line, to, text);
    pl_buf_clear(&last->text);
    pl_buf_add_slice(&last->text, text);
    pl_buf_clear(&last->written);
    pl_buf_add(&last->written, out->data + start, out->len - start);
}

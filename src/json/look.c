#include "json/look.h"

#include "base/utf8.h"
#include "json/quotes.h"
#include "json/scan.h"

int pl_look_fill(pl_reader *reader, uint64_t offset) {
    struct pl_window *window = reader->window;
    int c;

    while (offset + PL_LOOK_AHEAD >= window->base + window->len)
        if (!pl_window_more(window, reader->at))
            break;
    if (offset >= window->base + window->len)
        return PL_LOOK_END;
    c = (unsigned char)*pl_window_at(window, offset);
    if ((c == '\n' && reader->framing == PL_FRAMING_LINES) ||
        (c == PL_READER_RS && reader->has_rs))
        return PL_LOOK_END;
    return c;
}

bool pl_look_is(pl_reader *reader, uint64_t offset, const char *word) {
    for (; *word != '\0'; word++, offset++)
        if (pl_look(reader, offset) != (unsigned char)*word)
            return false;
    return true;
}

static bool is_far(uint64_t start, uint64_t offset) {
    return offset - start >= PL_LOOK_MAX;
}

uint64_t pl_look_blank(pl_reader *reader, uint64_t offset) {
    uint64_t start = offset;
    int c = pl_look(reader, offset);

    while ((c == ' ' || c == '\t') && !is_far(start, offset))
        c = pl_look(reader, ++offset);
    return offset;
}

uint64_t pl_look_line(pl_reader *reader, uint64_t offset) {
    uint64_t start = offset;
    while (!pl_look_ends_line(pl_look(reader, offset)) &&
           !is_far(start, offset))
        offset++;
    return offset;
}

bool pl_look_comment(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, offset);

    if (c == '/')
        c = pl_look(reader, offset + 1);
    else
        return c == '#';
    return c == '/' || c == '*';
}

static bool is_letter(int c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

bool pl_look_remark(pl_reader *reader, uint64_t offset) {
    return pl_look_comment(reader, offset) &&
           !(offset > reader->window->base + 1 &&
             pl_look(reader, offset - 1) == ':' &&
             is_letter(pl_look(reader, offset - 2)));
}

static uint64_t pass_comment(pl_reader *reader, uint64_t offset) {
    uint64_t start = offset;
    if (!pl_look_is(reader, offset, "/*"))
        return pl_look_line(reader, offset);
    offset += 2;
    while (!is_far(start, offset) && pl_look(reader, offset) != PL_LOOK_END) {
        if (pl_look_is(reader, offset, "*/"))
            return offset + 2;
        offset++;
    }
    return offset;
}

uint64_t pl_look_space(pl_reader *reader, uint64_t offset) {
    uint64_t start = offset;
    while (!is_far(start, offset)) {
        int c = pl_look(reader, offset);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            offset++;
        else if (pl_look_comment(reader, offset))
            offset = pass_comment(reader, offset);
        else
            break;
    }
    return offset;
}

uint64_t pl_look_string(pl_reader *reader, uint64_t offset) {
    uint64_t start = offset;
    int c;

    for (offset++; !is_far(start, offset); offset++) {
        c = pl_look(reader, offset);
        if (pl_look_ends_line(c))
            return 0;
        if (c == '"')
            return offset + 1;
        if (c == '\\' && !pl_look_ends_line(pl_look(reader, offset + 1)))
            offset++;
    }
    return 0;
}

size_t pl_look_char(pl_reader *reader, uint64_t offset) {
    char bytes[4];
    size_t n = 0;

    while (n < 4) {
        int c = pl_look(reader, offset + n);
        if (c == PL_LOOK_END)
            break;
        bytes[n++] = (char)c;
    }
    return n == 0 ? 0 : pl_utf8_step(pl_slice_of(bytes, n));
}

struct pl_slice pl_look_text(pl_reader *reader, uint64_t start, uint64_t end) {
    if (end - start > PL_LOOK_MAX)
        end = start + PL_LOOK_MAX;
    pl_look(reader, end - 1);
    return pl_window_slice(reader->window, start, end);
}

static bool is_word_byte(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '-' ||
           c == '.' || c == '@';
}

uint64_t pl_look_word(pl_reader *reader, uint64_t offset) {
    uint64_t start = offset;
    while (!is_far(start, offset)) {
        size_t len = 1;
        int c = pl_look(reader, offset);
        if (c >= 0x80)
            len = pl_look_char(reader, offset);
        else if (!is_word_byte(c))
            break;
        if (len == 0)
            break;
        offset += len;
    }
    return offset;
}

bool pl_look_is_key(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, offset);
    uint64_t end;

    if (c == '"')
        end = pl_look_string(reader, offset);
    else if (pl_quotes_is_open(reader, offset))
        end = pl_quotes_end(reader, offset);
    else if (c >= '0' && c <= '9')
        return false; /* more likely a time of day */
    else
        end = pl_look_word(reader, offset);
    if (end == 0 || end == offset)
        return false;
    end = pl_look_space(reader, end);
    c = pl_look(reader, end);
    return c == ':' || c == '=';
}

bool pl_look_starts_value(int c) {
    if (c == PL_LOOK_END)
        return false;
    switch ((enum pl_class)pl_scan_class[c]) {
    case PL_CLASS_QUOTE:
    case PL_CLASS_NUMBER:
    case PL_CLASS_WORD:
    case PL_CLASS_OBJECT_OPEN:
    case PL_CLASS_ARRAY_OPEN:
        return true;
    case PL_CLASS_OTHER:
    case PL_CLASS_SPACE:
    case PL_CLASS_LINE:
    case PL_CLASS_OBJECT_CLOSE:
    case PL_CLASS_ARRAY_CLOSE:
    case PL_CLASS_COMMA:
    case PL_CLASS_COLON:
    case PL_CLASS_NUL:
        break;
    }
    return false;
}

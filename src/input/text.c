#include "input/text.h"

bool pl_text_is_blank(char c) {
    return c == ' ' || c == '\t';
}

bool pl_text_is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool pl_text_is_word(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

char pl_text_lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool pl_text_starts(struct pl_slice text, size_t at, const char *with) {
    size_t len = strlen(with);
    return at <= text.len && text.len - at >= len &&
           memcmp(text.data + at, with, len) == 0;
}

/* The offset of the next `c` from `at` on; the end of the text if there is
 * none. */
static size_t next_of(struct pl_slice text, size_t at, char c) {
    const char *found = NULL;
    if (at < text.len)
        found = memchr(text.data + at, c, text.len - at);
    return found ? (size_t)(found - text.data) : text.len;
}

static bool is_there(struct pl_slice text, size_t at, const char *what) {
    size_t n = 0;
    while (what[n] != '\0' && at + n < text.len &&
           pl_text_lower(text.data[at + n]) == what[n])
        n++;
    return what[n] == '\0';
}

/* This is called for each file of a folder, so only places with the first
 * letter are compared. */
bool pl_text_has(struct pl_slice text, const char *what) {
    char lower = what[0];
    char upper =
        (char)(lower >= 'a' && lower <= 'z' ? lower - ('a' - 'A') : lower);
    size_t low = next_of(text, 0, lower);
    size_t up = next_of(text, 0, upper);
    while (low < text.len || up < text.len) {
        size_t at = low < up ? low : up;
        if (is_there(text, at, what))
            return true;
        if (at == low)
            low = next_of(text, at + 1, lower);
        if (at == up)
            up = next_of(text, at + 1, upper);
    }
    return false;
}

size_t pl_text_line_end(struct pl_slice text, size_t at) {
    while (at < text.len && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

size_t pl_text_next_line(struct pl_slice text, size_t end) {
    end += end < text.len && text.data[end] == '\r';
    end += end < text.len && text.data[end] == '\n';
    return end;
}

size_t pl_text_pass_blank(struct pl_slice text, size_t at, size_t end) {
    while (at < end && pl_text_is_blank(text.data[at]))
        at++;
    return at;
}

size_t pl_text_pass_space(struct pl_slice text, size_t at) {
    while (at < text.len && pl_text_is_space(text.data[at]))
        at++;
    return at;
}

size_t pl_text_trim_end(struct pl_slice text, size_t start, size_t end) {
    while (end > start && pl_text_is_space(text.data[end - 1]))
        end--;
    return end;
}

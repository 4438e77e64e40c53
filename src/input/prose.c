#include "input/prose.h"

#include <stddef.h>

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

static bool is_word_byte(char c) {
    return is_letter(c) || c == '_' || c == '-' || (c >= '0' && c <= '9');
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool starts(struct pl_slice text, size_t at, const char *with) {
    size_t len = strlen(with);
    return text.len - at >= len && memcmp(text.data + at, with, len) == 0;
}

/* The end of the line that `at` is on. */
static size_t line_end(struct pl_slice text, size_t at) {
    while (at < text.len && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

/* The end of the string or the comment that begins at `at`, or `at`. */
static size_t pass_closed(struct pl_slice text, size_t at) {
    if (starts(text, at, "//"))
        return line_end(text, at);
    if (starts(text, at, "/*")) {
        for (at += 2; at < text.len && !starts(text, at, "*/"); at++)
            ;
        return at < text.len ? at + 2 : at;
    }
    if (text.data[at] != '"')
        return at;
    size_t end = line_end(text, at);
    for (at++; at < end && text.data[at] != '"'; at++)
        at += text.data[at] == '\\' && at + 1 < end;
    return at < end ? at + 1 : end;
}

static size_t pass_blank(struct pl_slice text, size_t at) {
    while (at < text.len && is_blank(text.data[at]))
        at++;
    return at;
}

/* What a schema says of a value. */
static const char *const schema_words[] = {
    "string", "integer", "int",   "float",    "number",   "boolean",
    "bool",   "object",  "array", "datetime", "required", "optional"};

static bool is_schema_word(struct pl_slice word) {
    for (size_t i = 0; i < sizeof schema_words / sizeof *schema_words; i++)
        if (pl_slice_is(word, schema_words[i]))
            return true;
    return false;
}

/* Tell whether the bare word from `at` to `end` is no key and no mistyped
 * value: it is one of a schema's, or another word follows it on its line. */
static bool is_prose_word(struct pl_slice text, size_t at, size_t end) {
    size_t next = end;
    while (next < text.len &&
           (text.data[next] == ' ' || text.data[next] == '\t'))
        next++;
    if (next < text.len && text.data[next] == ':')
        return false;
    if (next > end && next < text.len && is_letter(text.data[next]))
        return true;
    return is_schema_word(pl_slice_of(text.data + at, end - at));
}

/* Tell whether what stands at `at`, outside of strings, is a sign that the text
 * is not meant to be sent as it is. */
static bool is_sign(struct pl_slice text, size_t at) {
    char next = at + 1 < text.len ? text.data[at + 1] : '\0';
    switch (text.data[at]) {
    case '.':
        return starts(text, at, "...");
    case '(':
    case '<':
        return is_letter(next);
    case '{':
        return next == '{' || next == '%';
    default:
        return starts(text, at, "\xE2\x80\xA6");
    }
}

bool pl_prose_is(struct pl_slice text) {
    bool has_begun = false;
    for (size_t at = pass_blank(text, 0); at < text.len;
         at = pass_blank(text, at)) {
        size_t end = pass_closed(text, at);
        char c = text.data[at];
        if (end > at && (has_begun || c == '/')) {
            at = end;
            continue;
        }
        if (!has_begun && c != '{' && c != '[')
            return true;
        has_begun = true;
        if (is_sign(text, at))
            return true;
        for (end = at; end < text.len && is_word_byte(text.data[end]); end++)
            ;
        if (is_letter(c) && is_prose_word(text, at, end))
            return true;
        at = end > at ? end : at + 1;
    }
    return !has_begun;
}

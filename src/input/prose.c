#include "input/prose.h"

#include "input/text.h"

/* Values that are names of types: so many show that the text is a schema. */
#define SCHEMA_WORDS 2

static bool is_letter(char c) {
    return pl_text_is_word(c) && c != '_' && (c < '0' || c > '9');
}

static bool is_word_byte(char c) {
    return pl_text_is_word(c) || c == '-';
}

/* The end of a string in quotes that JSON does not have; `at` if there is none.
 * An apostrophe is not a quote. */
static size_t pass_odd_quotes(struct pl_slice text, size_t at) {
    static const char *const quotes[][2] = {{"'", "'"},
                                            {"\xE2\x80\x98", "\xE2\x80\x99"},
                                            {"\xE2\x80\x9C", "\xE2\x80\x9D"}};
    if (at > 0 && is_letter(text.data[at - 1]))
        return at;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        if (!pl_text_starts(text, at, quotes[i][0]))
            continue;
        size_t line = pl_text_line_end(text, at);
        for (size_t end = at + 1; end < line; end++)
            if (pl_text_starts(text, end, quotes[i][1]))
                return end + strlen(quotes[i][1]);
    }
    return at;
}

/* The end of the string or comment that begins at `at`; `at` if there is
 * none. */
static size_t pass_closed(struct pl_slice text, size_t at) {
    if (pl_text_starts(text, at, "//"))
        return pl_text_line_end(text, at);
    if (pl_text_starts(text, at, "/*")) {
        for (at += 2; at < text.len && !pl_text_starts(text, at, "*/"); at++)
            ;
        return at < text.len ? at + 2 : at;
    }
    if (text.data[at] != '"')
        return pass_odd_quotes(text, at);
    size_t end = pl_text_line_end(text, at);
    for (at++; at < end && text.data[at] != '"'; at++)
        at += text.data[at] == '\\' && at + 1 < end;
    return at < end ? at + 1 : end;
}

/* Words that a schema has in place of a value. */
static const char *const schema_words[] = {
    "string", "integer", "int",   "float",    "number",   "boolean",
    "bool",   "object",  "array", "datetime", "required", "optional"};

static bool is_schema_word(struct pl_slice word) {
    for (size_t i = 0; i < sizeof schema_words / sizeof *schema_words; i++)
        if (word.len == strlen(schema_words[i]) &&
            pl_text_has(word, schema_words[i]))
            return true;
    return false;
}

/* Tell whether the bare word from `at` to `end` is neither a key nor a mistyped
 * value: it is a word of a schema, or another word follows on its line. */
static bool is_prose_word(struct pl_slice text, size_t at, size_t end) {
    size_t next = pl_text_pass_blank(text, end, text.len);
    if (next < text.len && text.data[next] == ':')
        return false;
    if (next > end && next < text.len && is_letter(text.data[next]))
        return true;
    return is_schema_word(pl_slice_of(text.data + at, end - at));
}

/* Tell whether the text at `at`, outside of strings, is a sign that the text is
 * not meant to be sent. */
static bool is_sign(struct pl_slice text, size_t at) {
    char next = at + 1 < text.len ? text.data[at + 1] : '\0';
    switch (text.data[at]) {
    case '.':
        return pl_text_starts(text, at, "...");
    case '(':
    case '<':
        return is_letter(next);
    case '{':
        return next == '{' || next == '%';
    case '=':
        return next == '>';
    default:
        return pl_text_starts(text, at, "\xE2\x80\xA6");
    }
}

/* A text that is being looked through. */
struct look {
    struct pl_slice text;
    char last;          /* the character before, apart from comments; '"' for a
                           string */
    size_t depth;       /* number of open brackets */
    size_t type_values; /* strings so far that are names of types */
};

/* Tell whether the string from `at` to `end` shows that the text is prose: it
 * is alone in an object, or one of several names of types. */
static bool is_telling_string(struct look *look, size_t at, size_t end) {
    struct pl_slice text = look->text;
    size_t next = pl_text_pass_space(text, end);
    char after = next < text.len ? text.data[next] : '\0';
    if (look->last == '{' && after == '}')
        return true;
    if (after != ':' && end - at > 2)
        look->type_values +=
            is_schema_word(pl_slice_of(text.data + at + 1, end - at - 2));
    return look->type_values >= SCHEMA_WORDS;
}

/* Look at what begins at `*at`, and move `*at` behind it. Returns true if it is
 * a sign. */
static bool look_at(struct look *look, size_t *at) {
    struct pl_slice text = look->text;
    char c = text.data[*at];
    size_t start = *at;
    size_t end = pass_closed(text, start);
    if (end > start) {
        *at = end;
        bool is_sign = c == '"' && is_telling_string(look, start, end);
        look->last = c == '/' ? look->last : '"';
        return is_sign;
    }
    while (end < text.len && is_word_byte(text.data[end]))
        end++;
    *at = end > start ? end : start + 1;
    look->last = c;
    look->depth += c == '{' || c == '[';
    look->depth -= look->depth > 0 && (c == '}' || c == ']');
    return is_sign(text, start) ||
           (is_letter(c) && is_prose_word(text, start, end));
}

bool pl_prose_is(struct pl_slice text) {
    struct look look = {.text = text};
    size_t at = pl_text_pass_space(text, 0);
    while (at < text.len) {
        if (look_at(&look, &at))
            return true;
        /* text behind the document does not belong to it */
        if (look.depth == 0 && look.last != '\0')
            return look.last != '}' && look.last != ']';
        at = pl_text_pass_space(text, at);
    }
    return look.last == '\0';
}

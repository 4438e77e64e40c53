/* Functions that look at the beginning of a text without reading it. */

#include "input/json_search.h"
#include "input/text.h"

/* The offset behind a byte order mark and white space. */
static size_t start_of(struct pl_slice text) {
    size_t at = pl_text_starts(text, 0, "\xEF\xBB\xBF") ? 3 : 0;
    return pl_text_pass_space(text, at);
}

struct pl_slice pl_json_first_key(struct pl_slice text) {
    static const struct pl_slice none = {NULL, 0};
    size_t at = start_of(text);
    if (!pl_text_starts(text, at, "{"))
        return none;
    at = pl_text_pass_space(text, at + 1);
    if (!pl_text_starts(text, at, "\""))
        return none;
    at++;
    const char *end = memchr(text.data + at, '"', text.len - at);
    return end ? pl_slice_of(text.data + at, (size_t)(end - text.data) - at)
               : none;
}

bool pl_json_may_begin(struct pl_slice text) {
    size_t at = start_of(text);
    return at < text.len && (text.data[at] == '{' || text.data[at] == '[');
}

/* Tell whether `: "value` is at `at`. */
static bool has_value(struct pl_slice text, size_t at, const char *value) {
    at = pl_text_pass_space(text, at);
    if (!pl_text_starts(text, at, ":"))
        return false;
    at = pl_text_pass_space(text, at + 1);
    return pl_text_starts(text, at, "\"") &&
           pl_text_starts(text, at + 1, value);
}

bool pl_json_says(struct pl_slice text, const char *key, const char *value) {
    size_t len = strlen(key);
    for (size_t at = 1; at + len < text.len; at++)
        if (text.data[at - 1] == '"' && pl_text_starts(text, at, key) &&
            text.data[at + len] == '"' && has_value(text, at + len + 1, value))
            return true;
    return false;
}

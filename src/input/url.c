#include "input/url.h"

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_one_of(char c, const char *bytes) {
    return c != '\0' && strchr(bytes, c);
}

static bool has_at(struct pl_slice text, size_t at, size_t end,
                   const char *word) {
    size_t len = strlen(word);
    return end >= at + len && memcmp(text.data + at, word, len) == 0;
}

/* The end of the variable `{{…}}` at `at`; `at` if there is none. */
static size_t variable_end(struct pl_slice text, size_t at, size_t end) {
    if (!has_at(text, at, end, "{{"))
        return at;
    for (size_t i = at; i < end; i++)
        if (has_at(text, i, end, "}}"))
            return i + strlen("}}");
    return at;
}

/* The first byte from `at` to `end` that is one of `bytes` and not in a
 * variable; `end` if there is none. */
static size_t seek(struct pl_slice text, size_t at, size_t end,
                   const char *bytes) {
    while (at < end && !is_one_of(text.data[at], bytes)) {
        size_t past = variable_end(text, at, end);
        at = past > at ? past : at + 1;
    }
    return at;
}

/* The end of the scheme at `start`; `start` if there is none. */
static size_t scheme_end(struct pl_slice text, size_t start, size_t end) {
    size_t at = start;
    while (at < end &&
           (is_letter(text.data[at]) ||
            (at > start && is_one_of(text.data[at], "0123456789+-."))))
        at++;
    return has_at(text, at, end, "://") ? at : start;
}

/* The host of an authority: behind the last @, before the port. */
static struct pl_span host_in(struct pl_slice text, struct pl_span all) {
    size_t start = (size_t)all.start;
    for (size_t i = start; i < all.end; i++)
        if (text.data[i] == '@')
            start = i + 1;
    size_t port = start;
    if (start < all.end && text.data[start] == '[')
        port = seek(text, start, (size_t)all.end, "]");
    return (struct pl_span){start, seek(text, port, (size_t)all.end, ":")};
}

struct pl_url pl_url_split(struct pl_slice text, struct pl_span all) {
    struct pl_url url = {0};
    size_t end = (size_t)all.end;
    size_t at = scheme_end(text, (size_t)all.start, end);
    url.scheme = (struct pl_span){all.start, at};
    if (has_at(text, at, end, "://"))
        at += strlen("://");
    else if (has_at(text, at, end, "//"))
        at += strlen("//");

    size_t path = seek(text, at, end, "/?#");
    url.host = host_in(text, (struct pl_span){at, path});
    end = seek(text, path, end, "#");
    size_t mark = seek(text, path, end, "?");
    url.path = (struct pl_span){path, mark};
    url.has_query = mark < end;
    url.query = (struct pl_span){mark + url.has_query, end};
    return url;
}

bool pl_url_param(struct pl_slice text, struct pl_span *query,
                  struct pl_span *name, struct pl_span *value) {
    size_t at = (size_t)query->start;
    while (at < query->end && text.data[at] == '&')
        at++;
    size_t end = seek(text, at, (size_t)query->end, "&");
    size_t sign = seek(text, at, end, "=");
    *name = (struct pl_span){at, sign};
    *value = (struct pl_span){sign < end ? sign + 1 : sign, end};
    query->start = end;
    return at < end;
}

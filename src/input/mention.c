#include "input/mention.h"

#include "input/request.h"
#include "input/url.h"
#include "input/workspace.h"

/* A text in which mentions are looked for. */
struct search {
    struct pl_slice text;
    size_t end;
};

static bool is_one_of(char c, const char *bytes) {
    return c != '\0' && strchr(bytes, c);
}

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static bool has_at(const struct search *search, size_t at, const char *word) {
    size_t len = strlen(word);
    return at + len <= search->end &&
           memcmp(search->text.data + at, word, len) == 0;
}

/* Tell whether there is a typographic quote, dash or space. An ellipsis is none
 * of these. */
static bool is_punctuation(const struct search *search, size_t at) {
    return (has_at(search, at, "\xE2\x80") && !has_at(search, at, "…")) ||
           has_at(search, at, "\xC2\xA0") || has_at(search, at, "«") ||
           has_at(search, at, "»");
}

static bool is_url_byte(const struct search *search, size_t at) {
    unsigned char c = (unsigned char)search->text.data[at];
    return c > ' ' && c != 0x7F && !is_one_of((char)c, "\"'<>`\\|^") &&
           (c < 0x80 || !is_punctuation(search, at));
}

/* The end of a placeholder like `<days>` at `at`, in place of a value or a part
 * of a path; `at` if there is none. */
static size_t blank_end(const struct search *search, size_t at) {
    const char *text = search->text.data;
    if (text[at] != '<' || at == 0 || !is_one_of(text[at - 1], "=/"))
        return at;
    size_t i = at + 1;
    while (i < search->end && is_url_byte(search, i) && text[i] != '/')
        i++;
    return i < search->end && text[i] == '>' ? i + 1 : at;
}

/* The end of a run of bytes that a URL may have. A closing bracket that was not
 * opened in it ends it. */
static size_t run_end(const struct search *search, size_t start) {
    static const char opening[] = "([{";
    static const char closing[] = ")]}";
    size_t open[3] = {0};
    size_t limit = start + PL_URL_MAX;
    size_t at = start;
    while (at < search->end && at < limit) {
        char c = search->text.data[at];
        size_t past = blank_end(search, at);
        if (past == at && !is_url_byte(search, at))
            break;
        for (size_t i = 0; i < 3; i++) {
            open[i] += c == opening[i];
            if (c == closing[i] && open[i]-- == 0)
                return at;
        }
        at = past > at ? past : at + 1;
    }
    return at;
}

/* The end of the URL that begins at `start`, without punctuation that ends a
 * sentence. Three dots are in place of something and belong to it. */
static size_t url_end(const struct search *search, size_t start) {
    size_t end = run_end(search, start);
    while (end > start && is_one_of(search->text.data[end - 1], ".,;:!?*")) {
        if (end - start > 3 && has_at(search, end - 3, "..."))
            break;
        end--;
    }
    return end;
}

/* The start of the scheme before the `://` at `at`; `at` if it is not http or
 * https. */
static size_t scheme_start(const struct search *search, size_t at,
                           size_t from) {
    static const char *const schemes[] = {"https", "http", "HTTPS", "HTTP"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t len = strlen(schemes[i]);
        if (at >= from + len && has_at(search, at - len, schemes[i]) &&
            (at == from + len ||
             !is_word_byte(search->text.data[at - len - 1])))
            return at - len;
    }
    return at;
}

static size_t skip_back(const struct search *search, size_t at,
                        const char *bytes) {
    while (at > 0 && is_one_of(search->text.data[at - 1], bytes))
        at--;
    return at;
}

/* The method before the path at `at`, on the same line; empty: none. */
static struct pl_span method_before(const struct search *search, size_t at) {
    static const char *const methods[] = {"GET",    "POST", "PUT",    "PATCH",
                                          "DELETE", "HEAD", "OPTIONS"};
    size_t end = skip_back(search, at, " \t`*");
    size_t start = end;
    while (start > 0 && is_word_byte(search->text.data[start - 1]))
        start--;
    struct pl_slice word = pl_slice_of(search->text.data + start, end - start);
    for (size_t i = 0; end < at && i < sizeof methods / sizeof *methods; i++)
        if (pl_slice_is(word, methods[i]))
            return (struct pl_span){start, end};
    return (struct pl_span){at, at};
}

static bool is_alone(const struct search *search, struct pl_span url) {
    size_t before = skip_back(search, (size_t)url.start, " \t`>");
    size_t after = (size_t)url.end;
    while (after < search->end && is_one_of(search->text.data[after], " \t`\r"))
        after++;
    return (before == 0 || search->text.data[before - 1] == '\n') &&
           (after == search->end || search->text.data[after] == '\n');
}

/* Tell whether a URL without a scheme may begin at `at`. */
static bool may_begin(const struct search *search, size_t at) {
    char c = search->text.data[at];
    if (c != '/' && !is_word_byte(c) && !has_at(search, at, "{{"))
        return false;
    return at == 0 || !is_url_byte(search, at - 1) ||
           is_one_of(search->text.data[at - 1], "([,;=*");
}

static bool has_parameters(struct pl_slice text, const struct pl_url *url) {
    size_t len = (size_t)(url->query.end - url->query.start);
    return len > 0 && memchr(text.data + url->query.start, '=', len);
}

/* Read the URL without a scheme that begins at `at`. Returns false if it is not
 * a mention. */
static bool take_relative(const struct search *search, size_t at,
                          struct pl_mention *out) {
    struct pl_span all = {at, url_end(search, at)};
    struct pl_url url = pl_url_split(search->text, all);
    if (url.path.start == url.path.end || url.scheme.start < url.scheme.end ||
        search->text.data[url.path.start] != '/')
        return false;
    struct pl_span method = method_before(search, at);
    bool is_path = url.host.start == url.host.end && !url.has_query;
    out->method = method;
    out->url = all;
    return has_parameters(search->text, &url) ||
           (is_path && (method.start < method.end || is_alone(search, all)));
}

bool pl_mention_find(struct pl_slice text, size_t at, size_t end,
                     struct pl_mention *out) {
    struct search search = {text, end};
    for (size_t i = at; i < end; i++) {
        size_t start = i;
        if (text.data[i] == ':' && has_at(&search, i, "://"))
            start = scheme_start(&search, i, at);
        if (start < i) {
            out->method = method_before(&search, start);
            out->url = (struct pl_span){start, url_end(&search, i)};
            return true;
        }
        if (may_begin(&search, i) && take_relative(&search, i, out))
            return true;
    }
    return false;
}

void pl_mentions_take(struct pl_workspace *space, const struct pl_extract *from,
                      struct pl_span span, struct pl_form_taker taker) {
    struct pl_extract *out = pl_workspace_take(space);
    struct pl_request request;
    struct pl_mention mention;
    size_t at = (size_t)span.start;
    pl_request_init(&request, &space->arena);
    while (pl_mention_find(pl_extract_text(from), at, (size_t)span.end,
                           &mention)) {
        pl_extract_begin(out, from, NULL);
        pl_request_begin(&request, (struct pl_request_part){from, mention.url});
        request.is_mention = true;
        request.url = request.whole;
        request.method = (struct pl_request_part){from, mention.method};
        pl_request_write(&request, out);
        taker.document(taker.self, out, PL_TAKEN_HEAD);
        at = (size_t)mention.url.end;
    }
    pl_workspace_give(space, out);
}

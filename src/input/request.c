#include "input/request.h"

#include <stdio.h>

#include "base/utf8.h"
#include "input/url.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* How a part is to be decoded. */
enum coding {
    AS_IS,
    PERCENT,   /* %41 is A */
    FORM,      /* the same, and + is a space */
    LOWER_CASE /* A becomes a */
};

/* An object that is being written. */
struct writing {
    struct pl_extract *out;
    bool needs_comma;
};

void pl_request_init(struct pl_request *request, struct pl_arena *arena) {
    *request = (struct pl_request){.arena = arena};
}

void pl_request_begin(struct pl_request *request,
                      struct pl_request_part whole) {
    request->whole = whole;
    request->method = request->url = (struct pl_request_part){0};
    request->is_mention = false;
    request->headers.count = request->params.count = request->data.count = 0;
}

static void add_pair(struct pl_request *request, struct pl_pairs *pairs,
                     struct pl_pair pair) {
    if (pairs->count == pairs->cap) {
        size_t cap = pairs->cap * 2 + 8;
        struct pl_pair *items =
            pl_arena_alloc(request->arena, cap * sizeof *items);
        if (pairs->count > 0)
            memcpy(items, pairs->items, pairs->count * sizeof *items);
        pairs->items = items;
        pairs->cap = cap;
    }
    pairs->items[pairs->count++] = pair;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct pl_slice text_of(struct pl_request_part part) {
    return pl_slice_of(part.from->text.data + part.span.start,
                       (size_t)(part.span.end - part.span.start));
}

static struct pl_request_part trimmed(struct pl_request_part part) {
    const char *text = part.from->text.data;
    while (part.span.start < part.span.end && is_space(text[part.span.start]))
        part.span.start++;
    while (part.span.start < part.span.end && is_space(text[part.span.end - 1]))
        part.span.end--;
    return part;
}

void pl_request_header(struct pl_request *request, struct pl_request_part name,
                       struct pl_request_part value) {
    add_pair(request, &request->headers,
             (struct pl_pair){trimmed(name), trimmed(value), false});
}

void pl_request_param(struct pl_request *request, struct pl_request_part name,
                      struct pl_request_part value) {
    add_pair(request, &request->params, (struct pl_pair){name, value, false});
}

void pl_request_unknown(struct pl_request *request, struct pl_request_part name,
                        struct pl_request_part place) {
    add_pair(request, &request->params, (struct pl_pair){name, place, true});
}

void pl_request_data(struct pl_request *request,
                     struct pl_request_part encoded) {
    add_pair(request, &request->data, (struct pl_pair){.value = encoded});
}

static struct pl_request_part within(struct pl_request_part part,
                                     struct pl_span span) {
    return (struct pl_request_part){part.from, span};
}

static bool is_empty(struct pl_request_part part) {
    return !part.from || part.span.start == part.span.end;
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Decode one byte at the start of `rest`, which is not empty. Returns how many
 * bytes it takes. */
static size_t decode(struct pl_slice rest, enum coding coding, char *out) {
    bool has_escapes = coding == PERCENT || coding == FORM;
    *out = rest.data[0];
    if (coding == FORM && *out == '+')
        *out = ' ';
    if (coding == LOWER_CASE && *out >= 'A' && *out <= 'Z')
        *out = (char)(*out - 'A' + 'a');
    if (!has_escapes || *out != '%' || rest.len < 3)
        return 1;
    int high = digit_of(rest.data[1]);
    int low = digit_of(rest.data[2]);
    if (high < 0 || low < 0)
        return 1;
    *out = (char)(high * 16 + low);
    return 3;
}

/* A decoded character. */
struct meant {
    char bytes[8]; /* as written in a JSON string */
    size_t len, taken;
    bool is_verbatim;
};

static void escape(struct meant *meant) {
    char c = meant->bytes[0];
    if (c == '"' || c == '\\') {
        meant->bytes[0] = '\\';
        meant->bytes[1] = c;
        meant->len = 2;
    } else if ((unsigned char)c < ' ') {
        meant->len =
            (size_t)snprintf(meant->bytes, sizeof meant->bytes, "\\u%04x", c);
    } else {
        return;
    }
    meant->is_verbatim = false;
}

/* Decode one character at the start of `rest`, which is not empty. */
static struct meant read_one(struct pl_slice rest, enum coding coding) {
    struct meant meant = {0};
    size_t ends[4] = {0};
    size_t at = 0;
    size_t n = 0;
    while (n < 4 && at < rest.len) {
        at += decode(pl_slice_of(rest.data + at, rest.len - at), coding,
                     &meant.bytes[n]);
        ends[n++] = at;
        if ((unsigned char)meant.bytes[0] < 0x80)
            break;
    }
    meant.len = pl_utf8_step(pl_slice_of(meant.bytes, n));
    meant.taken = ends[meant.len > 0 ? meant.len - 1 : 0];
    if (meant.len == 0) {
        meant.len = strlen(REPLACEMENT);
        memcpy(meant.bytes, REPLACEMENT, meant.len);
        return meant;
    }
    meant.is_verbatim = meant.taken == meant.len &&
                        memcmp(meant.bytes, rest.data, meant.len) == 0;
    escape(&meant);
    return meant;
}

/* Append text made for the place `at`, next to bytes of a part. */
static void make(struct writing *writing, struct pl_request_part part,
                 uint64_t at, const char *text) {
    pl_extract_mean(writing->out, part.from, (struct pl_span){at, at},
                    pl_slice_str(text));
}

/* Append text made for the end of a part. */
static void make_behind(struct writing *writing, struct pl_request_part part,
                        const char *text) {
    pl_extract_mean_behind(writing->out, part.from, (size_t)part.span.end,
                           pl_slice_str(text));
}

/* Append text that has the whole part as its place. */
static void make_of(struct writing *writing, struct pl_request_part part,
                    const char *text) {
    pl_extract_mean(writing->out, part.from, part.span, pl_slice_str(text));
}

static void write_string(struct writing *writing, struct pl_request_part part,
                         enum coding coding) {
    struct pl_slice text = pl_extract_text(part.from);
    size_t end = (size_t)part.span.end;
    size_t run = (size_t)part.span.start; /* start of the bytes that can be
                                             copied */
    if (run < end)
        make(writing, part, run, "\"");
    else
        make_behind(writing, part, "\"");
    for (size_t at = run; at < end;) {
        struct meant meant =
            read_one(pl_slice_of(text.data + at, end - at), coding);
        struct pl_span range = {at, at + meant.taken};
        at += meant.taken;
        if (meant.is_verbatim)
            continue;
        pl_extract_copy(writing->out, part.from, run, (size_t)range.start);
        pl_extract_mean(writing->out, part.from, range,
                        pl_slice_of(meant.bytes, meant.len));
        run = at;
    }
    pl_extract_copy(writing->out, part.from, run, end);
    make_behind(writing, part, "\"");
}

/* Append a bracket that has the whole part as its place. */
static void write_bracket(struct writing *writing, struct pl_request_part part,
                          const char *bracket) {
    make_of(writing, part, bracket);
    writing->needs_comma = bracket[0] == '}';
}

static void separate(struct writing *writing, struct pl_request_part part) {
    if (writing->needs_comma)
        make(writing, part, part.span.start, ",");
    writing->needs_comma = true;
}

static void write_name(struct writing *writing, struct pl_request_part part,
                       const char *name) {
    separate(writing, part);
    make(writing, part, part.span.start, "\"");
    make(writing, part, part.span.start, name);
    make(writing, part, part.span.start, "\":");
}

static void write_member(struct writing *writing, const char *name,
                         struct pl_request_part part, enum coding coding) {
    if (is_empty(part))
        return;
    write_name(writing, part, name);
    write_string(writing, part, coding);
}

/* Tell whether a value has a placeholder, so that it is not known. */
static bool is_variable(struct pl_request_part part) {
    static const char *const signs[] = {"{{", "{%", "${", "<", "...", "…"};
    struct pl_slice text = text_of(part);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (pl_slice_has(text, signs[i]))
            return true;
    /* NOLINTNEXTLINE(bugprone-not-null-*): the NUL is no sign. */
    return text.len > 1 && memchr("$:{[", text.data[0], 4);
}

static void write_header(struct writing *writing, const struct pl_pair *pair) {
    separate(writing, pair->name);
    write_string(writing, pair->name, LOWER_CASE);
    make(writing, pair->value, pair->value.span.start, ":");
    write_string(writing, pair->value, AS_IS);
}

static void write_param(struct writing *writing, const struct pl_pair *pair,
                        enum coding coding) {
    struct pl_request_part value = pair->value;
    separate(writing, pair->name);
    write_string(writing, pair->name, coding);
    make(writing, value, value.span.start, ":");
    if (pair->is_unknown || is_variable(value))
        make_of(writing, value, "<variable>");
    else
        write_string(writing, value, coding);
}

static void write_encoded(struct writing *writing, struct pl_request_part part,
                          struct pl_span query) {
    struct pl_span name;
    struct pl_span value;
    while (pl_url_param(pl_extract_text(part.from), &query, &name, &value)) {
        struct pl_pair pair = {within(part, name), within(part, value), false};
        write_param(writing, &pair, FORM);
    }
}

static void write_query(struct writing *writing,
                        const struct pl_request *request,
                        const struct pl_url *url) {
    struct pl_request_part at = within(request->url, url->path);
    if (is_empty(at))
        at = request->url;
    write_name(writing, at, "query");
    write_bracket(writing, at, "{");
    write_encoded(writing, request->url, url->query);
    for (size_t i = 0; i < request->params.count; i++)
        write_param(writing, &request->params.items[i], AS_IS);
    for (size_t i = 0; i < request->data.count; i++) {
        struct pl_request_part value = request->data.items[i].value;
        write_encoded(writing, value, value.span);
    }
    write_bracket(writing, at, "}");
}

static void write_url(struct writing *writing,
                      const struct pl_request *request) {
    struct pl_request_part part = request->url;
    if (is_empty(part)) { /* a request may be given by its headers alone */
        write_name(writing, request->whole, "url");
        make(writing, request->whole, request->whole.span.start, "\"\"");
        return;
    }
    struct pl_url url = pl_url_split(pl_extract_text(part.from), part.span);
    write_member(writing, "url", part, AS_IS);
    write_member(writing, "scheme", within(part, url.scheme), LOWER_CASE);
    write_member(writing, "host", within(part, url.host), LOWER_CASE);
    write_member(writing, "path", within(part, url.path), PERCENT);
    if (!request->is_mention || url.has_query)
        write_query(writing, request, &url);
}

static void write_headers(struct writing *writing,
                          const struct pl_request *request) {
    if (request->headers.count == 0)
        return;
    struct pl_request_part at = request->headers.items[0].name;
    write_name(writing, at, "headers");
    write_bracket(writing, request->whole, "{");
    for (size_t i = 0; i < request->headers.count; i++)
        write_header(writing, &request->headers.items[i]);
    write_bracket(writing, request->whole, "}");
}

void pl_request_write(const struct pl_request *request,
                      struct pl_extract *out) {
    struct writing writing = {out, false};
    write_bracket(&writing, request->whole, "{");
    write_member(&writing, "method", request->method, AS_IS);
    write_url(&writing, request);
    write_headers(&writing, request);
    write_bracket(&writing, request->whole, "}");
}

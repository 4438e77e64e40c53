#include "input/message.h"

#include "input/text.h"

static const char *const methods[] = {
    "GET",   "POST",    "PUT",       "PATCH", "DELETE",  "HEAD", "OPTIONS",
    "TRACE", "CONNECT", "WEBSOCKET", "GRPC",  "GRAPHQL", NULL};

/* A message that is being read; `at` is the start of the next line. */
struct reading {
    struct pl_workspace *space;
    const struct pl_extract *from;
    struct pl_slice text;
    size_t at, end;
    struct pl_message *out;
};

static struct pl_request_part part(const struct reading *reading, size_t start,
                                   size_t end) {
    return (struct pl_request_part){reading->from, {start, end}};
}

/* The end of the line's text. `*next` becomes the start of the next line. */
static size_t line_end(const struct reading *reading, size_t *next) {
    size_t end = pl_text_line_end(reading->text, reading->at);
    end = end < reading->end ? end : reading->end;
    *next = pl_text_next_line(reading->text, end);
    *next = *next < reading->end ? *next : reading->end;
    return end;
}

/* The length of the method that the line begins with; 0: none. */
static size_t method_length(struct pl_slice line) {
    for (size_t i = 0; methods[i]; i++) {
        size_t len = strlen(methods[i]);
        if (line.len > len && memcmp(line.data, methods[i], len) == 0 &&
            (line.data[len] == ' ' || line.data[len] == '\t'))
            return len;
    }
    return 0;
}

/* Tell whether `text` can be the target of a request: a URL, a path, or a
 * variable at its start. */
static bool is_target(struct pl_slice text) {
    if (text.len == 0)
        return false;
    return strchr("/{<$", text.data[0]) || pl_text_has(text, "://") ||
           (pl_text_has(text, "/") && !pl_text_has(text, " "));
}

/* The end of the text without ` HTTP/1.1` behind it. */
static size_t without_version(struct pl_slice text, size_t start, size_t end) {
    for (size_t at = end; at > start; at--)
        if (pl_text_starts(text, at - 1, "HTTP/") && at - 1 > start &&
            pl_text_is_blank(text.data[at - 2]))
            return pl_text_trim_end(text, start, at - 1);
    return end;
}

/* Tell whether the text at `at` continues a URL. */
static bool goes_on(struct pl_slice text, size_t at) {
    return pl_text_starts(text, at, "?") || pl_text_starts(text, at, "&") ||
           (pl_text_starts(text, at, "/") && !pl_text_starts(text, at, "//"));
}

/* Join lines that are indented and begin with ?, & or / to the URL. */
static struct pl_request_part join_url(struct reading *reading,
                                       struct pl_request_part first) {
    struct pl_extract *url = NULL;
    for (;;) {
        size_t next;
        size_t end = line_end(reading, &next);
        size_t start = pl_text_pass_blank(reading->text, reading->at, end);
        if (start == reading->at || start == end ||
            !goes_on(reading->text, start))
            break;
        if (!url) {
            url = pl_workspace_take(reading->space);
            pl_extract_begin(url, reading->from, NULL);
            pl_extract_copy(url, reading->from, (size_t)first.span.start,
                            (size_t)first.span.end);
        }
        end = without_version(reading->text, start, end);
        pl_extract_copy(url, reading->from, start,
                        pl_text_trim_end(reading->text, start, end));
        reading->at = next;
    }
    return url ? (struct pl_request_part){url, {0, url->text.len}} : first;
}

/* Read a request line `POST https://… HTTP/1.1`, or a URL alone. */
static bool read_request_line(struct reading *reading) {
    size_t next;
    size_t end = line_end(reading, &next);
    struct pl_slice text = reading->text;
    size_t start = reading->at;
    size_t len = method_length(pl_slice_of(text.data + start, end - start));
    size_t from = pl_text_pass_blank(text, start + len, end);
    size_t to = pl_text_trim_end(text, from, without_version(text, from, end));
    struct pl_slice target = pl_slice_of(text.data + from, to - from);
    bool is_url = pl_text_starts(text, from, "http://") ||
                  pl_text_starts(text, from, "https://");
    if (len > 0 ? !is_target(target) : !is_url || pl_text_has(target, " "))
        return false;
    if (len > 0)
        reading->out->request.method = part(reading, start, start + len);
    reading->at = next;
    reading->out->request.url = join_url(reading, part(reading, from, to));
    return true;
}

static bool read_status_line(struct reading *reading) {
    size_t next;
    if (!pl_text_starts(reading->text, reading->at, "HTTP/"))
        return false;
    line_end(reading, &next);
    reading->at = next;
    return true;
}

static bool is_token_byte(char c) {
    return pl_text_is_word(c) || strchr("-!#$%&'*+.^`|~", c);
}

/* The end of the header's name, if the line is a header; else 0. */
static size_t header_name_end(const struct reading *reading, size_t end) {
    size_t at = reading->at;
    while (at < end && reading->text.data[at] != '\0' &&
           is_token_byte(reading->text.data[at]))
        at++;
    bool is_header = at > reading->at && at < end &&
                     reading->text.data[at] == ':' &&
                     (at + 1 == end || reading->text.data[at + 1] != '/');
    return is_header ? at : 0;
}

static bool is_comment(const struct reading *reading) {
    return pl_text_starts(reading->text, reading->at, "#") ||
           pl_text_starts(reading->text, reading->at, "//");
}

static bool read_header(struct reading *reading) {
    size_t next;
    size_t end = line_end(reading, &next);
    size_t name = header_name_end(reading, end);
    if (name == 0)
        return false;
    struct pl_message *out = reading->out;
    struct pl_slice line =
        pl_slice_of(reading->text.data + reading->at, end - reading->at);
    out->says_json |=
        pl_text_has(line, "content-type") && pl_text_has(line, "json");
    out->has_key |= pl_text_has(pl_slice_of(line.data, name - reading->at),
                                "authorization");
    out->is_query |=
        pl_text_has(line, "x-request-type") && pl_text_has(line, "graphql");
    pl_request_header(&out->request, part(reading, reading->at, name),
                      part(reading, name + 1, end));
    reading->at = next;
    return true;
}

/* Read headers up to a blank line, or to a line that is none. Returns how many
 * there are. */
static size_t read_headers(struct reading *reading) {
    size_t count = 0;
    while (reading->at < reading->end) {
        size_t next;
        size_t end = line_end(reading, &next);
        if (count > 0 && is_comment(reading)) {
            reading->at = next;
            continue;
        }
        if (!read_header(reading)) {
            if (pl_text_pass_blank(reading->text, reading->at, end) == end)
                reading->at = next;
            break;
        }
        count++;
    }
    return count;
}

bool pl_message_read(struct pl_workspace *space, const struct pl_extract *from,
                     struct pl_span span, struct pl_message *out) {
    struct reading reading = {.space = space,
                              .from = from,
                              .text = pl_extract_text(from),
                              .at = (size_t)span.start,
                              .end = (size_t)span.end,
                              .out = out};
    *out = (struct pl_message){.says_json = false};
    pl_request_init(&out->request, &space->arena);
    bool has_line = read_request_line(&reading) || read_status_line(&reading);
    size_t headers = read_headers(&reading);
    if (!has_line && headers == 0)
        return false;
    struct pl_request_part whole =
        part(&reading, (size_t)span.start, reading.at);
    out->request.whole = whole;
    out->body = reading.at;
    return true;
}

bool pl_message_is_payload(const struct pl_message *message,
                           struct pl_slice text, size_t at) {
    at = pl_text_pass_space(text, at);
    if (at == text.len || text.data[at] == '$' || message->is_query)
        return false;
    return message->says_json || text.data[at] == '{' || text.data[at] == '[';
}

/* Tell whether the request is only `GET /path`, as pages name what can be
 * requested. */
static bool is_title(const struct pl_request *request) {
    struct pl_request_part url = request->url;
    return request->headers.count == 0 && url.from &&
           url.span.start < url.span.end &&
           url.from->text.data[url.span.start] == '/';
}

void pl_message_hand_over(struct pl_workspace *space,
                          const struct pl_message *message, bool has_body,
                          struct pl_form_taker taker) {
    struct pl_extract *object = pl_workspace_take(space);
    struct pl_request request = message->request;
    request.is_mention = is_title(&request);
    pl_extract_begin(object, request.whole.from, NULL);
    pl_request_write(&request, object);
    taker.document(taker.self, object,
                   has_body ? PL_TAKEN_HEAD : PL_TAKEN_REQUEST);
    pl_workspace_give(space, object);
}

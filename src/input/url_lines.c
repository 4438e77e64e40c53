#include "input/url_lines.h"

#include <stdio.h>

#include "input/request.h"
#include "input/url.h"
#include "input/workspace.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/* The line that begins at `start`, without white space around it. `*end`
 * becomes its end. */
static struct pl_span line_at(struct pl_slice text, size_t start, size_t *end) {
    const char *stop = memchr(text.data + start, '\n', text.len - start);
    *end = stop ? (size_t)(stop - text.data) : text.len;
    struct pl_span line = {start, *end};
    while (line.start < line.end && is_blank(text.data[line.start]))
        line.start++;
    while (line.start < line.end && is_blank(text.data[line.end - 1]))
        line.end--;
    return line;
}

/* Tell whether the line can be requested: it has a host or a path. */
static bool is_url(struct pl_slice text, struct pl_span line) {
    struct pl_url url = pl_url_split(text, line);
    bool has_scheme = url.scheme.start < url.scheme.end;
    bool has_host = url.host.start < url.host.end;
    bool has_path = url.path.start < url.path.end;
    return has_scheme ? has_host : has_path || (has_host && url.has_query);
}

static void tell(struct pl_form_taker taker, size_t number) {
    char message[128];
    snprintf(message, sizeof message,
             "line %zu is no URL: write one with its path, "
             "https://HOST/PATH or /PATH",
             number);
    pl_form_tell(taker, pl_slice_str(message));
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    struct pl_slice text = pl_extract_text(from);
    struct pl_extract *out = pl_workspace_take(space);
    struct pl_request request;
    size_t number = 0;
    size_t count = 0;
    pl_request_init(&request, &space->arena);
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        struct pl_span line = line_at(text, at, &end);
        number++;
        if (line.start == line.end)
            continue;
        count++;
        if (!is_url(text, line)) {
            tell(taker, number);
            continue;
        }
        pl_extract_begin(out, from, NULL);
        pl_request_begin(&request, (struct pl_request_part){from, line});
        request.url = request.whole;
        pl_request_write(&request, out);
        taker.document(taker.self, out, PL_TAKEN_REQUEST);
    }
    pl_workspace_give(space, out);
    if (count == 0)
        pl_form_tell(taker, pl_slice_str("there is no URL to check"));
}

static const char *const suffixes[] = {NULL};

const struct pl_form pl_url_lines = {
    .name = "urls",
    .summary = "a URL a line",
    .suffixes = suffixes,
    .find = find,
};

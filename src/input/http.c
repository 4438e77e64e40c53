#include "input/curl.h"
#include "input/form.h"
#include "input/message.h"
#include "input/text.h"
#include "input/variables.h"

#define DEFINITIONS_MAX 1000
#define VALUE_MAX       4096 /* bytes of a variable's value */

/* `@name = value` */
struct definition {
    struct pl_slice name, value;
};

/* A file that is being searched. */
struct search {
    struct pl_workspace *space;
    const struct pl_extract *from; /* the file */
    struct pl_form_taker taker;
    struct definition *definitions;
    size_t count;
};

/* The end of the variable `{{…}}` that begins at `at`; `at` if there is
 * none. */
static size_t variable_end(struct pl_slice text, size_t at) {
    if (!pl_text_starts(text, at, "{{"))
        return at;
    for (size_t end = at + 2; end < text.len && text.data[end] != '\n'; end++)
        if (pl_text_starts(text, end, "}}"))
            return end + 2;
    return at;
}

/* The definition of the variable `text`, `{{name}}`; NULL if it has none. */
static const struct definition *find_definition(const struct search *search,
                                                struct pl_slice text) {
    size_t start = pl_text_pass_blank(text, 2, text.len - 2);
    size_t end = pl_text_trim_end(text, start, text.len - 2);
    struct pl_slice name = pl_slice_of(text.data + start, end - start);
    for (size_t i = search->count; i-- > 0;) /* the last definition counts */
        if (pl_slice_eq(search->definitions[i].name, name))
            return &search->definitions[i];
    return NULL;
}

/* A copy of `text` with the values of variables that are defined. */
static struct pl_slice substitute_value(struct search *search,
                                        struct pl_slice text) {
    struct pl_buf *out = &pl_workspace_take(search->space)->text;
    pl_buf_clear(out);
    for (size_t at = 0; at < text.len && out->len < VALUE_MAX;) {
        size_t end = variable_end(text, at);
        const struct definition *known =
            end > at
                ? find_definition(search, pl_slice_of(text.data + at, end - at))
                : NULL;
        if (known)
            pl_buf_add_slice(out, known->value);
        else
            pl_buf_add_char(out, text.data[at]);
        at = known ? end : at + 1;
    }
    return pl_arena_copy(&search->space->arena, pl_buf_slice(out));
}

/* Read a definition `@name = value`. */
static void define(struct search *search, struct pl_slice line) {
    const char *sign = memchr(line.data, '=', line.len);
    if (!sign || search->count == DEFINITIONS_MAX)
        return;
    size_t at = (size_t)(sign - line.data);
    size_t value = pl_text_pass_blank(line, at + 1, line.len);
    struct definition *definition = &search->definitions[search->count];
    definition->name =
        pl_slice_of(line.data + 1, pl_text_trim_end(line, 1, at) - 1);
    definition->value = substitute_value(
        search, pl_slice_of(line.data + value,
                            pl_text_trim_end(line, value, line.len) - value));
    search->count++;
}

static void read_definitions(struct search *search) {
    struct pl_slice text = pl_extract_text(search->from);
    search->definitions = pl_arena_alloc(
        &search->space->arena, DEFINITIONS_MAX * sizeof *search->definitions);
    for (size_t at = 0; at < text.len;) {
        size_t end = pl_text_line_end(text, at);
        uint64_t mark = search->space->taken;
        if (text.data[at] == '@')
            define(search, pl_slice_of(text.data + at, end - at));
        pl_workspace_return(search->space, mark);
        at = pl_text_next_line(text, end);
    }
}

/* Make `out` the file with the values of its variables. */
static void substitute(const struct search *search, struct pl_extract *out) {
    struct pl_slice text = pl_extract_text(search->from);
    size_t done = 0;
    pl_extract_begin(out, search->from, NULL);
    for (size_t at = 0; at < text.len;) {
        size_t end = variable_end(text, at);
        const struct definition *known =
            end > at
                ? find_definition(search, pl_slice_of(text.data + at, end - at))
                : NULL;
        if (!known) {
            at = end > at ? end : at + 1;
            continue;
        }
        pl_extract_copy(out, search->from, done, at);
        pl_extract_mean(out, search->from, (struct pl_span){at, end},
                        known->value);
        at = done = end;
    }
    pl_extract_copy(out, search->from, done, text.len);
}

/* Tell whether the line at `at` ends a body because it tells what to do with
 * the response. */
static bool is_handler(struct pl_slice text, size_t at) {
    return pl_text_starts(text, at, "> ") || pl_text_starts(text, at, ">>") ||
           pl_text_starts(text, at, "<> ") || pl_text_starts(text, at, ">{%");
}

/* The end of the script `{% … %}` that begins on the line at `at`; without a
 * script, the end of the line. */
static size_t pass_script(struct pl_slice text, size_t at, size_t end) {
    size_t line = pl_text_line_end(text, at);
    for (; at < line && !pl_text_starts(text, at, "{%"); at++)
        ;
    if (at == line)
        return pl_text_next_line(text, line);
    while (at < end && !pl_text_starts(text, at, "%}"))
        at++;
    return pl_text_next_line(text, pl_text_line_end(text, at));
}

/* Skip what may stand before a request: comments, definitions, scripts. */
static size_t pass_preamble(struct pl_slice text, size_t at, size_t end) {
    while (at < end) {
        size_t line = pl_text_line_end(text, at);
        size_t start = pl_text_pass_blank(text, at, line);
        bool is_script = start < line && text.data[start] == '<';
        bool is_passed = start == line || strchr("#@", text.data[start]) ||
                         pl_text_starts(text, start, "//");
        if (!is_script && !is_passed)
            return at;
        at = is_script ? pass_script(text, start, end)
                       : pl_text_next_line(text, line);
    }
    return at < end ? at : end;
}

static size_t body_end(struct pl_slice text, size_t at, size_t end) {
    while (at < end && !is_handler(text, at))
        at = pl_text_next_line(text, pl_text_line_end(text, at));
    return at < end ? at : end;
}

/* Read the curl commands that stand in `span` in place of a request. */
static void take_commands(struct search *search, const struct pl_extract *file,
                          struct pl_span span) {
    struct pl_extract *text = pl_workspace_take(search->space);
    pl_extract_begin(text, file, NULL);
    pl_extract_copy(text, file, (size_t)span.start, (size_t)span.end);
    pl_curl_find(search->space, text, search->taker);
}

/* Give the request between `start` and `end` of the file to the taker, with its
 * body. */
static void take_request(struct search *search, const struct pl_extract *file,
                         size_t start, size_t end) {
    struct pl_slice text = pl_extract_text(file);
    struct pl_extract *body = pl_workspace_take(search->space);
    struct pl_variables variables = {NULL, 0, 0};
    struct pl_message message;
    struct pl_span span = {pass_preamble(text, start, end), end};
    if (!pl_message_read(search->space, file, span, &message)) {
        take_commands(search, file, span);
        return;
    }
    struct pl_extract *raw = pl_workspace_take(search->space);
    pl_extract_begin(raw, file, NULL);
    pl_extract_copy(raw, file, message.body,
                    pl_text_trim_end(text, message.body,
                                     body_end(text, message.body, end)));
    pl_variables_add_templates(&variables, &search->space->arena,
                               pl_extract_text(raw), 0);
    pl_extract_begin(body, raw, NULL);
    pl_variables_settle(&variables, raw, 0, body);

    /* `< ./file` names a file with the body, which is not read */
    size_t first = pl_text_pass_space(pl_extract_text(body), 0);
    bool has_body = !pl_text_starts(pl_extract_text(body), first, "<") &&
                    pl_message_is_payload(&message, pl_extract_text(body), 0);
    pl_message_hand_over(search->space, &message, has_body, search->taker);
    if (has_body)
        search->taker.document(search->taker.self, body, PL_TAKEN_JSON);
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    struct search search = {.space = space, .from = from, .taker = taker};
    struct pl_extract *file = pl_workspace_take(space);
    read_definitions(&search);
    substitute(&search, file);
    struct pl_slice text = pl_extract_text(file);
    size_t start = pl_text_starts(text, 0, "\xEF\xBB\xBF") ? 3 : 0;
    for (size_t at = start; at < text.len;) {
        size_t next = pl_text_next_line(text, pl_text_line_end(text, at));
        bool is_mark = pl_text_starts(text, at, "###");
        if (is_mark || next == text.len) {
            uint64_t mark = space->taken;
            take_request(&search, file, start, is_mark ? at : next);
            pl_workspace_return(space, mark);
            start = next;
        }
        at = next;
    }
}

static const char *const suffixes[] = {".http", ".rest", NULL};

const struct pl_form pl_form_http = {
    .name = "http",
    .summary = "requests of .http and .rest files",
    .suffixes = suffixes,
    .find = find,
};

#include "wrap.h"

#include <stdio.h>

void wrap_begin(struct wrap *wrap, struct pl_arena *arena,
                struct random *random, struct pl_slice text) {
    *wrap = (struct wrap){
        .arena = arena, .random = random, .text = text, .count = text.len};
    pl_buf_init(&wrap->out, arena->heap);
    pl_buf_init(&wrap->names, arena->heap);
    wrap->starts = pl_arena_alloc(arena, (text.len + 1) * sizeof(size_t));
    wrap->ends = pl_arena_alloc(arena, (text.len + 1) * sizeof(size_t));
    for (size_t i = 0; i < text.len; i++) {
        wrap->starts[i] = i;
        wrap->ends[i] = i + 1;
    }
}

void wrap_fini(struct wrap *wrap) {
    pl_buf_fini(&wrap->out);
    pl_buf_fini(&wrap->names);
}

void wrap_apply(struct wrap *wrap, const struct wrapper *wrapper) {
    size_t len = wrap->text.len;
    wrap->new_starts = pl_arena_alloc(wrap->arena, (len + 1) * sizeof(size_t));
    wrap->new_ends = pl_arena_alloc(wrap->arena, (len + 1) * sizeof(size_t));
    pl_buf_clear(&wrap->out);
    wrapper->write(wrap);
    for (size_t i = 0; i < wrap->count; i++) {
        wrap->starts[i] = wrap->new_starts[wrap->starts[i]];
        wrap->ends[i] = wrap->new_ends[wrap->ends[i] - 1];
    }
    wrap->text = pl_arena_copy(wrap->arena, pl_buf_slice(&wrap->out));
    pl_buf_add_format(&wrap->names, "%s%s", wrap->names.len > 0 ? " in " : "",
                      wrapper->name);
}

const struct wrapper *wrap_choose(struct random *random,
                                  const struct wrapper *table) {
    size_t n = 0;
    while (table[n].name)
        n++;
    return &table[random_below(random, n)];
}

void wrap_put(struct wrap *wrap, const char *text) {
    pl_buf_add_str(&wrap->out, text);
}

void wrap_keep_as(struct wrap *wrap, size_t from, size_t to, const char *with) {
    size_t start = wrap->out.len;
    wrap_put(wrap, with);
    for (size_t i = from; i < to; i++) {
        wrap->new_starts[i] = start;
        wrap->new_ends[i] = wrap->out.len;
    }
}

void wrap_keep(struct wrap *wrap, size_t from, size_t to) {
    for (; from < to; from++) {
        wrap->new_starts[from] = wrap->out.len;
        pl_buf_add_char(&wrap->out, wrap->text.data[from]);
        wrap->new_ends[from] = wrap->out.len;
    }
}

void wrap_put_one_of(struct wrap *wrap, const char *const *texts, size_t n) {
    wrap_put(wrap, texts[random_below(wrap->random, n)]);
}

#define PUT_ONE_OF(wrap, texts)                                                \
    wrap_put_one_of(wrap, texts, sizeof(texts) / sizeof *(texts))

/* The byte at `at`, written as `with`. */
static void keep_as(struct wrap *wrap, size_t at, const char *with) {
    wrap_keep_as(wrap, at, at + 1, with);
}

static void keep_all(struct wrap *wrap) {
    wrap_keep(wrap, 0, wrap->text.len);
}

/* The end of the line that begins at `at`, with its line end. */
static size_t line_end(const struct wrap *wrap, size_t at) {
    struct pl_slice text = wrap->text;
    while (at < text.len && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    at += at < text.len && text.data[at] == '\r';
    at += at < text.len && text.data[at] == '\n';
    return at;
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/* Every line with something before it: the first one with `first`. Lines that
 * are empty have `blank`. */
static void keep_lines(struct wrap *wrap, const char *first, const char *other,
                       const char *blank) {
    for (size_t at = 0; at < wrap->text.len;) {
        size_t end = line_end(wrap, at);
        bool is_blank = is_line_end(wrap->text.data[at]);
        wrap_put(wrap, at == 0 ? first : is_blank ? blank : other);
        wrap_keep(wrap, at, end);
        at = end;
    }
}

static void end_line(struct wrap *wrap) {
    if (wrap->out.len > 0 && !is_line_end(wrap->out.data[wrap->out.len - 1]))
        wrap_put(wrap, "\n");
}

/* Messages. */

static void write_bare(struct wrap *wrap) {
    keep_all(wrap);
}

static void write_request(struct wrap *wrap) {
    static const char *const lines[] = {
        "POST https://rest.iad-01.braze.com/users/track HTTP/1.1\n",
        "POST /users/track\n", "PUT {{host}}/users/track\n"};
    static const char *const headers[] = {
        "Content-Type: application/json\n",
        "Content-Type: application/json\nAuthorization: Bearer YOUR-KEY\n"};
    PUT_ONE_OF(wrap, lines);
    PUT_ONE_OF(wrap, headers);
    if (!random_one_in(wrap->random, 3))
        wrap_put(wrap, "\n");
    keep_all(wrap);
}

static void write_reply(struct wrap *wrap) {
    static const char *const heads[] = {"HTTP/1.1 200 OK\n\n",
                                        "Content-Type: application/json\n",
                                        "Accept: */*\nX-Y: z\n\n"};
    PUT_ONE_OF(wrap, heads);
    keep_all(wrap);
}

const struct wrapper wrap_messages[] = {{"nothing", write_bare},
                                        {"a request", write_request},
                                        {"a reply", write_reply},
                                        {NULL, NULL}};

/* Blocks. */

static void write_fence(struct wrap *wrap) {
    static const char *const openings[] = {"```json\n", "~~~\n",
                                           "``````html {.x}\n",
                                           "```\n{% raw %}\n", "~~~~ sh ~\n"};
    static const char *const closings[] = {"```\n", "~~~~~\n", "``````  \n",
                                           "{% endraw %}\n````\n", "~~~~\n"};
    size_t i = random_below(wrap->random, sizeof openings / sizeof *openings);
    wrap_put(wrap, openings[i]);
    keep_all(wrap);
    end_line(wrap);
    wrap_put(wrap, closings[i]);
}

/* A fence with an indent has it before every line. */
static void write_indented_fence(struct wrap *wrap) {
    wrap_put(wrap, "   ```\n");
    keep_lines(wrap, "   ", "   ", "");
    end_line(wrap);
    wrap_put(wrap, "  ```\n");
}

static void write_open_fence(struct wrap *wrap) {
    wrap_put(wrap, "```` json\n");
    keep_all(wrap);
    wrap->is_open = true;
}

static void write_indented(struct wrap *wrap) {
    keep_lines(wrap, "    ", "    ", "");
    end_line(wrap);
}

static void write_pre(struct wrap *wrap) {
    bool has_quotes = random_one_in(wrap->random, 2);
    wrap_put(wrap,
             random_one_in(wrap->random, 2) ? "<pre>" : "<pre class=\"x\">");
    for (size_t i = 0; i < wrap->text.len; i++) {
        char c = wrap->text.data[i];
        if (c == '<')
            keep_as(wrap, i, "&lt;");
        else if (c == '&')
            keep_as(wrap, i, "&amp;");
        else if (c == '"' && has_quotes)
            keep_as(wrap, i, "&quot;");
        else if (c == '\'' && has_quotes)
            keep_as(wrap, i, "&#x27;");
        else
            wrap_keep(wrap, i, i + 1);
        if (c == ',' && has_quotes)
            wrap_put(wrap, "<i></i>");
    }
    wrap_put(wrap, "</pre>\n");
}

const struct wrapper wrap_blocks[] = {
    {"a fence", write_fence},
    {"a fence with an indent", write_indented_fence},
    {"a fence that is not closed", write_open_fence},
    {"an indented block", write_indented},
    {"<pre>", write_pre},
    {NULL, NULL}};

/* Containers. */

static void write_quote(struct wrap *wrap) {
    wrap->is_open = false;
    keep_lines(wrap, "> ", "> ", ">");
    end_line(wrap);
}

static void write_bullet(struct wrap *wrap) {
    wrap->is_open = false;
    keep_lines(wrap, "- ", "  ", "");
    end_line(wrap);
}

static void write_number(struct wrap *wrap) {
    wrap->is_open = false;
    keep_lines(wrap, " 12) ", "     ", "");
    end_line(wrap);
}

static void write_sibling(struct wrap *wrap) {
    wrap->is_open = false;
    wrap_put(wrap, "* one\n\n  more\n");
    keep_lines(wrap, "* ", "  ", "");
    end_line(wrap);
}

const struct wrapper wrap_containers[] = {{"a quote", write_quote},
                                          {"a bullet", write_bullet},
                                          {"a number", write_number},
                                          {"a second item", write_sibling},
                                          {NULL, NULL}};

/* Files. */

static void write_page(struct wrap *wrap) {
    static const char *const fronts[] = {
        "", "# Title\n\n", "Some text with `code`,\nof two lines.\n\n",
        "---\ntitle: x\n---\n\n<!-- a comment -->\n\n{% tab a %}\n\n"};
    static const char *const backs[] = {"", "\nThe end.\n", "\n\n# A title\n"};
    PUT_ONE_OF(wrap, fronts);
    keep_all(wrap);
    if (!wrap->is_open)
        PUT_ONE_OF(wrap, backs);
}

static void write_requests(struct wrap *wrap) {
    static const char *const fronts[] = {
        "", "@host = https://x.example\n# @name a\n",
        "### a comment\n\n// another\n< {%\n  x()\n%}\n"};
    static const char *const backs[] = {
        "", "\n### next\nGET https://x.example\n",
        "\n> {%\n client.log(\"x\");\n%}\n\n<> 2024.json\n"};
    PUT_ONE_OF(wrap, fronts);
    write_request(wrap);
    end_line(wrap);
    PUT_ONE_OF(wrap, backs);
}

static void write_script(struct wrap *wrap) {
    wrap_put(wrap, "#!/bin/sh\nset -e # it's a comment\n");
    keep_all(wrap);
    wrap_put(wrap, "exit 0\n");
}

const struct wrapper wrap_page = {"a page", write_page};
const struct wrapper wrap_requests = {"a .http file", write_requests};
const struct wrapper wrap_script = {"a script", write_script};

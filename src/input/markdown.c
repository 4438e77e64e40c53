#include "input/blocks.h"
#include "input/curl.h"
#include "input/html.h"
#include "input/liquid.h"
#include "input/mention.h"
#include "input/message.h"
#include "input/text.h"
#include "input/variables.h"

/* A page that is being searched. */
struct search {
    struct pl_workspace *space;
    const struct pl_extract *page;
    struct pl_form_taker taker;
    size_t told; /* how far mentions were looked for */
};

/* Whatever JSON a page holds, it is for people. */
static void take_prose(void *self, struct pl_extract *extract,
                       enum pl_taken taken) {
    struct search *search = self;
    search->taker.document(search->taker.self, extract,
                           taken == PL_TAKEN_JSON ? PL_TAKEN_PROSE : taken);
}

/* Languages with objects that look like JSON and are not. */
static const char *const languages[] = {
    "c",      "cpp",    "cs",     "csharp", "dart",       "elixir",
    "go",     "hcl",    "java",   "json5",  "js",         "jsx",
    "kotlin", "liquid", "lua",    "objc",   "javascript", "perl",
    "php",    "py",     "python", "rb",     "ruby",       "rust",
    "scala",  "swift",  "ts",     "tsx",    "typescript", "graphql",
    NULL};

static bool is_language(struct pl_slice info) {
    size_t len = 0;
    while (len < info.len && pl_text_is_word(info.data[len]))
        len++;
    for (size_t i = 0; languages[i]; i++)
        if (strlen(languages[i]) == len &&
            pl_text_has(pl_slice_of(info.data, len), languages[i]))
            return true;
    return false;
}

/* The first offset that is neither in white space nor in a comment. */
static size_t pass_comments(struct pl_slice text) {
    size_t at = pl_text_pass_space(text, 0);
    while (pl_text_starts(text, at, "//") || pl_text_starts(text, at, "/*")) {
        bool is_line = text.data[at + 1] == '/';
        size_t end = pl_text_line_end(text, at);
        if (!is_line) {
            for (end = at + 2; end < text.len; end++)
                if (pl_text_starts(text, end, "*/"))
                    break;
            end = end < text.len ? end + 2 : end;
        }
        at = pl_text_pass_space(text, end);
    }
    return at;
}

/* Tell whether code begins like JSON. In one of the languages above, only an
 * object with a quoted key is JSON. */
static bool is_json(struct pl_slice text, bool is_foreign) {
    size_t at = pass_comments(text);
    if (at == text.len || (text.data[at] != '{' && text.data[at] != '['))
        return false;
    while (is_foreign && at < text.len && strchr("{[ \t\r\n", text.data[at]))
        at++;
    return !is_foreign || (at < text.len && text.data[at] == '"');
}

/* Give the JSON text that begins at `start` of `code` to the taker. The line
 * end at its end is dropped, so that fixes are added before it. */
static void take_json(struct search *search, const struct pl_extract *code,
                      size_t start) {
    struct pl_extract *out = pl_workspace_take(search->space);
    struct pl_variables variables = {NULL, 0, 0};
    pl_variables_add_templates(&variables, &search->space->arena,
                               pl_extract_text(code), start);
    pl_extract_begin(out, code, NULL);
    pl_variables_settle(&variables, code, start, out);
    pl_extract_cut(out, pl_text_trim_end(pl_extract_text(out), 0,
                                         pl_extract_text(out).len));
    take_prose(search, out, PL_TAKEN_JSON);
    pl_workspace_give(search->space, out);
}

/* Give the request or response that the code is to the taker. Returns false if
 * it is none. */
static bool take_message(struct search *search, const struct pl_extract *code) {
    struct pl_message message;
    struct pl_slice text = pl_extract_text(code);
    struct pl_span span = {pl_text_pass_space(text, 0), text.len};
    if (!pl_message_read(search->space, code, span, &message))
        return false;
    bool has_body = is_json(
        pl_slice_of(text.data + message.body, text.len - message.body), false);
    if (!has_body && !message.request.url.from && !message.has_key)
        return false;
    pl_message_hand_over(search->space, &message, has_body, search->taker);
    if (has_body)
        take_json(search, code, message.body);
    return true;
}

static void take_code(struct search *search, const struct pl_extract *code,
                      struct pl_slice info) {
    struct pl_slice text = pl_extract_text(code);
    if (is_json(text, is_language(info))) {
        take_json(search, code, 0);
        return;
    }
    if (take_message(search, code))
        return;
    if (pl_curl_is_in(text))
        pl_curl_find(search->space, code,
                     (struct pl_form_taker){take_prose, NULL, search});
    else
        pl_mentions_take(search->space, code, (struct pl_span){0, text.len},
                         search->taker);
}

static void mention_to(struct search *search, size_t end) {
    pl_mentions_take(search->space, search->page,
                     (struct pl_span){search->told, end}, search->taker);
}

static void take_block(void *self, const struct pl_block *block) {
    struct search *search = self;
    uint64_t mark = search->space->taken;
    struct pl_extract *plain = block->code;
    struct pl_extract *code = pl_workspace_take(search->space);
    mention_to(search, (size_t)block->span.start);
    search->told = (size_t)block->span.end;
    if (block->kind == PL_BLOCK_PRE) {
        plain = pl_workspace_take(search->space);
        pl_html_decode(block->code, plain);
    }
    pl_liquid_strip(plain, code);
    take_code(search, code, block->info);
    pl_workspace_return(search->space, mark);
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    struct search search = {space, from, taker, 0};
    pl_blocks_find(space, from, (struct pl_block_taker){take_block, &search});
    mention_to(&search, pl_extract_text(from).len);
}

static const char *const suffixes[] = {".md", ".markdown", NULL};

const struct pl_form pl_form_markdown = {
    .name = "markdown",
    .shows_examples = true,
    .summary = "code blocks of Markdown pages",
    .suffixes = suffixes,
    .find = find,
};

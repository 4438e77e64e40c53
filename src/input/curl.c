#include "input/curl.h"

#include "input/heredoc.h"
#include "input/json_search.h"
#include "input/shell.h"
#include "input/text.h"

#define PRINTED_MAX 4 /* words of `echo` that are read, options included */

/* A text that is being searched. */
struct search {
    struct pl_workspace *space;
    const struct pl_extract *from;
    struct pl_slice text;
    struct pl_form_taker taker;
};

/* Tell whether a command may begin at `at`. */
static bool begins_word(struct pl_slice text, size_t at) {
    return at == 0 || strchr(" \t\r\n;&|($`\"'/", text.data[at - 1]);
}

/* The end of the word `curl` (or `curl.exe`) at `at`, where a command may
 * begin; 0: none. */
static size_t pass_curl(struct pl_slice text, size_t at) {
    if (!pl_text_starts(text, at, "curl") || !begins_word(text, at))
        return 0;
    at += 4;
    at += pl_text_starts(text, at, ".exe") ? 4 : 0;
    return at < text.len && strchr(" \t\\^", text.data[at]) ? at : 0;
}

/* Tell whether a text begins like JSON with a quoted key. */
static bool is_json(struct pl_slice text) {
    size_t at = pl_text_pass_space(text, 0);
    size_t start = at;
    while (at < text.len && strchr("{[ \t\r\n", text.data[at]))
        at++;
    return at > start && at < text.len && text.data[at] == '"';
}

/* The same for the text from `at` on. */
static bool is_json_at(struct pl_slice text, uint64_t at) {
    return is_json(pl_slice_of(text.data + at, text.len - (size_t)at));
}

/* The end of a conversion of printf at `at`, like `%s` or `%.2f`; `at` if there
 * is none. */
static size_t pass_conversion(struct pl_slice text, size_t at) {
    size_t end = at + 1;
    if (text.data[at] != '%')
        return at;
    while (end < text.len && strchr("+-#.0123456789", text.data[end]))
        end++;
    bool is_one = end < text.len && text.data[end] != '\0' &&
                  strchr("bcdefgiqsuxX", text.data[end]);
    return is_one ? end + 1 : at;
}

/* Give the JSON text in a word to the taker. */
static void take_word(struct search *search, struct pl_shell_word *word) {
    struct pl_extract *out = pl_workspace_take(search->space);
    pl_variables_add_templates(&word->variables, &search->space->arena,
                               pl_extract_text(word->text), 0);
    pl_extract_begin(out, word->text, NULL);
    pl_variables_settle(&word->variables, word->text, 0, out);
    search->taker.document(search->taker.self, out, PL_TAKEN_SENT);
}

/* Read the commands between `at` and `end`, on the line of the here-document at
 * `input`. Returns where to go on: behind `end` if one of them read the
 * here-document. */
static size_t take_readers(struct search *search, size_t at, size_t end,
                           size_t input) {
    while (at < end) {
        size_t start = pass_curl(search->text, at);
        at++;
        if (start > 0)
            at = pl_curl_read(search->space, search->from,
                              (struct pl_curl_place){start, input},
                              search->taker);
    }
    return at;
}

/* Read the here-document at `at`. It is the body of a command on its line; if
 * there is none, and it is JSON, it is a document of its own. Returns where to
 * go on. */
static size_t take_heredoc(struct search *search, size_t at) {
    struct pl_heredoc heredoc;
    struct pl_shell shell = {
        .space = search->space, .from = search->from, .input = at};
    struct pl_shell_word word;
    if (!pl_heredoc_read(search->space, search->text, at, &heredoc))
        return at + 2;
    size_t start = (size_t)heredoc.body.start;
    size_t end = take_readers(search, at + 2, start, at);
    if (end > start || !is_json_at(search->text, start))
        return end;
    end = pl_shell_input(&shell, &word);
    if (end > 0)
        take_word(search, &word);
    return heredoc.end;
}

/* Read `count` words from `at` on, and give those that are JSON to the taker.
 * `end_of` finds variables in them (NULL: there are none). Returns the end of
 * the last JSON word, or `at`. */
static size_t take_words(struct search *search, size_t at, size_t count,
                         pl_variable_end end_of) {
    struct pl_shell shell = {
        .space = search->space, .from = search->from, .at = at};
    struct pl_shell_word word;
    while (count-- > 0 && pl_shell_next(&shell, &word)) {
        struct pl_slice text = pl_extract_text(word.text);
        if (!is_json(text))
            continue;
        if (end_of)
            pl_variables_add_all(&word.variables, &search->space->arena, text,
                                 0, end_of);
        take_word(search, &word);
        at = shell.at;
    }
    return at;
}

/* Tell whether the `=` at `at` assigns a quoted text that begins like JSON:
 * `A='{`. */
static bool is_assigned(struct pl_slice text, size_t at) {
    size_t quote = at + 1 + pl_text_starts(text, at + 1, "$");
    return text.data[at] == '=' && at > 0 &&
           pl_text_is_word(text.data[at - 1]) && quote < text.len &&
           (text.data[quote] == '\'' || text.data[quote] == '"') &&
           pl_json_may_begin(
               pl_slice_of(text.data + quote + 1, text.len - quote - 1));
}

/* Read what `echo` or `printf` at `at` prints. Returns where to go on. */
static size_t take_printed(struct search *search, size_t at) {
    if (!begins_word(search->text, at))
        return at + 1;
    if (pl_text_starts(search->text, at, "echo "))
        return take_words(search, at + 4, PRINTED_MAX, NULL);
    if (pl_text_starts(search->text, at, "printf "))
        return take_words(search, at + 6, PRINTED_MAX, pass_conversion);
    return at + 1;
}

/* Read what begins at `at`, if it is of use. Returns where to go on. */
static size_t take_at(struct search *search, size_t at) {
    struct pl_slice text = search->text;
    size_t start = pass_curl(text, at);
    if (start > 0)
        return pl_curl_read(search->space, search->from,
                            (struct pl_curl_place){start, 0}, search->taker);
    if (pl_text_starts(text, at, "<<<"))
        return take_words(search, at + 3, 1, NULL);
    if (pl_text_starts(text, at, "<<"))
        return take_heredoc(search, at);
    if (is_assigned(text, at))
        return take_words(search, at + 1, 1, NULL);
    return take_printed(search, at);
}

void pl_curl_find(struct pl_workspace *space, const struct pl_extract *from,
                  struct pl_form_taker taker) {
    struct search search = {space, from, pl_extract_text(from), taker};
    for (size_t at = 0; at < search.text.len;) {
        uint64_t mark = space->taken;
        at = take_at(&search, at);
        pl_workspace_return(space, mark);
    }
}

/* Tell whether a command, or a here-document of JSON, begins at `at`. */
static bool tells_script(struct pl_slice text, size_t at) {
    if (pass_curl(text, at) > 0)
        return true;
    return pl_text_starts(text, at, "<<") &&
           is_json_at(text,
                      pl_text_next_line(text, pl_text_line_end(text, at)));
}

bool pl_curl_is_in(struct pl_slice text) {
    for (size_t at = 0; at < text.len; at++)
        if (strchr("c<", text.data[at]) && tells_script(text, at))
            return true;
    return false;
}

/* Tell whether a text is not JSON and has a command. */
static bool is_script(struct pl_slice text) {
    size_t at = pl_text_pass_space(text, 0);
    if (at == text.len || strchr("{[\"\x1E", text.data[at]))
        return false;
    return pl_curl_is_in(text);
}

static const char *const suffixes[] = {".sh", ".bash", ".zsh", NULL};

const struct pl_form pl_form_curl = {
    .name = "curl",
    .summary = "curl commands in shell scripts and texts",
    .suffixes = suffixes,
    .is = is_script,
    .find = pl_curl_find,
};

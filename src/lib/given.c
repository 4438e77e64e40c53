#include "lib/given.h"

#include "base/utf8.h"
#include "json/reader.h"

/* A file of values while it is read. */
struct pl_given_file {
    struct pl_session *session;
    const struct pl_list *list;
    const struct pl_given *from; /* where the configuration names it; NULL: an
                                    option does */
    struct pl_slice path;
    uint32_t file; /* its number in the tallies */
    struct pl_window window;
    pl_reader *reader;
    uint64_t depth, values_depth; /* depth now; depth of the array of the
                                     values, 0: not in it */
    bool has_values, has_array;
    struct pl_buf text;
    struct pl_slice mistake; /* the first one; NULL data: none */
    uint64_t mistake_line;   /* 0: the file as a whole */
};

/* Only the first mistake is kept. */
static void refuse_line(struct pl_given_file *reading, struct pl_slice mistake,
                        uint64_t line) {
    if (reading->mistake.data)
        return;
    reading->mistake = pl_arena_copy(&reading->session->arena, mistake);
    reading->mistake_line = line;
}

static void refuse(struct pl_given_file *reading, const char *mistake) {
    refuse_line(reading, pl_slice_str(mistake), 0);
}

static void refuse_at(struct pl_given_file *reading, const char *mistake,
                      uint64_t offset) {
    refuse_line(reading, pl_slice_str(mistake),
                pl_window_locate(&reading->window, offset).line);
}

static void on_mistake(void *self, const struct pl_mistake *mistake) {
    if (mistake->kind != PL_MISTAKE_DUPLICATE_KEY &&
        mistake->kind != PL_MISTAKE_NUMBER_PRECISION &&
        mistake->kind != PL_MISTAKE_BOM)
        refuse_line(self, mistake->message, mistake->start.line);
}

static void know(struct pl_given_file *reading, struct pl_slice text,
                 struct pl_span span) {
    struct pl_place start = pl_window_locate(&reading->window, span.start);
    struct pl_place end = pl_window_locate(&reading->window, span.end);
    pl_tallies_add_known(
        &reading->session->tallies,
        &(struct pl_known){.list = reading->list->name,
                           .text = text,
                           .place = {.offset = start.offset,
                                     .line = start.line,
                                     .column = start.column,
                                     .file = reading->file},
                           .width = (uint32_t)(end.column - start.column)});
    reading->has_values = true;
}

static void take_scalar(struct pl_given_file *reading,
                        const struct pl_token *token) {
    bool is_text = token->kind == PL_TOKEN_STRING;
    if (reading->depth == 0 || reading->depth != reading->values_depth)
        return;
    if ((!is_text && token->kind != PL_TOKEN_NUMBER) ||
        token->flags & PL_TOKEN_LONG) {
        refuse_at(reading, "a value of the list is a string or a number",
                  token->span.start);
        return;
    }
    struct pl_slice text = token->text;
    if (token->flags & PL_TOKEN_ESCAPED) {
        pl_buf_clear(&reading->text);
        pl_token_decode(token, &reading->text);
        text = pl_buf_slice(&reading->text);
    }
    know(reading, text, token->span);
}

static void take_open(struct pl_given_file *reading,
                      const struct pl_token *token, bool is_awaited) {
    bool is_array = token->kind == PL_TOKEN_ARRAY_OPEN;
    if (reading->values_depth > 0)
        refuse_at(reading, "a value of the list is a string or a number",
                  token->span.start);
    reading->depth++;
    if (!is_array || !is_awaited)
        return;
    reading->values_depth = reading->depth;
    reading->has_array = true;
}

static void take_close(struct pl_given_file *reading) {
    if (reading->depth-- == reading->values_depth)
        reading->values_depth = 0;
}

/* Tell whether the token is the key `key` of the document's object. */
static bool is_key(const struct pl_given_file *reading,
                   const struct pl_token *token, struct pl_slice key) {
    return reading->depth == 1 && reading->values_depth == 0 && key.len > 0 &&
           pl_slice_eq(token->text, key);
}

/* Check the member that tells whether all values are there. Its value is not
 * shown, for it may echo an API key. */
static void take_expected(struct pl_given_file *reading,
                          const struct pl_token *token) {
    const struct pl_list *list = reading->list;
    if (token->kind == PL_TOKEN_STRING &&
        pl_slice_eq(token->text, list->expected))
        return;
    struct pl_buf *text = &reading->text;
    pl_buf_clear(text);
    pl_buf_add_str(text, "its ");
    pl_buf_add_slice(text, list->expect);
    pl_buf_add_str(text, " is not \"");
    pl_buf_add_slice(text, list->expected);
    pl_buf_add_str(text,
                   "\", so values of the list may be missing: ask for the "
                   "reply again");
    pl_session_notice(reading->session, reading->path, pl_buf_slice(text),
                      false);
}

/* Read a document: an array of values, or an object that has one. */
static void take_document(struct pl_given_file *reading) {
    struct pl_token token;
    bool is_awaited = true; /* the next array has the values */
    bool is_expected = false;
    reading->depth = reading->values_depth = 0;
    for (;;) {
        pl_reader_next(reading->reader, &token);
        if (is_expected)
            take_expected(reading, &token);
        is_expected = false;
        switch (token.kind) {
        case PL_TOKEN_END:
            return;
        case PL_TOKEN_KEY:
            is_awaited = is_key(reading, &token, reading->list->member);
            is_expected = is_key(reading, &token, reading->list->expect);
            continue;
        case PL_TOKEN_OBJECT_OPEN:
        case PL_TOKEN_ARRAY_OPEN:
            take_open(reading, &token, is_awaited);
            break;
        case PL_TOKEN_OBJECT_CLOSE:
        case PL_TOKEN_ARRAY_CLOSE:
            take_close(reading);
            break;
        case PL_TOKEN_NULL:
        case PL_TOKEN_TRUE:
        case PL_TOKEN_FALSE:
        case PL_TOKEN_NUMBER:
        case PL_TOKEN_STRING:
        case PL_TOKEN_BAD:
            take_scalar(reading, &token);
            break;
        }
        is_awaited = false;
    }
}

static void read_json(struct pl_given_file *reading) {
    reading->reader =
        pl_reader_new(&reading->session->heap, &reading->window,
                      (struct pl_reader_listener){on_mistake, reading},
                      pl_reader_default_limits);
    while (pl_reader_begin(reading->reader, PL_FRAMING_ONE))
        take_document(reading);
    if (!reading->has_array)
        refuse(reading,
               "the list is not in it: give an array, or an object that has "
               "it as it was replied");
}

/* Take the line that begins at `*start`. Returns false after the last one. */
static bool take_line(struct pl_given_file *reading, uint64_t *start) {
    struct pl_window *window = &reading->window;
    uint64_t end = *start;
    bool has_end = false;
    while (!has_end) {
        if (end == window->base + window->len &&
            !pl_window_more(window, *start))
            break;
        has_end = *pl_window_at(window, end++) == '\n';
    }
    struct pl_span span = {*start, end - has_end};
    if (span.end > span.start && *pl_window_at(window, span.end - 1) == '\r')
        span.end--;
    struct pl_slice line = pl_window_slice(window, span.start, span.end);
    if (pl_utf8_bad_run(line) > 0)
        refuse_at(reading, "this is no text in UTF-8", *start);
    if (line.len > 0)
        know(reading, line, span);
    *start = end;
    return has_end;
}

static uint64_t pass_bytes(struct pl_given_file *reading, uint64_t at,
                           const char *bytes) {
    struct pl_window *window = &reading->window;
    while (at < window->base + window->len || pl_window_more(window, 0)) {
        char byte = *pl_window_at(window, at);
        if (byte == '\0' || !strchr(bytes, byte))
            break;
        at++;
    }
    return at;
}

static void read_values(struct pl_given_file *reading) {
    uint64_t at = pass_bytes(reading, 0, "\xEF\xBB\xBF");
    uint64_t begin = pass_bytes(reading, at, " \t\r\n");
    bool is_empty = begin == reading->window.base + reading->window.len;
    char first = is_empty ? '\0' : *pl_window_at(&reading->window, begin);
    if (first == '{' || first == '[')
        read_json(reading);
    else
        while (take_line(reading, &at))
            ;
    if (!reading->has_values && !reading->mistake.data)
        pl_session_notice(reading->session, reading->path,
                          pl_slice_str("it has no value of the list"), false);
}

/* Report a mistake: where the configuration names the file, or for the file
 * itself. */
static void tell(struct pl_given_file *reading, const char *rule,
                 struct pl_slice message) {
    struct pl_session *session = reading->session;
    if (!reading->from) {
        pl_session_notice(session, reading->path, message, true);
        return;
    }
    struct pl_buf *text = &reading->text;
    pl_buf_clear(text);
    pl_buf_add_slice(text, reading->path);
    pl_buf_add_str(text, ": ");
    pl_buf_add_slice(text, message);
    struct pl_finding finding = {
        .rule = pl_slice_str(rule),
        .severity = PL_SEVERITY_ERROR,
        .file = *reading->from->file,
        .region = {.start = pl_given_start(reading->from),
                   .end = pl_given_end(reading->from)},
        .message = pl_buf_slice(text),
    };
    pl_session_mistake(session, &finding);
}

static void tell_mistake(struct pl_given_file *reading) {
    struct pl_buf *text = &reading->session->text;
    pl_buf_clear(text);
    if (reading->mistake_line > 0)
        pl_buf_add_format(
            text, "line %llu: ", (unsigned long long)reading->mistake_line);
    pl_buf_add_slice(text, reading->mistake);
    tell(reading, "config/value", pl_buf_slice(text));
}

void pl_given_close(struct pl_session *session) {
    struct pl_given_file *reading = session->given;
    if (!reading)
        return;
    if (reading->reader)
        pl_reader_free(reading->reader);
    pl_window_fini(&reading->window);
    pl_buf_fini(&reading->text);
    session->given = NULL;
}

static bool read_open(struct pl_given_file *reading) {
    struct pl_session *session = reading->session;
    reading->file = pl_tallies_file(&session->tallies, reading->path);
    read_values(reading);
    if (reading->window.status != PL_STATUS_OK)
        refuse(reading, "reading it failed");
    if (reading->mistake.data)
        tell_mistake(reading);
    return !reading->mistake.data;
}

static bool read_file(struct pl_session *session, const struct pl_list *list,
                      struct pl_slice path, const struct pl_given *from) {
    struct pl_given_file *reading =
        pl_arena_alloc(&session->arena, sizeof *reading);
    *reading = (struct pl_given_file){
        .session = session, .list = list, .path = path, .from = from};
    pl_buf_init(&reading->text, &session->heap);
    pl_window_init(&reading->window, &session->heap,
                   pl_source_feed(&session->worker.source));
    session->given = reading;
    enum pl_status status = pl_source_open(&session->worker.source, path);
    if (status != PL_STATUS_OK) {
        pl_buf_clear(&session->text);
        pl_source_explain(status, session->worker.source.error, &session->text);
        tell(reading, "config/missing-file", pl_buf_slice(&session->text));
        pl_given_close(session);
        return false;
    }
    session->worker.is_open = true;
    bool is_good = read_open(reading);
    pl_given_close(session);
    pl_source_close(&session->worker.source);
    session->worker.is_open = false;
    return is_good;
}

static const struct pl_list *find_list(const pl_ruleset *ruleset,
                                       struct pl_slice name) {
    for (size_t i = 0; i < ruleset->list_count; i++)
        if (ruleset->lists[i]->option.len > 0 &&
            pl_slice_eq(ruleset->lists[i]->name, name))
            return ruleset->lists[i];
    return NULL;
}

static bool read_option(struct pl_session *session, const pl_ruleset *ruleset,
                        const struct pl_list_option *option) {
    const struct pl_list *list = find_list(ruleset, option->list);
    if (list)
        return read_file(session, list, option->file, NULL);
    pl_buf_clear(&session->text);
    pl_buf_add_str(&session->text, "--");
    pl_buf_add_slice(&session->text, option->list);
    pl_buf_add_str(&session->text, ": the rules have no such list");
    pl_session_notice(session, pl_slice_str(""), pl_buf_slice(&session->text),
                      true);
    return false;
}

bool pl_given_read(struct pl_session *session) {
    const pl_ruleset *ruleset =
        session->variants.items[pl_variant_of_run(session)].ruleset;
    const struct pl_config *config = &ruleset->config;
    bool is_good = true;
    for (size_t i = 0; i < config->list_file_count; i++) {
        const struct pl_list_files *files = &config->list_files[i];
        const struct pl_list *list = find_list(ruleset, files->list);
        for (size_t k = 0; k < files->files.count; k++)
            is_good &=
                read_file(session, list, files->files.items[k], &files->from);
    }
    for (size_t i = 0; i < session->options->list_option_count; i++)
        is_good &=
            read_option(session, ruleset, &session->options->list_options[i]);
    return is_good;
}

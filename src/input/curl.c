#include "input/curl.h"

#include "input/request.h"
#include "input/shell.h"
#include "input/text.h"

/* What an option's argument is to us. */
enum use {
    USE_FLAG, /* it has none */
    USE_NONE, /* it has one, which says nothing of the request */
    USE_DATA,
    USE_RAW, /* the same, where @ names no file */
    USE_JSON,
    USE_ENCODED, /* data that is yet to be encoded */
    USE_PARAM,   /* encoded, for the URL */
    USE_GET,     /* no argument: the data belongs to the URL */
    USE_HEADER,
    USE_METHOD,
    USE_URL
};

struct option {
    const char *name;
    char letter; /* or 0 */
    enum use use;
};

/* Those that have an argument; all others are flags. */
static const struct option options[] = {{"data", 'd', USE_DATA},
                                        {"data-ascii", 0, USE_DATA},
                                        {"data-binary", 0, USE_DATA},
                                        {"data-raw", 0, USE_RAW},
                                        {"data-urlencode", 0, USE_ENCODED},
                                        {"json", 0, USE_JSON},
                                        {"url-query", 0, USE_PARAM},
                                        {"get", 'G', USE_GET},
                                        {"header", 'H', USE_HEADER},
                                        {"request", 'X', USE_METHOD},
                                        {"url", 0, USE_URL},
                                        {"abstract-unix-socket", 0, USE_NONE},
                                        {"cacert", 0, USE_NONE},
                                        {"capath", 0, USE_NONE},
                                        {"cert", 'E', USE_NONE},
                                        {"ciphers", 0, USE_NONE},
                                        {"config", 'K', USE_NONE},
                                        {"connect-timeout", 0, USE_NONE},
                                        {"connect-to", 0, USE_NONE},
                                        {"continue-at", 'C', USE_NONE},
                                        {"cookie", 'b', USE_NONE},
                                        {"cookie-jar", 'c', USE_NONE},
                                        {"dump-header", 'D', USE_NONE},
                                        {"form", 'F', USE_NONE},
                                        {"form-string", 0, USE_NONE},
                                        {"interface", 0, USE_NONE},
                                        {"key", 0, USE_NONE},
                                        {"limit-rate", 0, USE_NONE},
                                        {"max-filesize", 0, USE_NONE},
                                        {"max-redirs", 0, USE_NONE},
                                        {"max-time", 'm', USE_NONE},
                                        {"netrc-file", 0, USE_NONE},
                                        {"noproxy", 0, USE_NONE},
                                        {"oauth2-bearer", 0, USE_NONE},
                                        {"output", 'o', USE_NONE},
                                        {"output-dir", 0, USE_NONE},
                                        {"pass", 0, USE_NONE},
                                        {"proto", 0, USE_NONE},
                                        {"proxy", 'x', USE_NONE},
                                        {"proxy-header", 0, USE_NONE},
                                        {"proxy-user", 'U', USE_NONE},
                                        {"quote", 'Q', USE_NONE},
                                        {"range", 'r', USE_NONE},
                                        {"rate", 0, USE_NONE},
                                        {"referer", 'e', USE_NONE},
                                        {"resolve", 0, USE_NONE},
                                        {"retry", 0, USE_NONE},
                                        {"retry-delay", 0, USE_NONE},
                                        {"retry-max-time", 0, USE_NONE},
                                        {"socks5", 0, USE_NONE},
                                        {"speed-limit", 'Y', USE_NONE},
                                        {"speed-time", 'y', USE_NONE},
                                        {"stderr", 0, USE_NONE},
                                        {"time-cond", 'z', USE_NONE},
                                        {"trace", 0, USE_NONE},
                                        {"trace-ascii", 0, USE_NONE},
                                        {"unix-socket", 0, USE_NONE},
                                        {"upload-file", 'T', USE_NONE},
                                        {"user", 'u', USE_NONE},
                                        {"user-agent", 'A', USE_NONE},
                                        {"variable", 0, USE_NONE},
                                        {"write-out", 'w', USE_NONE},
                                        {NULL, 0, USE_FLAG}};

/* A piece of the data. */
struct datum {
    struct pl_shell_word word;
    size_t start; /* in its text */
    enum use use;
};

/* A command that is being read. */
struct command {
    struct pl_shell shell;
    struct pl_request request;
    struct datum *data;
    size_t data_count, data_cap;
    bool is_get, is_file; /* -G; some of the data is that of a file */
    bool says_json;
};

static struct pl_part part(const struct pl_shell_word *word, size_t start,
                           size_t end) {
    return (struct pl_part){word->text, {start, end}};
}

static struct pl_part rest_of(const struct pl_shell_word *word, size_t start) {
    return part(word, start, word->text->text.len);
}

static void add_header(struct command *command,
                       const struct pl_shell_word *word, size_t start) {
    struct pl_slice text = pl_extract_text(word->text);
    const char *colon = start < text.len
                            ? memchr(text.data + start, ':', text.len - start)
                            : NULL;
    if (!colon)
        return;
    size_t at = (size_t)(colon - text.data);
    struct pl_slice name = pl_slice_of(text.data + start, at - start);
    command->says_json |=
        pl_text_has(name, "content-type") && pl_text_has(text, "json");
    pl_request_header(&command->request, part(word, start, at),
                      rest_of(word, at + 1));
}

static void add_datum(struct command *command, const struct pl_shell_word *word,
                      size_t start, enum use use) {
    struct pl_slice text = pl_extract_text(word->text);
    if (use != USE_RAW && start < text.len && text.data[start] == '@') {
        command->is_file = true;
        return;
    }
    command->says_json |= use == USE_JSON;
    if (command->data_count == command->data_cap) {
        size_t cap = command->data_cap > 0 ? 2 * command->data_cap : 4;
        struct datum *data =
            pl_arena_alloc(&command->shell.space->arena, cap * sizeof *data);
        if (command->data_count > 0)
            memcpy(data, command->data, command->data_count * sizeof *data);
        command->data = data;
        command->data_cap = cap;
    }
    command->data[command->data_count++] = (struct datum){*word, start, use};
}

/* Tell whether an operand can be a URL: in prose the word `curl` has others. */
static bool is_url(const struct pl_shell_word *word, size_t start) {
    struct pl_slice text = pl_extract_text(word->text);
    for (size_t i = start; i < text.len; i++)
        if (strchr("/.:$", text.data[i]))
            return true;
    return false;
}

/* Use what stands in `word` from `start` on. */
static void use_argument(struct command *command, enum use use,
                         const struct pl_shell_word *word, size_t start) {
    switch (use) {
    case USE_DATA:
    case USE_RAW:
    case USE_JSON:
    case USE_ENCODED:
        add_datum(command, word, start, use);
        return;
    case USE_PARAM:
        pl_request_data(&command->request, rest_of(word, start));
        return;
    case USE_HEADER:
        add_header(command, word, start);
        return;
    case USE_METHOD:
        command->request.method = rest_of(word, start);
        return;
    case USE_URL:
        if (!command->request.url.from && is_url(word, start))
            command->request.url = rest_of(word, start);
        return;
    case USE_FLAG:
    case USE_NONE:
    case USE_GET:
        return;
    }
}

static enum use use_of_name(struct pl_slice name) {
    const struct option *option = options;
    while (option->name && !pl_slice_is(name, option->name))
        option++;
    return option->use;
}

static enum use use_of_letter(char letter) {
    const struct option *option = options;
    while (option->name && option->letter != letter)
        option++;
    return option->use;
}

static bool has_argument(enum use use) {
    return use != USE_FLAG && use != USE_GET;
}

/* Use the argument that is the next word. */
static void use_next(struct command *command, enum use use) {
    struct pl_shell_word word;
    command->is_get |= use == USE_GET;
    if (has_argument(use) && pl_shell_next(&command->shell, &word))
        use_argument(command, use, &word, 0);
}

/* -sSXPOST: flags, then one that may have an argument. */
static void read_letters(struct command *command,
                         const struct pl_shell_word *word) {
    struct pl_slice text = pl_extract_text(word->text);
    for (size_t i = 1; i < text.len; i++) {
        enum use use = use_of_letter(text.data[i]);
        if (has_argument(use) && i + 1 < text.len) {
            use_argument(command, use, word, i + 1);
            return;
        }
        use_next(command, use);
    }
}

static void read_word(struct command *command,
                      const struct pl_shell_word *word) {
    struct pl_slice text = pl_extract_text(word->text);
    if (text.len > 2 && memcmp(text.data, "--", 2) == 0)
        use_next(command,
                 use_of_name(pl_slice_of(text.data + 2, text.len - 2)));
    else if (text.len > 1 && text.data[0] == '-')
        read_letters(command, word);
    else
        use_argument(command, USE_URL, word, 0);
}

/* Give the data to the URL, for -G. */
static void add_params(struct command *command) {
    for (size_t i = 0; i < command->data_count; i++) {
        const struct datum *datum = &command->data[i];
        const struct pl_shell_word *word = &datum->word;
        struct pl_slice text = pl_extract_text(word->text);
        const char *sign =
            datum->start < text.len
                ? memchr(text.data + datum->start, '=', text.len - datum->start)
                : NULL;
        size_t at = sign ? (size_t)(sign - text.data) : text.len;
        if (datum->use == USE_ENCODED && sign)
            pl_request_param(&command->request, part(word, datum->start, at),
                             rest_of(word, at + 1));
        else
            pl_request_data(&command->request, rest_of(word, datum->start));
    }
}

/* Append what curl would send. */
static void join(struct command *command, struct pl_extract *out) {
    for (size_t i = 0; i < command->data_count; i++) {
        const struct datum *datum = &command->data[i];
        struct pl_extract *from = datum->word.text;
        struct pl_variables variables = datum->word.variables;
        if (i == 0)
            pl_extract_begin(out, from, NULL);
        else if (datum->use != USE_JSON)
            pl_extract_mean(out, from,
                            (struct pl_span){datum->start, datum->start},
                            pl_slice_str("&"));
        pl_variables_add_templates(&variables, &command->shell.space->arena,
                                   pl_extract_text(from), datum->start);
        pl_variables_settle(&variables, from, datum->start, out);
    }
}

/* Tell whether a body is worth reading as JSON. */
static bool is_payload(const struct command *command, struct pl_slice body) {
    size_t at = pl_text_pass_space(body, 0);
    if (at == body.len || body.data[at] == '$')
        return false;
    return command->says_json || body.data[at] == '{' || body.data[at] == '[';
}

static void hand_over(struct command *command, struct pl_form_taker taker) {
    struct pl_workspace *space = command->shell.space;
    struct pl_extract *body = pl_workspace_take(space);
    struct pl_extract *request = pl_workspace_take(space);
    bool has_body = command->data_count > 0 && !command->is_get;
    if (command->is_get)
        add_params(command);
    if (has_body)
        join(command, body);
    has_body = has_body && !command->is_file &&
               is_payload(command, pl_extract_text(body));
    if (command->request.url.from) {
        pl_extract_begin(request, command->shell.from, NULL);
        pl_request_write(&command->request, request);
        taker.document(taker.self, request,
                       has_body ? PL_TAKEN_HEAD : PL_TAKEN_REQUEST);
    }
    if (has_body)
        taker.document(taker.self, body, PL_TAKEN_JSON);
}

/* Read the command that begins at `at`, and hand it over if it is one. Returns
 * where to go on. */
static size_t read_command(struct pl_workspace *space,
                           const struct pl_extract *from, size_t at,
                           struct pl_form_taker taker) {
    struct command command = {.shell = {space, from, at + 4, false}};
    uint64_t mark = space->taken;
    struct pl_shell_word word;
    pl_request_init(&command.request, &space->arena);
    pl_request_begin(&command.request, (struct pl_part){from, {at, at + 4}});
    while (pl_shell_next(&command.shell, &word))
        read_word(&command, &word);
    command.request.whole.span.end = command.shell.at;
    if (!command.shell.is_broken)
        hand_over(&command, taker);
    pl_workspace_return(space, mark);
    return command.shell.is_broken ? at + 4 : command.shell.at;
}

/* Tell whether the word `curl` stands at `at`, where a command may begin. */
static bool begins_command(struct pl_slice text, size_t at) {
    if (at > 0 && !strchr(" \t\r\n;&|($`\"'", text.data[at - 1]))
        return false;
    if (text.len - at < 5 || memcmp(text.data + at, "curl", 4) != 0)
        return false;
    char next = text.data[at + 4];
    return next == ' ' || next == '\t' || next == '\\' || next == '^';
}

/* The place of the next command at or after `at`, or the end. */
static size_t find_command(struct pl_slice text, size_t at) {
    while (at < text.len) {
        const char *c = memchr(text.data + at, 'c', text.len - at);
        if (!c)
            return text.len;
        at = (size_t)(c - text.data);
        if (begins_command(text, at))
            return at;
        at++;
    }
    return at;
}

bool pl_curl_is_in(struct pl_slice text) {
    return find_command(text, 0) < text.len;
}

void pl_curl_find(struct pl_workspace *space, const struct pl_extract *from,
                  struct pl_form_taker taker) {
    struct pl_slice text = pl_extract_text(from);
    for (size_t at = find_command(text, 0); at < text.len;
         at = find_command(text, at))
        at = read_command(space, from, at, taker);
}

/* Tell whether a text that is no JSON has a command. */
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

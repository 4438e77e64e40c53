#include "input/curl.h"

#include "input/curl_option.h"
#include "input/request.h"
#include "input/shell.h"
#include "input/text.h"

/* The argument of one data option. */
struct datum {
    struct pl_shell_word word; /* without text: standard input, not read yet */
    size_t start;              /* offset in its text */
    enum pl_curl_use use;
};

/* A command that is being read. */
struct command {
    struct pl_shell shell;
    struct pl_request request;
    struct datum *data;
    size_t data_count, data_cap;
    bool is_get, is_file; /* -G; some of the data is in a file */
    bool says_json;
    bool is_next; /* --next ended this request */
};

static struct pl_request_part part(const struct pl_shell_word *word,
                                   size_t start, size_t end) {
    return (struct pl_request_part){word->text, {start, end}};
}

static struct pl_request_part rest_of(const struct pl_shell_word *word,
                                      size_t start) {
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
                      size_t start, enum pl_curl_use use) {
    struct pl_slice text = pl_extract_text(word->text);
    struct pl_slice rest = pl_slice_of(text.data + start, text.len - start);
    struct datum datum = {*word, start, use};
    bool is_input = use != PL_CURL_RAW && pl_slice_is(rest, "@-");
    if (is_input)
        datum.word.text = NULL;
    else if (use != PL_CURL_RAW && pl_text_starts(rest, 0, "@")) {
        command->is_file = true;
        return;
    }
    command->says_json |= use == PL_CURL_JSON;
    if (command->data_count == command->data_cap) {
        size_t cap = command->data_cap > 0 ? 2 * command->data_cap : 4;
        struct datum *data =
            pl_arena_alloc(&command->shell.space->arena, cap * sizeof *data);
        if (command->data_count > 0)
            memcpy(data, command->data, command->data_count * sizeof *data);
        command->data = data;
        command->data_cap = cap;
    }
    command->data[command->data_count++] = datum;
}

/* Tell whether an operand may be a URL. The word `curl` in prose has other
 * operands. */
static bool is_url(const struct pl_shell_word *word, size_t start) {
    struct pl_slice text = pl_extract_text(word->text);
    for (size_t i = start; i < text.len; i++)
        if (strchr("/.:$", text.data[i]))
            return true;
    return false;
}

/* Use the argument in `word` from `start` on. */
static void use_argument(struct command *command, enum pl_curl_use use,
                         const struct pl_shell_word *word, size_t start) {
    switch (use) {
    case PL_CURL_DATA:
    case PL_CURL_RAW:
    case PL_CURL_JSON:
    case PL_CURL_ENCODED:
        add_datum(command, word, start, use);
        return;
    case PL_CURL_PARAM:
        pl_request_data(&command->request, rest_of(word, start));
        return;
    case PL_CURL_HEADER:
        add_header(command, word, start);
        return;
    case PL_CURL_METHOD:
        command->request.method = rest_of(word, start);
        return;
    case PL_CURL_URL:
        if (!command->request.url.from && is_url(word, start))
            command->request.url = rest_of(word, start);
        return;
    case PL_CURL_FLAG:
    case PL_CURL_IGNORED:
    case PL_CURL_GET:
    case PL_CURL_NEXT:
        return;
    }
}

/* Use an option: its argument, if it has one, is the next word. */
static void use_next(struct command *command, enum pl_curl_use use) {
    struct pl_shell_word word;
    command->is_get |= use == PL_CURL_GET;
    command->is_next |= use == PL_CURL_NEXT;
    if (pl_curl_has_argument(use) && pl_shell_next(&command->shell, &word))
        use_argument(command, use, &word, 0);
}

/* Letters like -sSXPOST: flags, and last an option that may have an
 * argument. */
static void read_letters(struct command *command,
                         const struct pl_shell_word *word) {
    struct pl_slice text = pl_extract_text(word->text);
    for (size_t i = 1; i < text.len; i++) {
        enum pl_curl_use use = pl_curl_use_of_letter(text.data[i]);
        if (pl_curl_has_argument(use) && i + 1 < text.len) {
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
                 pl_curl_use_of_name(pl_slice_of(text.data + 2, text.len - 2)));
    else if (text.len > 1 && text.data[0] == '-')
        read_letters(command, word);
    else
        use_argument(command, PL_CURL_URL, word, 0);
}

/* The offset of the first `c` in the datum, or its end. */
static size_t find_in(const struct datum *datum, char c) {
    struct pl_slice text = pl_extract_text(datum->word.text);
    size_t at = datum->start;
    while (at < text.len && text.data[at] != c)
        at++;
    return at;
}

/* Add a datum that curl would encode, `name=value` or `name@file`, to the
 * URL. */
static void add_encoded(struct command *command, const struct datum *datum) {
    const struct pl_shell_word *word = &datum->word;
    size_t sign = find_in(datum, '=');
    size_t at = find_in(datum, '@');
    if (sign < word->text->text.len)
        pl_request_param(&command->request, part(word, datum->start, sign),
                         rest_of(word, sign + 1));
    else if (at < sign)
        pl_request_unknown(&command->request, part(word, datum->start, at),
                           rest_of(word, at));
    else
        pl_request_data(&command->request, rest_of(word, datum->start));
}

/* Add the data to the URL, for -G. What is in files is not known. */
static void add_params(struct command *command) {
    for (size_t i = 0; i < command->data_count; i++) {
        const struct datum *datum = &command->data[i];
        if (datum->use == PL_CURL_ENCODED)
            add_encoded(command, datum);
        else
            pl_request_data(&command->request,
                            rest_of(&datum->word, datum->start));
    }
    command->request.is_mention = command->is_file;
}

/* Put standard input in place of the datum that names it. Returns where to go
 * on if that is behind the input; else 0. */
static size_t add_input(struct command *command) {
    size_t end = 0;
    size_t count = 0;
    for (size_t i = 0; i < command->data_count; i++) {
        struct datum *datum = &command->data[i];
        if (!datum->word.text && end == 0) {
            end = pl_shell_input(&command->shell, &datum->word);
            datum->start = 0;
            command->is_file |= end == 0;
        }
        if (datum->word.text)
            command->data[count++] = *datum;
    }
    command->data_count = count;
    return end;
}

/* Append the body that curl would send. */
static void join(struct command *command, struct pl_extract *out) {
    for (size_t i = 0; i < command->data_count; i++) {
        const struct datum *datum = &command->data[i];
        struct pl_extract *from = datum->word.text;
        struct pl_variables variables = datum->word.variables;
        if (i == 0)
            pl_extract_begin(out, from, NULL);
        else if (datum->use != PL_CURL_JSON)
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

/* A quote of the command that begins at `start` is never closed. Returns where
 * to go on. */
static size_t give_up(struct pl_shell *shell, size_t start) {
    size_t len = shell->from->text.len;
    shell->space->searched += len - start;
    return shell->space->searched > PL_SEARCHED_MAX ? len : start;
}

/* Read one request of the command. Returns where to go on. `is_next` tells
 * whether another request follows. */
static size_t read_request(struct command *command,
                           struct pl_form_taker taker) {
    struct pl_shell *shell = &command->shell;
    struct pl_shell_word word;
    size_t start = shell->at;
    pl_request_init(&command->request, &shell->space->arena);
    pl_request_begin(&command->request,
                     (struct pl_request_part){shell->from, {start, start}});
    while (!command->is_next && pl_shell_next(shell, &word))
        read_word(command, &word);
    command->request.whole.span.end = shell->at;
    if (shell->is_broken)
        return give_up(shell, start);
    size_t end = add_input(command);
    hand_over(command, taker);
    return end > 0 ? end : shell->at;
}

size_t pl_curl_read(struct pl_workspace *space, const struct pl_extract *from,
                    struct pl_curl_place place, struct pl_form_taker taker) {
    struct pl_shell shell = {
        .space = space, .from = from, .at = place.start, .input = place.input};
    bool is_next = true;
    size_t end = shell.at;
    while (is_next) {
        uint64_t mark = space->taken;
        struct command command = {.shell = shell};
        end = read_request(&command, taker);
        is_next = command.is_next && !shell.is_broken;
        shell = command.shell;
        pl_workspace_return(space, mark);
    }
    return end;
}

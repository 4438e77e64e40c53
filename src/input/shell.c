#include "input/shell.h"

#include "base/utf8.h"

#define REACH 1024 /* bytes of a substitution */

/* How text is written in the quotes that it stands in. */

static bool write_single(struct pl_slice text, struct pl_buf *out) {
    pl_buf_add_slice(out, text);
    return text.len == 0 || !memchr(text.data, '\'', text.len);
}

static bool write_escaped(struct pl_slice text, const char *special,
                          struct pl_buf *out) {
    for (size_t i = 0; i < text.len; i++) {
        if (strchr(special, text.data[i]))
            pl_buf_add_char(out, '\\');
        pl_buf_add_char(out, text.data[i]);
    }
    return true;
}

static bool write_double(struct pl_slice text, struct pl_buf *out) {
    return write_escaped(text, "\\\"$`", out);
}

static bool write_dollar(struct pl_slice text, struct pl_buf *out) {
    return write_escaped(text, "\\'", out);
}

static bool write_bare(struct pl_slice text, struct pl_buf *out) {
    (void)text;
    (void)out;
    return false;
}

static const struct pl_layer single_layer = {write_single};
static const struct pl_layer double_layer = {write_double};
static const struct pl_layer dollar_layer = {write_dollar};
static const struct pl_layer bare_layer = {write_bare};

/* A word that is being put together. What is quoted otherwise than the word's
 * beginning is not verbatim, because it would be written otherwise. */
struct making {
    struct pl_shell *shell;
    struct pl_shell_word *word;
    struct pl_slice text; /* of the source */
    const struct pl_layer *layer;
};

static char byte_at(const struct making *making, size_t at) {
    return at < making->text.len ? making->text.data[at] : '\0';
}

static void mean(struct making *making, size_t start, size_t end,
                 struct pl_slice text) {
    pl_extract_mean(making->word->text, making->shell->from,
                    (struct pl_span){start, end}, text);
}

/* Add the bytes from `start` to `end` as they are. */
static void copy(struct making *making, const struct pl_layer *layer,
                 size_t start, size_t end) {
    if (layer == making->layer) {
        pl_extract_copy(making->word->text, making->shell->from, start, end);
        return;
    }
    for (; start < end; start++)
        mean(making, start, start + 1,
             pl_slice_of(making->text.data + start, 1));
}

static bool is_name_byte(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

/* The end of what is between brackets from `from` on, where one is opened; 0 if
 * there is none nearby. */
static size_t pass_brackets(const struct making *making, size_t from, char open,
                            char close) {
    size_t depth = 0;
    for (size_t at = from; at < making->text.len && at - from < REACH; at++) {
        depth += making->text.data[at] == open;
        depth -= making->text.data[at] == close;
        if (depth == 0)
            return at + 1;
    }
    return 0;
}

/* The end of the variable or the substitution that begins at `at`, or `at`. */
static size_t pass_variable(const struct making *making, size_t at) {
    char next = byte_at(making, at + 1);
    size_t end = at + 1;
    if (byte_at(making, at) == '`') {
        const char *close =
            memchr(making->text.data + end, '`', making->text.len - end);
        return close ? (size_t)(close - making->text.data) + 1 : at;
    }
    if (byte_at(making, at) != '$')
        return at;
    if (next == '{' || next == '(') {
        end = pass_brackets(making, end, next, next == '{' ? '}' : ')');
        return end > 0 ? end : at;
    }
    while (is_name_byte(byte_at(making, end)))
        end++;
    if (end == at + 1)
        return next != '\0' && strchr("@*#?!-$", next) ? at + 2 : at;
    return end;
}

/* Add the variable at `at`, if there is one: returns its end, or `at`. */
static size_t add_variable(struct making *making, size_t at) {
    size_t end = pass_variable(making, at);
    if (end == at)
        return at;
    struct pl_buf *text = &making->word->text->text;
    struct pl_span span = {text->len, text->len + (end - at)};
    mean(making, at, end, pl_slice_of(making->text.data + at, end - at));
    pl_variables_add(&making->word->variables, &making->shell->space->arena,
                     span);
    return end;
}

/* The end of a line end at `at`, or `at`. */
static size_t pass_line_end(const struct making *making, size_t at) {
    if (byte_at(making, at) == '\r' && byte_at(making, at + 1) == '\n')
        return at + 2;
    return byte_at(making, at) == '\n' ? at + 1 : at;
}

/* '…': all as it is. Returns the end, or 0 if it is never closed. */
static size_t add_single(struct making *making, size_t at) {
    const char *close =
        memchr(making->text.data + at + 1, '\'', making->text.len - at - 1);
    if (!close)
        return 0;
    size_t end = (size_t)(close - making->text.data);
    copy(making, &single_layer, at + 1, end);
    return end + 1;
}

/* "…": a backslash escapes what would mean something. */
static size_t add_double(struct making *making, size_t at) {
    for (at++; at < making->text.len;) {
        char c = making->text.data[at];
        char next = byte_at(making, at + 1);
        size_t end = add_variable(making, at);
        if (c == '"')
            return at + 1;
        if (end == at && c == '\\' && next != '\0' && strchr("$`\"\\", next)) {
            end = at + 2;
            mean(making, at, end, pl_slice_of(making->text.data + at + 1, 1));
        } else if (end == at && c == '\\' &&
                   pass_line_end(making, at + 1) > at + 1) {
            end = pass_line_end(making, at + 1);
        } else if (end == at) {
            copy(making, &double_layer, at, ++end);
        }
        at = end;
    }
    return 0;
}

static unsigned digit_of(char c) {
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* Read up to `most` digits of base `base` at `*at`, which moves behind them. */
static unsigned read_digits(const struct making *making, size_t *at,
                            unsigned base, unsigned most) {
    unsigned value = 0;
    for (; most > 0 && digit_of(byte_at(making, *at)) < base; most--)
        value = value * base + digit_of(byte_at(making, (*at)++));
    return value;
}

/* The escape of one letter; or 0. */
static char simple_escape(char c) {
    static const char letters[] = "abeEfnrtv\\'\"?";
    static const char meant[] = "\a\b\x1B\x1B\f\n\r\t\v\\'\"?";
    const char *found = c != '\0' ? strchr(letters, c) : NULL;
    return found ? meant[found - letters] : '\0';
}

/* The escape at `at`, in $'…'. Returns its end. */
static size_t add_escape(struct making *making, size_t at) {
    char c = byte_at(making, at + 1);
    char text[4] = {simple_escape(c)};
    size_t len = 1;
    size_t end = at + 2;
    if (c == 'x') {
        text[0] = (char)read_digits(making, &end, 16, 2);
    } else if (c == 'u' || c == 'U') {
        unsigned point = read_digits(making, &end, 16, c == 'u' ? 4 : 8);
        len = pl_utf8_encode(point, text);
    } else if (c >= '0' && c <= '7') {
        end = at + 1;
        text[0] = (char)read_digits(making, &end, 8, 3);
    } else if (text[0] == '\0') {
        copy(making, &dollar_layer, at, end);
        return end;
    }
    mean(making, at, end, pl_slice_of(text, len));
    return end;
}

static size_t add_dollar(struct making *making, size_t at) {
    for (at += 2; at + 1 < making->text.len || byte_at(making, at) == '\'';) {
        char c = making->text.data[at];
        if (c == '\'')
            return at + 1;
        if (c == '\\') {
            at = add_escape(making, at);
        } else {
            copy(making, &dollar_layer, at, at + 1);
            at++;
        }
    }
    return 0;
}

static size_t add_bare(struct making *making, size_t at) {
    size_t end = add_variable(making, at);
    if (end > at)
        return end;
    if (byte_at(making, at) != '\\' || at + 1 == making->text.len) {
        copy(making, &bare_layer, at, at + 1);
        return at + 1;
    }
    end = pass_line_end(making, at + 1);
    if (end > at + 1)
        return end;
    mean(making, at, at + 2, pl_slice_of(making->text.data + at + 1, 1));
    return at + 2;
}

/* Add what begins at `at`: a quoted piece, or a character. Returns its end, or
 * 0 if a quote is never closed. */
static size_t add_piece(struct making *making, size_t at) {
    char c = byte_at(making, at);
    char next = byte_at(making, at + 1);
    making->word->is_quoted |= c == '\'' || c == '"';
    if (c == '\'')
        return add_single(making, at);
    if (c == '"')
        return add_double(making, at);
    if (c == '$' && next == '"')
        return add_double(making, at + 1);
    if (c == '$' && next == '\'')
        return add_dollar(making, at);
    return add_bare(making, at);
}

static const struct pl_layer *layer_at(const struct making *making, size_t at) {
    switch (byte_at(making, at)) {
    case '\'':
        return &single_layer;
    case '"':
        return &double_layer;
    case '$':
        return byte_at(making, at + 1) == '\'' ? &dollar_layer : &bare_layer;
    default:
        return &bare_layer;
    }
}

/* The end of a line end that does not end the command, or `at`. */
static size_t pass_continuation(const struct making *making, size_t at) {
    char c = byte_at(making, at);
    if (c != '\\' && c != '^' && c != '`')
        return at;
    size_t end = pass_line_end(making, at + 1);
    return end > at + 1 ? end : at;
}

static size_t pass_blank(const struct making *making, size_t at) {
    for (;;) {
        size_t end = pass_continuation(making, at);
        char c = byte_at(making, at);
        if (end == at && c != ' ' && c != '\t')
            return at;
        at = end > at ? end : at + 1;
    }
}

static bool ends_command(const struct making *making, size_t at) {
    return at >= making->text.len ||
           strchr(";|&()\n\r#", making->text.data[at]);
}

static bool ends_word(const struct making *making, size_t at) {
    return at >= making->text.len ||
           strchr(" \t;|&()<>\n\r", making->text.data[at]) ||
           pass_continuation(making, at) > at;
}

/* Read the word that begins at the shell's place. */
static bool read_word(struct making *making) {
    struct pl_shell *shell = making->shell;
    struct pl_shell_word *word = making->word;
    making->layer = layer_at(making, shell->at);
    word->variables = (struct pl_variables){NULL, 0, 0};
    word->is_quoted = false;
    pl_extract_begin(word->text, shell->from, making->layer);
    while (!ends_word(making, shell->at)) {
        size_t end = add_piece(making, shell->at);
        if (end == 0) {
            shell->is_broken = true;
            return false;
        }
        shell->at = end;
    }
    return true;
}

/* Pass over `2>&1`, `>file`, `<file` at the shell's place. Returns false if
 * there is none. */
static bool pass_redirection(struct making *making) {
    size_t at = making->shell->at;
    while (byte_at(making, at) >= '0' && byte_at(making, at) <= '9')
        at++;
    if (byte_at(making, at) != '<' && byte_at(making, at) != '>')
        return false;
    while (byte_at(making, at) != '\0' && strchr("<>&", byte_at(making, at)))
        at++;
    making->shell->at = pass_blank(making, at);
    return read_word(making);
}

bool pl_shell_next(struct pl_shell *shell, struct pl_shell_word *word) {
    struct making making = {
        .shell = shell, .word = word, .text = pl_extract_text(shell->from)};
    word->text = pl_workspace_take(shell->space);
    do {
        shell->at = pass_blank(&making, shell->at);
    } while (pass_redirection(&making));
    if (shell->is_broken || ends_command(&making, shell->at)) {
        pl_workspace_give(shell->space, word->text);
        return false;
    }
    return read_word(&making);
}

#include "input/shell_word.h"

#include "base/utf8.h"
#include "input/text.h"

#define REACH 1024 /* bytes of a substitution */

/* How text must be written within the kinds of quotes. */

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

static bool write_heredoc(struct pl_slice text, struct pl_buf *out) {
    return write_escaped(text, "\\$`", out);
}

static const struct pl_layer single_layer = {write_single};
static const struct pl_layer double_layer = {write_double};
static const struct pl_layer dollar_layer = {write_dollar};
static const struct pl_layer heredoc_layer = {write_heredoc};

static char byte_at(const struct pl_shell_making *making, size_t at) {
    return at < making->text.len ? making->text.data[at] : '\0';
}

static void mean(struct pl_shell_making *making, size_t start, size_t end,
                 struct pl_slice text) {
    pl_extract_mean(making->word->text, making->shell->from,
                    (struct pl_span){start, end}, text);
}

/* Append the bytes from `start` to `end` as they are. */
static void copy(struct pl_shell_making *making, const struct pl_layer *layer,
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

/* The end of the bracket that opens at `from`; 0 if it is not closed nearby. */
static size_t pass_brackets(const struct pl_shell_making *making, size_t from,
                            char open, char close) {
    size_t depth = 0;
    for (size_t at = from; at < making->text.len && at - from < REACH; at++) {
        depth += making->text.data[at] == open;
        depth -= making->text.data[at] == close;
        if (depth == 0)
            return at + 1;
    }
    return 0;
}

/* The end of the variable or substitution that begins at `at`; `at` if there is
 * none. */
static size_t pass_variable(const struct pl_shell_making *making, size_t at) {
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

/* Append the variable at `at`, if there is one, and note its place. Returns its
 * end, or `at`. */
static size_t add_unknown(struct pl_shell_making *making, size_t at) {
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

size_t pl_shell_pass_line_end(const struct pl_shell_making *making, size_t at) {
    if (byte_at(making, at) == '\r' && byte_at(making, at + 1) == '\n')
        return at + 2;
    return byte_at(making, at) == '\n' ? at + 1 : at;
}

const struct pl_layer *
pl_shell_heredoc_layer(const struct pl_heredoc *heredoc) {
    return heredoc->is_quoted ? NULL : &heredoc_layer;
}

/* Append what begins at `at`, in text where variables are expanded. Returns its
 * end. */
static size_t add_expanded(struct pl_shell_making *making, size_t at) {
    char next = byte_at(making, at + 1);
    size_t end = add_unknown(making, at);
    if (end > at)
        return end;
    bool is_escape = byte_at(making, at) == '\\' && next != '\0';
    end = is_escape ? pl_shell_pass_line_end(making, at + 1) : at + 1;
    if (end > at + 1)
        return end;
    if (is_escape && strchr("$`\\", next)) {
        mean(making, at, at + 2, pl_slice_of(making->text.data + at + 1, 1));
        return at + 2;
    }
    copy(making, &heredoc_layer, at, at + 1);
    return at + 1;
}

void pl_shell_add_heredoc(struct pl_shell_making *making,
                          const struct pl_heredoc *heredoc) {
    size_t end = (size_t)heredoc->body.end;
    bool begins_line = true;
    for (size_t at = (size_t)heredoc->body.start; at < end;) {
        char c = making->text.data[at];
        if (c == '\t' && begins_line && heredoc->strips_tabs) {
            at++;
            continue;
        }
        begins_line = c == '\n';
        if (heredoc->is_quoted)
            copy(making, NULL, at, at + 1);
        at = heredoc->is_quoted ? at + 1 : add_expanded(making, at);
    }
}

static size_t pass_white(const struct pl_shell_making *making, size_t at) {
    return pl_text_pass_space(making->text, at);
}

/* Read the here-document in `$(cat <<EOF …)` at `at`. Returns the end of the
 * substitution; 0 if it is another one. */
static size_t pass_cat(const struct pl_shell_making *making, size_t at,
                       struct pl_heredoc *heredoc) {
    if (!pl_text_starts(making->text, at, "$("))
        return 0;
    at = pass_white(making, at + 2);
    if (!pl_text_starts(making->text, at, "cat"))
        return 0;
    at = pass_white(making, at + 3);
    if (!pl_heredoc_read(making->shell->space, making->text, at, heredoc))
        return 0;
    heredoc->body.end = pl_text_trim_end(
        making->text, (size_t)heredoc->body.start, (size_t)heredoc->body.end);
    at = pass_white(making, heredoc->end);
    return byte_at(making, at) == ')' ? at + 1 : 0;
}

/* Append the variable or substitution at `at`, if there is one. Returns its
 * end, or `at`. */
static size_t add_variable(struct pl_shell_making *making, size_t at) {
    struct pl_heredoc heredoc;
    size_t end = pass_cat(making, at, &heredoc);
    if (end == 0)
        return add_unknown(making, at);
    pl_shell_add_heredoc(making, &heredoc);
    return end;
}

/* Append '…', in which nothing is escaped. Returns its end; 0 if it is never
 * closed. */
static size_t add_single(struct pl_shell_making *making, size_t at) {
    const char *close =
        memchr(making->text.data + at + 1, '\'', making->text.len - at - 1);
    if (!close)
        return 0;
    size_t end = (size_t)(close - making->text.data);
    copy(making, &single_layer, at + 1, end);
    return end + 1;
}

/* Append "…", in which a backslash escapes special characters. Returns its end;
 * 0 if it is never closed. */
static size_t add_double(struct pl_shell_making *making, size_t at) {
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
                   pl_shell_pass_line_end(making, at + 1) > at + 1) {
            end = pl_shell_pass_line_end(making, at + 1);
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

/* Read up to `most` digits of base `base` at `*at`, and move `*at` behind
 * them. */
static unsigned read_digits(const struct pl_shell_making *making, size_t *at,
                            unsigned base, unsigned most) {
    unsigned value = 0;
    for (; most > 0 && digit_of(byte_at(making, *at)) < base; most--)
        value = value * base + digit_of(byte_at(making, (*at)++));
    return value;
}

/* The character that an escape of one letter means; 0: none. */
static char simple_escape(char c) {
    static const char letters[] = "abeEfnrtv\\'\"?";
    static const char meant[] = "\a\b\x1B\x1B\f\n\r\t\v\\'\"?";
    const char *found = c != '\0' ? strchr(letters, c) : NULL;
    return found ? meant[found - letters] : '\0';
}

/* Append the escape at `at`, in $'…'. Returns its end. */
static size_t add_escape(struct pl_shell_making *making, size_t at) {
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

static size_t add_dollar(struct pl_shell_making *making, size_t at) {
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

static size_t add_bare(struct pl_shell_making *making, size_t at) {
    size_t end = add_variable(making, at);
    if (end > at)
        return end;
    if (byte_at(making, at) != '\\' || at + 1 == making->text.len) {
        copy(making, &pl_layer_sealed, at, at + 1);
        return at + 1;
    }
    end = pl_shell_pass_line_end(making, at + 1);
    if (end > at + 1)
        return end;
    mean(making, at, at + 2, pl_slice_of(making->text.data + at + 1, 1));
    return at + 2;
}

size_t pl_shell_add_piece(struct pl_shell_making *making, size_t at) {
    char c = byte_at(making, at);
    char next = byte_at(making, at + 1);
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

const struct pl_layer *pl_shell_layer_at(const struct pl_shell_making *making,
                                         size_t at) {
    struct pl_heredoc heredoc;
    size_t inside = at + (byte_at(making, at) == '"');
    if (pass_cat(making, inside, &heredoc) > 0)
        return pl_shell_heredoc_layer(&heredoc);
    switch (byte_at(making, at)) {
    case '\'':
        return &single_layer;
    case '"':
        return &double_layer;
    case '$':
        return byte_at(making, at + 1) == '\'' ? &dollar_layer
                                               : &pl_layer_sealed;
    default:
        return &pl_layer_sealed;
    }
}

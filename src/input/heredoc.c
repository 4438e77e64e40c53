#include "input/heredoc.h"

#include "input/text.h"

/* The word that ends the here-document, as written, with its quotes. */
static struct pl_slice read_word(struct pl_slice text, size_t at) {
    size_t end = at;
    char quote = '\0';
    while (end < text.len && text.data[end] != '\n') {
        char c = text.data[end];
        if (quote == '\0' && strchr(" \t\r;|&<>()", c))
            break;
        if (quote == '\0' && (c == '\'' || c == '"'))
            quote = c;
        else if (c == quote)
            quote = '\0';
        end++;
    }
    return pl_slice_of(text.data + at, end - at);
}

static bool is_quote(char c) {
    return c == '\'' || c == '"' || c == '\\';
}

/* Tell whether the line from `start` to `end` is `word` without quotes, after
 * any indent. */
static bool is_last(struct pl_slice text, size_t start, size_t end,
                    struct pl_slice word) {
    start = pl_text_pass_blank(text, start, end);
    for (size_t i = 0; i < word.len; i++) {
        if (is_quote(word.data[i]))
            continue;
        if (start == end || text.data[start++] != word.data[i])
            return false;
    }
    return start == end;
}

/* The start of the line after that of `at`. A backslash at its end continues a
 * line. */
static size_t next_line(struct pl_slice text, size_t at) {
    for (;;) {
        size_t end = pl_text_line_end(text, at);
        bool goes_on = end > at && text.data[end - 1] == '\\';
        at = pl_text_next_line(text, end);
        if (!goes_on || at == text.len)
            return at;
    }
}

static bool has_quote(struct pl_slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (is_quote(word.data[i]))
            return true;
    return false;
}

/* Find the line that is `word`. */
static bool find_end(struct pl_workspace *space, struct pl_slice text,
                     struct pl_slice word, struct pl_heredoc *out) {
    size_t start = (size_t)out->body.start;
    for (size_t at = start; at < text.len;) {
        size_t end = pl_text_line_end(text, at);
        out->body.end = at;
        out->end = pl_text_next_line(text, end);
        space->searched += out->end - at;
        if (is_last(text, at, end, word))
            return true;
        at = out->end;
        if (space->searched > PL_SEARCHED_MAX)
            return false;
    }
    return false;
}

bool pl_heredoc_read(struct pl_workspace *space, struct pl_slice text,
                     size_t at, struct pl_heredoc *out) {
    if (!pl_text_starts(text, at, "<<") || pl_text_starts(text, at, "<<<"))
        return false;
    at += 2;
    out->strips_tabs = pl_text_starts(text, at, "-");
    at = pl_text_pass_blank(text, at + out->strips_tabs, text.len);
    struct pl_slice word = read_word(text, at);
    out->is_quoted = has_quote(word);
    out->body.start = next_line(text, at);
    return word.len > 0 && find_end(space, text, word, out);
}

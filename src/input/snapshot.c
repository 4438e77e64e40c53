/* Snapshots: values that a test made, as Jest and Vitest write them down. Each
 * snapshot is a template of JavaScript in the format of pretty-format: one line
 * for each value, `Object {` or `{` for a container, a comma behind the last
 * value, too. Or it is a string, which may contain JSON. */

#include <stdio.h>

#include "input/form.h"
#include "input/json_search.h"
#include "input/text.h"

#define BEGIN "exports[`"
#define NAMED "`] = `"

/* A snapshot that is being turned into JSON. */
struct print {
    const struct pl_extract *from;
    struct pl_slice text;
    size_t at;
    struct pl_extract *out;
    bool needs_comma;
    bool has_escapes; /* strings have escapes, as in older versions */
};

static void mean(struct print *print, size_t end, const char *text) {
    pl_extract_mean(print->out, print->from, (struct pl_span){print->at, end},
                    pl_slice_str(text));
    print->at = end;
}

static void copy(struct print *print, size_t end) {
    pl_extract_copy(print->out, print->from, print->at, end);
    print->at = end;
}

static char byte_at(const struct print *print, size_t at) {
    return at < print->text.len ? print->text.data[at] : '\0';
}

/* Tell whether a string may end before `at`: followed by what follows a key, or
 * by the line end. */
static bool may_end(const struct print *print, size_t at, bool is_key) {
    if (is_key && byte_at(print, at) == ':')
        return byte_at(print, at + 1) == ' ';
    at += byte_at(print, at) == ',';
    return at >= print->text.len || strchr("\r\n", print->text.data[at]);
}

/* The end of the string that begins here. It may contain quotes without
 * escapes. The end of the text if the string does not end. */
static size_t string_end(const struct print *print, bool is_key) {
    size_t at = print->at + 1;
    while (at < print->text.len) {
        char c = print->text.data[at];
        if (c == '"' && may_end(print, at + 1, is_key))
            return at + 1;
        at += c == '\\' && print->has_escapes ? 2 : 1;
    }
    return print->text.len;
}

static void write_string(struct print *print, size_t end) {
    size_t last = end - (end > print->at + 1);
    copy(print, print->at + 1);
    while (print->at < last) {
        char c = print->text.data[print->at];
        bool is_escape = c == '\\' && print->has_escapes;
        bool is_special = c == '"' || c == '\\' || (unsigned char)c < ' ';
        char code[8] = {'\\', c, '\0'};
        if ((unsigned char)c < ' ')
            snprintf(code, sizeof code, "\\u%04x", (unsigned char)c);
        if (is_escape && print->at + 2 <= last)
            copy(print, print->at + 2);
        else if (is_special)
            mean(print, print->at + 1, code);
        else
            copy(print, print->at + 1);
    }
    copy(print, end);
}

/* The offset of the opening bracket of the container that begins here, behind
 * its class name; the end of the text if there is none. */
static size_t find_bracket(const struct print *print) {
    size_t at = print->at;
    while (at < print->text.len && pl_text_is_word(print->text.data[at]))
        at++;
    at = pl_text_pass_blank(print->text, at, print->text.len);
    char open = byte_at(print, at);
    char next = byte_at(print, at + 1);
    bool is_one = (open == '{' && (next == '}' || next == '\n')) ||
                  (open == '[' && (next == ']' || next == '\n'));
    return is_one ? at : print->text.len;
}

static void write_container(struct print *print, size_t bracket) {
    char close = print->text.data[bracket] == '{' ? '}' : ']';
    print->at = bracket;
    copy(print, bracket + 1);
    print->needs_comma = byte_at(print, print->at) == close;
    if (print->needs_comma)
        copy(print, print->at + 1);
}

/* Tell whether a bare value is one of JSON. */
static bool is_json_value(struct pl_slice value) {
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (pl_slice_is(value, words[i]))
            return true;
    for (size_t i = 0; i < value.len; i++)
        if (!strchr("+-.0123456789eE", value.data[i]))
            return false;
    return value.len > 0;
}

/* Write a value that goes up to the end of its line. Returns false for
 * `undefined`: like JSON.stringify, we leave out members with that value. */
static bool write_bare(struct print *print) {
    size_t end = pl_text_line_end(print->text, print->at);
    end = pl_text_trim_end(print->text, print->at, end);
    end -= end > print->at && print->text.data[end - 1] == ',';
    struct pl_slice value =
        pl_slice_of(print->text.data + print->at, end - print->at);
    if (pl_slice_is(value, "undefined")) {
        print->at = end;
        return false;
    }
    if (is_json_value(value))
        copy(print, end);
    else
        mean(print, end, "${variable}");
    return true;
}

/* Write the value that begins here. Returns false if it is to be left out. */
static bool write_value(struct print *print) {
    size_t bracket = find_bracket(print);
    bool is_string = byte_at(print, print->at) == '"';
    if (bracket < print->text.len) {
        write_container(print, bracket);
        return true;
    }
    print->needs_comma = true;
    if (!is_string)
        return write_bare(print);
    write_string(print, string_end(print, false));
    return true;
}

/* Write the key that begins here, if there is one. */
static void write_key(struct print *print) {
    if (byte_at(print, print->at) != '"')
        return;
    size_t end = string_end(print, true);
    if (byte_at(print, end) != ':')
        return;
    write_string(print, end);
    copy(print, end + 1);
    print->at = pl_text_pass_blank(print->text, print->at, print->text.len);
}

/* Write the line that begins here: a closing bracket, a member or an
 * element. */
static void write_line(struct print *print) {
    size_t mark = print->out->text.len;
    bool needed_comma = print->needs_comma;
    char c = byte_at(print, print->at);
    if (c == '}' || c == ']') {
        copy(print, print->at + 1);
        print->needs_comma = true;
    } else {
        if (needed_comma)
            mean(print, print->at, ",");
        write_key(print);
        if (!write_value(print)) {
            pl_extract_cut(print->out, mark);
            print->needs_comma = needed_comma;
        }
    }
    print->at += byte_at(print, print->at) == ',';
    print->at = pl_text_pass_space(print->text, print->at);
}

/* Make `out` the text of the snapshot without the escapes of its template. */
static void read_template(const struct pl_extract *from, struct pl_span span,
                          struct pl_extract *out) {
    size_t end = (size_t)span.end;
    pl_extract_begin(out, from, &pl_layer_sealed);
    for (size_t at = (size_t)span.start; at < end;) {
        if (from->text.data[at] != '\\' || at + 1 == end) {
            pl_extract_copy(out, from, at, at + 1);
            at++;
            continue;
        }
        pl_extract_mean(out, from, (struct pl_span){at, at + 2},
                        pl_slice_of(from->text.data + at + 1, 1));
        at += 2;
    }
}

/* If the snapshot is a string with a JSON text, write that text. Returns false
 * if it is not. */
static bool write_text(struct print *print) {
    struct pl_slice text = print->text;
    size_t end = pl_text_trim_end(text, print->at, text.len);
    if (end < print->at + 2 || byte_at(print, print->at) != '"' ||
        text.data[end - 1] != '"')
        return false;
    const char *quote = memchr(text.data + print->at + 1, '"', end);
    bool has_escapes = quote[-1] == '\\';
    print->at++;
    end--;
    if (!pl_json_may_begin(pl_slice_of(text.data + print->at, end - print->at)))
        return false;
    while (print->at < end) {
        char meant[2] = {byte_at(print, print->at + 1), '\0'};
        if (has_escapes && text.data[print->at] == '\\')
            mean(print, print->at + 2, meant);
        else
            copy(print, print->at + 1);
    }
    return true;
}

/* If the snapshot is a container, write it as JSON. Returns false if it is
 * not. */
static bool write_lines(struct print *print) {
    if (find_bracket(print) == print->text.len)
        return false;
    while (print->at < print->text.len)
        write_line(print);
    return true;
}

/* Give the snapshot whose template has the text in `span` to the taker. */
static void take(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_span span, struct pl_form_taker taker) {
    uint64_t mark = space->taken;
    struct pl_extract *code = pl_workspace_take(space);
    struct print print = {.from = code, .out = pl_workspace_take(space)};
    read_template(from, span, code);
    print.text = pl_extract_text(code);
    print.at = pl_text_pass_space(print.text, 0);
    print.has_escapes = pl_text_has(print.text, "object {") ||
                        pl_text_has(print.text, "array [");
    pl_extract_begin(print.out, code, NULL);
    if (write_lines(&print) || write_text(&print))
        taker.document(taker.self, print.out, PL_TAKEN_SENT);
    pl_workspace_return(space, mark);
}

/* The offset of the next backquote that is not escaped, or the end. */
static size_t find_quote(struct pl_slice text, size_t at) {
    while (at < text.len && text.data[at] != '`')
        at += text.data[at] == '\\' ? 2 : 1;
    return at < text.len ? at : text.len;
}

/* Read the snapshot whose name begins at `at`. Returns its end. */
static size_t take_next(struct pl_workspace *space,
                        const struct pl_extract *from, size_t at,
                        struct pl_form_taker taker) {
    struct pl_slice text = pl_extract_text(from);
    size_t quote = find_quote(text, at);
    if (!pl_text_starts(text, quote, NAMED))
        return quote;
    size_t start = quote + strlen(NAMED);
    size_t end = find_quote(text, start);
    take(space, from, (struct pl_span){start, end}, taker);
    return end;
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    struct pl_slice text = pl_extract_text(from);
    for (size_t at = 0; at < text.len;) {
        if (pl_text_starts(text, at, BEGIN))
            at = take_next(space, from, at + strlen(BEGIN), taker);
        at = pl_text_next_line(text, pl_text_line_end(text, at));
    }
}

static bool is(struct pl_slice text) {
    return pl_text_starts(text, 0, "// Jest Snapshot v") ||
           pl_text_starts(text, 0, "// Vitest Snapshot v");
}

static const char *const suffixes[] = {NULL};

const struct pl_form pl_form_snapshot = {
    .name = "snapshot",
    .shows_examples = true,
    .summary = "values in snapshots of Jest and Vitest",
    .suffixes = suffixes,
    .is = is,
    .find = find,
};

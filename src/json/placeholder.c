#include "json/placeholder.h"

#include "json/complain.h"
#include "json/look.h"

#define ELLIPSIS "\xE2\x80\xA6" /* U+2026 */

/* The offset behind the first `close` on the line from `offset` on; 0 if there
 * is none. */
static uint64_t find_behind(pl_reader *reader, uint64_t offset,
                            const char *close) {
    uint64_t line = pl_look_line(reader, offset);

    for (; offset < line; offset++)
        if (pl_look_is(reader, offset, close))
            return offset + strlen(close);
    return 0;
}

/* `{{x}}`. If what follows `{{` looks like a member, it is rather a doubled
 * bracket. */
static uint64_t double_brace_end(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, pl_look_space(reader, offset + 2));
    uint64_t end;

    if (c == '"' || c == '}' || c == '{' || pl_look_ends_line(c))
        return 0;
    end = find_behind(reader, offset + 2, "}}");
    /* `{{ ${x} }}` and `{{{x}}}` end with the last of the braces. */
    while (end != 0 && pl_look_is(reader, offset, "{{{") &&
           pl_look(reader, end) == '}')
        end++;
    return end;
}

/* `<amount>`: at most 256 bytes, the size of a name or a phrase. */
static uint64_t angle_end(pl_reader *reader, uint64_t offset) {
    uint64_t end = find_behind(reader, offset + 1, ">");

    return end != 0 && end - offset <= 256 ? end : 0;
}

static uint64_t dots_end(pl_reader *reader, uint64_t offset) {
    uint64_t end = offset;

    while (pl_look(reader, end) == '.')
        end++;
    if (end - offset >= 2)
        return end;
    return pl_look_is(reader, offset, ELLIPSIS) ? offset + 3 : 0;
}

/* Tell whether prose ends before the comma or bracket `c` at `offset`: it is
 * followed by the next member, or by nothing on this line. */
static bool ends_prose(pl_reader *reader, uint64_t offset, int c) {
    uint64_t behind = pl_look_blank(reader, offset + 1);
    int next = pl_look(reader, behind);

    if (pl_look_ends_line(next) || pl_look_comment(reader, behind) ||
        next == '}' || next == ']' || next == ',')
        return true;
    if (c != ',')
        return false;
    return next == '"' || next == '{' || next == '[' ||
           (!pl_reader_in_object(reader) &&
            ((next >= '0' && next <= '9') || next == '-'));
}

/* Tell whether prose ends before the byte `c`, which is not inside brackets of
 * the prose. */
static bool ends_before(pl_reader *reader, uint64_t offset, int c) {
    if (c == ',' || c == '}' || c == ']')
        return ends_prose(reader, offset, c);
    return c == '/' && pl_look_comment(reader, offset);
}

/* `(required, string) …`: prose up to the line end, or to the comma or bracket
 * that ends the member. Commas inside parentheses and brackets belong to the
 * prose. */
static uint64_t prose_end(pl_reader *reader, uint64_t offset) {
    uint64_t line = pl_look_line(reader, offset);
    uint64_t end = offset;
    int depth = 0;

    for (uint64_t i = offset; i < line; i++) {
        int c = pl_look(reader, i);
        bool is_inner = depth > 0 && (c == ')' || c == ']' || c == '}');
        depth += (c == '(' || c == '[' || c == '{') - is_inner;
        if (!is_inner && depth == 0 && ends_before(reader, i, c))
            break;
        if (c != ' ' && c != '\t')
            end = i + 1;
    }
    if (depth == 0 || end < line)
        return end;
    /* If a parenthesis is not closed, end before the first comma. */
    uint64_t comma = find_behind(reader, offset, ",");
    return comma != 0 ? comma - 1 : end;
}

bool pl_placeholder_is_dots(pl_reader *reader, uint64_t offset) {
    return dots_end(reader, offset) != 0;
}

uint64_t pl_placeholder_end(pl_reader *reader, uint64_t offset) {
    if (pl_look_is(reader, offset, "{{"))
        return double_brace_end(reader, offset);
    if (pl_look_is(reader, offset, "{%"))
        return find_behind(reader, offset, "%}");
    if (pl_look_is(reader, offset, "${"))
        return find_behind(reader, offset, "}");
    switch (pl_look(reader, offset)) {
    case '<':
        return angle_end(reader, offset);
    case '(':
        return prose_end(reader, offset);
    default:
        return dots_end(reader, offset);
    }
}

void pl_placeholder_complain(pl_reader *reader, uint64_t end) {
    struct pl_complaint complaint;
    struct pl_span span = {reader->at, end};
    struct pl_slice name = pl_complain_quote(reader, span);
    bool is_cut = name.len < end - reader->at;

    pl_complain_about(reader, &complaint, PL_MISTAKE_PLACEHOLDER, span);
    if (pl_placeholder_is_dots(reader, reader->at))
        pl_reader_complain(
            reader, &complaint,
            "%.*s stands for something left out: write it out or "
            "remove it",
            (int)name.len, name.data);
    else
        pl_reader_complain(reader, &complaint,
                           "%.*s%s is a placeholder: put a value in its place",
                           (int)name.len, name.data, is_cut ? "…" : "");
}

#include "json/unterminated.h"

#include "json/complain.h"
#include "json/look.h"

static bool is_blank(int c) {
    return c == ' ' || c == '\t';
}

static bool is_colon_behind(pl_reader *reader, uint64_t offset) {
    return pl_look(reader, pl_look_blank(reader, offset)) == ':';
}

/* Add the fix for a string that should have ended at `rest.start`: a quote
 * there. If the text ends, it also closes the open containers, in place of
 * `rest`. A key without a colon cannot be fixed. */
static void add_remedy(pl_reader *reader, struct pl_complaint *complaint,
                       enum pl_token_kind kind, struct pl_span rest) {
    bool is_last = reader->is_excused;

    if (kind == PL_TOKEN_KEY && !is_colon_behind(reader, rest.start))
        return;
    pl_buf_clear(&reader->remedy);
    pl_buf_add_char(&reader->remedy, '"');
    for (size_t i = reader->depth; is_last && i-- > 0;)
        pl_buf_add_char(&reader->remedy,
                        reader->frames[i].is_object ? '}' : ']');
    if (!is_last || kind == PL_TOKEN_KEY)
        rest.end = rest.start;
    pl_complain_edit(complaint, rest, pl_buf_slice(&reader->remedy));
    pl_complain_title(complaint, "close the string", false);
}

/* Report the string up to the line end at `end`. It should have ended before
 * `close`. */
static void complain(pl_reader *reader, enum pl_token_kind kind,
                     struct pl_place end, uint64_t close) {
    struct pl_complaint complaint;

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNTERMINATED_STRING,
                      (struct pl_span){close, close});
    pl_complain_from(reader, &complaint, reader->token);
    complaint.mistake.end = end;
    add_remedy(reader, &complaint, kind, (struct pl_span){close, end.offset});
    pl_reader_complain(
        reader, &complaint,
        "string that is never closed: put a quote at its end, and "
        "write \\n for a line end inside it");
}

/* The offset of the first colon from `start` on; `end` if there is none before
 * it. */
static uint64_t find_colon(pl_reader *reader, uint64_t start, uint64_t end) {
    while (start < end && pl_look(reader, start) != ':')
        start++;
    return start;
}

size_t pl_unterminated_depth(pl_reader *reader, struct pl_span closers) {
    size_t depth = reader->depth;

    for (uint64_t at = closers.start; at < closers.end; at++) {
        int c = pl_look(reader, at);
        if (c != '}' && c != ']')
            continue;
        if (depth == 0 || reader->frames[depth - 1].is_object != (c == '}'))
            return SIZE_MAX;
        depth--;
    }
    return depth;
}

/* Tell whether what begins at `next` can follow a comma in the container that
 * is innermost at `depth`. */
static bool can_follow_comma(pl_reader *reader, uint64_t next, size_t depth) {
    if (depth == 0 || depth == SIZE_MAX)
        return false;
    if (pl_look(reader, next) == PL_LOOK_END)
        return true;
    return pl_look_is_key(reader, next) == reader->frames[depth - 1].is_object;
}

bool pl_unterminated_is_closer(int c) {
    return is_blank(c) || c == '}' || c == ']';
}

static bool is_tail(int c) {
    return pl_unterminated_is_closer(c) || c == ',';
}

/* Tell whether `c` ends a container or the text, so that no comma is needed
 * before it. */
static bool ends_container(int c) {
    return c == PL_LOOK_END || c == '}' || c == ']';
}

/* The offset where the string from `start` to the line end at `end` should have
 * ended: before the commas and brackets at its end, if these fit the open
 * containers and the text that follows. */
static uint64_t find_close(pl_reader *reader, uint64_t start, uint64_t end) {
    uint64_t tail = end;
    uint64_t last = end;
    uint64_t next = pl_look_space(reader, end);
    size_t depth;

    if (reader->depth == 0)
        return end;
    while (tail > start + 1 && is_tail(pl_look(reader, tail - 1)))
        tail--;
    while (last > tail && pl_look(reader, last - 1) <= ' ')
        last--;
    while (tail < last && pl_look(reader, tail) <= ' ')
        tail++;
    if (tail == last)
        return end;
    depth = pl_unterminated_depth(reader, (struct pl_span){tail, last});
    if (pl_look(reader, last - 1) == ',')
        return can_follow_comma(reader, next, depth) ? tail : last - 1;
    return ends_container(pl_look(reader, next)) && depth != SIZE_MAX ? tail
                                                                      : end;
}

static bool ends_value(int c) {
    return c == ',' || c == '}' || c == ']' || pl_look_ends_line(c);
}

/* The offset behind the closing quote of a string that contains line ends, on a
 * later line; 0 if there seems to be none. */
static uint64_t find_later_quote(pl_reader *reader, uint64_t end) {
    uint64_t at = pl_look_space(reader, end);
    int c = pl_look(reader, at);

    if (ends_value(c) || c == '{' || c == '[' || pl_look_is_key(reader, at))
        return 0;
    while (at - end < PL_LOOK_MAX && c != PL_LOOK_END && c != '"')
        c = pl_look(reader, ++at);
    if (c != '"' || !ends_value(pl_look(reader, pl_look_blank(reader, at + 1))))
        return 0;
    return at + 1;
}

/* If a value swallowed its comma together with its quote, expect the next key
 * or element without another comma. */
static void expect_next(pl_reader *reader) {
    uint64_t next = pl_look_space(reader, reader->at);

    if (!pl_look_ends_line(pl_look(reader, reader->at)))
        return;
    if (pl_reader_in_object(reader) && pl_look_is_key(reader, next))
        reader->expect = PL_EXPECT_KEY;
    else if (reader->depth > 0 && !pl_reader_in_object(reader) &&
             pl_look_starts_value(pl_look(reader, next)))
        reader->expect = PL_EXPECT_ELEMENT;
    else
        return;
    pl_reader_assume_comma(reader);
}

/* Yield a key. It ends before its colon if the string swallowed that; else its
 * value is missing too, which is not reported. */
static void give_out_key(pl_reader *reader, struct pl_token *token,
                         struct pl_span span) {
    pl_reader_yield(reader, token, PL_TOKEN_KEY, span);
    token->flags = PL_TOKEN_BAD_KEY;
    token->text = pl_slice_of("", 0);
    pl_reader_top(reader)->is_cut = true;
    if (is_colon_behind(reader, span.end)) {
        reader->expect = PL_EXPECT_COLON;
        return;
    }
    expect_next(reader);
    reader->owes_value = true;
    reader->close_to = reader->depth;
    reader->then = reader->expect;
    reader->expect = PL_EXPECT_CLOSING;
}

/* Yield the key, or PL_TOKEN_BAD for a value, at `span`. */
static void give_out(pl_reader *reader, struct pl_token *token,
                     enum pl_token_kind kind, struct pl_span span) {
    if (kind == PL_TOKEN_KEY) {
        give_out_key(reader, token, span);
    } else {
        pl_reader_yield(reader, token, PL_TOKEN_BAD, span);
        expect_next(reader);
    }
}

void pl_unterminated_read(pl_reader *reader, struct pl_token *token,
                          enum pl_token_kind kind, uint64_t end) {
    uint64_t start = reader->token.offset;
    uint64_t close = end;
    uint64_t later = 0;
    bool is_kept = end - start <= reader->limits.token;

    if (kind == PL_TOKEN_KEY)
        close = is_kept ? find_colon(reader, start, end) : end;
    else if (is_kept)
        close = find_close(reader, start, end);
    if (kind != PL_TOKEN_KEY)
        later = find_later_quote(reader, end);
    if (pl_look(reader, pl_look_space(reader, end)) == PL_LOOK_END)
        reader->is_excused = true;
    complain(reader, kind, pl_window_locate(reader->window, end), close);
    give_out(
        reader, token, kind,
        (struct pl_span){is_kept ? start : end, later != 0 ? later : close});
    token->span.start = start;
}

/* The first line end behind `offset`, or the greatest extent of a token. It is
 * searched for once per line, however many unclosed strings are on it. */
static struct pl_place find_line_end(pl_reader *reader, uint64_t offset) {
    if (offset < reader->line_end.offset)
        return reader->line_end;
    while (!pl_look_ends_line(pl_look(reader, offset)) &&
           offset - reader->at < reader->limits.token)
        offset++;
    reader->line_end = pl_window_locate(reader->window, offset);
    return reader->line_end;
}

void pl_unterminated_at(pl_reader *reader, struct pl_token *token,
                        enum pl_token_kind kind, uint64_t close) {
    uint64_t start = reader->at;

    while (is_blank(pl_look(reader, close - 1)))
        close--;
    pl_reader_hold(&reader->token, start);
    complain(reader, kind, find_line_end(reader, close), close);
    give_out(reader, token, kind, (struct pl_span){start, close});
}

#include "json/closer.h"

#include "json/balance.h"
#include "json/complain.h"
#include "json/look.h"

bool pl_closer_around_is_object(const pl_reader *reader) {
    return reader->depth > 1 && reader->frames[reader->depth - 2].is_object;
}

bool pl_closer_around_is_array(const pl_reader *reader) {
    return reader->depth > 1 && !reader->frames[reader->depth - 2].is_object;
}

static struct pl_place after_bracket(struct pl_place place) {
    place.offset++;
    place.column++;
    return place;
}

static char closer_of(const struct pl_frame *frame) {
    return frame->is_object ? '}' : ']';
}

static char opener_of(const struct pl_frame *frame) {
    return frame->is_object ? '{' : '[';
}

static void relate(pl_reader *reader, struct pl_complaint *complaint,
                   struct pl_mark open, const char *message) {
    struct pl_place place = pl_reader_place(reader, open);

    pl_complain_relate(reader, complaint, place, after_bracket(place), message);
}

/* Tell whether, by indentation, not the innermost bracket itself was left open
 * but one inside it, which took its closing bracket. */
static bool has_suspect(const pl_reader *reader) {
    return reader->suspect.offset != PL_READER_NO_SUSPECT &&
           reader->suspect.offset > pl_reader_top(reader)->open.offset;
}

static void complain_of_suspect(pl_reader *reader) {
    struct pl_complaint complaint;
    struct pl_place place = pl_reader_place(reader, reader->suspect);

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNCLOSED,
                      (struct pl_span){reader->at, reader->at});
    complaint.mistake.start = place;
    complaint.mistake.end = after_bracket(place);
    pl_reader_complain(
        reader, &complaint,
        "this bracket is never closed: by its indentation, the one "
        "that closes it belongs to another");
}

static bool is_after_comma(const pl_reader *reader) {
    return reader->expect == PL_EXPECT_KEY ||
           reader->expect == PL_EXPECT_ELEMENT;
}

/* Add a fix that closes the containers from index `lowest` up before
 * `reader->at`. If `is_last`, it also removes a comma before. A key without a
 * value cannot be fixed. */
static void add_closers(pl_reader *reader, struct pl_complaint *complaint,
                        size_t lowest, bool is_last) {
    struct pl_span gap = pl_reader_gap(reader);
    uint64_t comma = reader->comma.offset;
    bool drops_comma =
        is_last && is_after_comma(reader) && comma != PL_READER_NO_COMMA;

    if (reader->expect == PL_EXPECT_COLON ||
        reader->expect == PL_EXPECT_MEMBER_VALUE ||
        (drops_comma && comma < gap.start))
        return;
    pl_buf_clear(&reader->remedy);
    for (size_t i = reader->depth; i-- > lowest;)
        pl_buf_add_char(&reader->remedy, closer_of(&reader->frames[i]));
    pl_complain_edit(complaint, gap, pl_buf_slice(&reader->remedy));
    if (drops_comma)
        pl_complain_edit(complaint, (struct pl_span){comma, comma + 1},
                         pl_slice_of("", 0));
    pl_complain_title(complaint, "close it", false);
}

static void send_unclosed(pl_reader *reader, struct pl_complaint *complaint) {
    const struct pl_frame *top = pl_reader_top(reader);

    complaint->mistake.start = pl_reader_place(reader, top->open);
    complaint->mistake.end = after_bracket(complaint->mistake.start);
    pl_reader_complain(reader, complaint,
                       "%c is never closed: put a %c behind its "
                       "last %s",
                       opener_of(top), closer_of(top),
                       top->is_object ? "member" : "element");
}

/* Report that the innermost container is never closed, with those from index
 * `lowest` up as related places. `is_last`: they have no further content. */
static void complain_of_open(pl_reader *reader, size_t lowest, bool is_last) {
    struct pl_complaint complaint;

    if (lowest + 1 == reader->depth && has_suspect(reader)) {
        complain_of_suspect(reader);
        return;
    }
    pl_complain_about(reader, &complaint, PL_MISTAKE_UNCLOSED,
                      (struct pl_span){reader->at, reader->at});
    for (size_t i = lowest; i + 1 < reader->depth; i++)
        relate(reader, &complaint, reader->frames[i].open, "open as well");
    add_closers(reader, &complaint, lowest, is_last);
    send_unclosed(reader, &complaint);
}

/* Report that the innermost container is not closed; the bracket at
 * `reader->at`, which is of the wrong kind, was meant to close it. */
static void complain_of_other(pl_reader *reader) {
    struct pl_complaint complaint;
    struct pl_span span = {reader->at, reader->at + 1};
    char right[2] = {closer_of(pl_reader_top(reader)), '\0'};

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNCLOSED, span);
    pl_complain_edit(&complaint, span, pl_slice_str(right));
    pl_complain_title(&complaint, "write the bracket that closes it", false);
    send_unclosed(reader, &complaint);
}

static void close_down_to(pl_reader *reader, size_t depth,
                          enum pl_expect then) {
    for (size_t i = depth; i < reader->depth; i++)
        reader->frames[i].is_cut = true;
    reader->close_to = depth;
    reader->then = then;
    reader->expect = PL_EXPECT_CLOSING;
}

bool pl_closer_missing(pl_reader *reader, struct pl_token *token,
                       enum pl_expect then) {
    complain_of_open(reader, reader->depth - 1, false);
    close_down_to(reader, reader->depth - 1, then);
    return pl_closer_supply(reader, token);
}

void pl_closer_end(pl_reader *reader) {
    if (!reader->is_excused)
        complain_of_open(reader, 0, true);
    pl_reader_give_up(reader);
}

bool pl_closer_supply(pl_reader *reader, struct pl_token *token) {
    uint64_t at = reader->at;
    struct pl_span here = pl_reader_gap(reader);

    if (reader->owes_value) {
        reader->owes_value = false;
        pl_reader_yield(reader, token, PL_TOKEN_BAD, here);
    } else if (reader->depth > reader->close_to) {
        pl_reader_top(reader)->is_cut = true;
        pl_reader_close(reader, token, here);
        token->text = pl_slice_of("", 0);
    } else {
        reader->expect = reader->then;
        return false;
    }
    reader->at = at;
    reader->expect = PL_EXPECT_CLOSING;
    return true;
}

/* The depth of the innermost container that the bracket `c` can close, itself
 * counted; 0 if none of this kind is open. */
static size_t depth_closed_by(const pl_reader *reader, int c) {
    size_t i = reader->depth;

    while (i > 0 && closer_of(&reader->frames[i - 1]) != c)
        i--;
    return i;
}

/* Tell whether the text behind the bracket at `reader->at` is right for a place
 * where `depth` brackets are open. */
static bool fits(pl_reader *reader, size_t depth) {
    uint64_t next = pl_look_space(reader, reader->at + 1);
    int c = pl_look(reader, next);
    bool is_key;

    if (depth == 0 || c == PL_LOOK_END)
        return c == PL_LOOK_END;
    if (c != ',')
        return c == closer_of(&reader->frames[depth - 1]);
    is_key = pl_look_is_key(reader, pl_look_space(reader, next + 1));
    return is_key == reader->frames[depth - 1].is_object;
}

/* Decide how many brackets are open behind the one at `reader->at`. Of the `n`
 * possible depths, choose the only one that fits the text directly behind; else
 * the first one for which all further brackets are in balance; else the first
 * one that fits, or the first one. */
static size_t choose_depth(pl_reader *reader, const size_t *depths, size_t n) {
    size_t fitting[3];
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        if (fits(reader, depths[i]))
            fitting[count++] = depths[i];
    if (count == 1)
        return fitting[0];
    if (count > 1) {
        depths = fitting;
        n = count;
    }
    for (size_t i = 0; i < n; i++)
        if (pl_balance_weigh(reader, reader->at + 1, depths[i]) ==
            PL_BALANCE_WHOLE)
            return depths[i];
    return depths[0];
}

static void complain_of_trailing_comma(pl_reader *reader, int closer) {
    struct pl_complaint complaint;
    uint64_t comma = reader->comma.offset;
    struct pl_place place;

    if (comma == reader->excused || comma == PL_READER_NO_COMMA)
        return;
    place = pl_reader_place(reader, reader->comma);
    pl_complain_about(reader, &complaint, PL_MISTAKE_TRAILING_COMMA,
                      (struct pl_span){reader->at, reader->at});
    complaint.mistake.start = place;
    complaint.mistake.end = after_bracket(place);
    pl_complain_edit(&complaint, (struct pl_span){comma, comma + 1},
                     pl_slice_of("", 0));
    pl_complain_title(&complaint, "remove the comma", true);
    pl_reader_complain(reader, &complaint,
                       "trailing comma before %c: remove it", closer);
}

static void complain_of_kind(pl_reader *reader, int c) {
    struct pl_complaint complaint;
    struct pl_frame *top = pl_reader_top(reader);
    struct pl_span span = {reader->at, reader->at + 1};
    char right[2] = {closer_of(top), '\0'};

    pl_complain_about(reader, &complaint, PL_MISTAKE_MISMATCHED_BRACKET, span);
    relate(reader, &complaint, top->open, "opened here");
    pl_complain_edit(&complaint, span, pl_slice_str(right));
    pl_complain_title(&complaint, "write the bracket that closes it", false);
    pl_reader_complain(reader, &complaint, "%c cannot close %c: write %c", c,
                       opener_of(top), closer_of(top));
}

static void complain_of_surplus(pl_reader *reader, int c) {
    struct pl_complaint complaint;
    struct pl_span span = {reader->at, reader->at + 1};

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNEXPECTED, span);
    pl_complain_edit(&complaint, span, pl_slice_of("", 0));
    pl_complain_title(&complaint, "remove the bracket", false);
    pl_reader_complain(reader, &complaint, "one %c too many: remove it", c);
}

static bool pass_surplus(pl_reader *reader) {
    reader->at++;
    reader->expect = reader->after;
    return false;
}

static bool give_out(pl_reader *reader, struct pl_token *token) {
    struct pl_span span = {reader->at, reader->at + 1};

    pl_reader_close(reader, token, span);
    return true;
}

/* Read a bracket that closes an outer container, at depth `target`. The
 * containers inside it were then never closed, unless the following text shows
 * that this bracket is the wrong one. */
static bool read_outer(pl_reader *reader, struct pl_token *token, int c,
                       size_t target) {
    const size_t depths[] = {target - 1, reader->depth - 1, reader->depth};
    size_t chosen = choose_depth(reader, depths, 3);

    if (chosen == reader->depth) {
        complain_of_surplus(reader, c);
        return pass_surplus(reader);
    }
    if (chosen == reader->depth - 1) {
        complain_of_other(reader);
        pl_reader_top(reader)->is_cut = true;
        return give_out(reader, token);
    }
    complain_of_open(reader, target, true);
    close_down_to(reader, target,
                  reader->frames[target - 1].is_object
                      ? PL_EXPECT_AFTER_MEMBER
                      : PL_EXPECT_AFTER_ELEMENT);
    return pl_closer_supply(reader, token);
}

/* Read a bracket of a kind that is not open at all. */
static bool read_wrong(pl_reader *reader, struct pl_token *token, int c) {
    const size_t depths[] = {reader->depth - 1, reader->depth};

    if (choose_depth(reader, depths, 2) == reader->depth) {
        complain_of_surplus(reader, c);
        return pass_surplus(reader);
    }
    complain_of_kind(reader, c);
    return give_out(reader, token);
}

bool pl_closer_read(pl_reader *reader, struct pl_token *token) {
    int c = pl_look(reader, reader->at);
    size_t target = depth_closed_by(reader, c);

    if (target > 0 && target < reader->depth)
        return read_outer(reader, token, c, target);
    if (is_after_comma(reader))
        complain_of_trailing_comma(reader, c);
    return target == 0 ? read_wrong(reader, token, c) : give_out(reader, token);
}

void pl_closer_pass_double(pl_reader *reader) {
    uint64_t first_end = reader->at;
    const size_t depths[] = {reader->depth, reader->depth - 1};

    reader->at = pl_look_space(reader, first_end);
    if (pl_look(reader, reader->at) == '}' &&
        (!pl_reader_in_object(reader) ||
         choose_depth(reader, depths, 2) == reader->depth))
        reader->at++;
    else
        reader->at = first_end;
}

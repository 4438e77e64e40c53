#include "json/run.h"

#include "json/comment.h"
#include "json/look.h"

/* The brackets open within a run: their number, and the kinds of the innermost
 * 64 as bits, the innermost lowest: 1 is an object. */
struct pile {
    uint64_t kinds;
    uint64_t height;
};

static bool is_opener(int c) {
    return c == '{' || c == '[';
}

static bool is_closer(int c) {
    return c == '}' || c == ']';
}

static bool is_open(const pl_reader *reader, int closer) {
    for (size_t i = reader->depth; i-- > 0;)
        if (reader->frames[i].is_object == (closer == '}'))
            return true;
    return false;
}

/* Pass the string at `reader->at`, or up to the line end if it is not closed on
 * its line. */
static void pass_string(pl_reader *reader) {
    int c;

    for (reader->at++;; reader->at++) {
        c = pl_look(reader, reader->at);
        if (c == PL_LOOK_END)
            reader->is_excused = true;
        if (pl_look_ends_line(c))
            return;
        if (c == '"')
            break;
        if (c == '\\' && !pl_look_ends_line(pl_look(reader, reader->at + 1)))
            reader->at++;
    }
    reader->at++;
}

/* Tell whether the closing bracket `c` ends the run, because it closes a
 * container around the run. */
static bool ends_run(const pl_reader *reader, struct pile *pile, int c) {
    if (pile->height == 0)
        return true;
    if (pile->height <= 64 && (pile->kinds & 1) != (c == '}') &&
        is_open(reader, c))
        return true;
    pile->kinds >>= 1;
    pile->height--;
    return false;
}

static void open_bracket(struct pile *pile, int c) {
    pile->kinds = pile->kinds << 1 | (c == '{');
    pile->height++;
}

/* Tell whether the next member or element begins after the line end at
 * `reader->at`. */
static bool next_begins(pl_reader *reader) {
    uint64_t next = pl_look_space(reader, reader->at);

    if (pl_reader_in_object(reader))
        return pl_look_is_key(reader, next);
    return pl_look_starts_value(pl_look(reader, next));
}

/* Tell whether the run ends before `c`, or at a line end that should have had a
 * comma. */
static bool ends_before(pl_reader *reader, struct pile *pile, int c) {
    if (is_closer(c))
        return ends_run(reader, pile, c);
    if (pile->height > 0)
        return false;
    if (c == ',')
        return true;
    if (!pl_look_ends_line(c) || !next_begins(reader))
        return false;
    reader->expect =
        pl_reader_in_object(reader) ? PL_EXPECT_KEY : PL_EXPECT_ELEMENT;
    pl_reader_assume_comma(reader);
    return true;
}

/* Pass a string, a comment or one byte. */
static void pass_one(pl_reader *reader, int c) {
    if (c == '"')
        pass_string(reader);
    else if (pl_look_remark(reader, reader->at))
        pl_comment_pass(reader);
    else
        reader->at++;
}

/* Tell whether the quote at `offset`, right behind a word, closes a value that
 * lacks its opening quote: what stands behind it can follow a value. */
static bool is_lone_quote(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, pl_look_blank(reader, offset + 1));

    return c == ',' || is_closer(c) || pl_look_ends_line(c);
}

static bool is_in_word(int c) {
    return c > ' ' && strchr("\",:{}[]", c) == NULL;
}

/* As pl_run_pass(). `is_word`: the byte before belongs to a word. */
static void pass(pl_reader *reader, bool is_word) {
    struct pile pile = {0, 0};
    int c;

    if (reader->depth > 0)
        pl_reader_top(reader)->is_cut = true;
    reader->expect = reader->after;
    for (;;) {
        c = pl_look(reader, reader->at);
        if (c == PL_LOOK_END) {
            reader->is_excused |= pile.height > 0;
            return;
        }
        if (ends_before(reader, &pile, c))
            return;
        if (is_opener(c))
            open_bracket(&pile, c);
        if (c == '"' && is_word && is_lone_quote(reader, reader->at))
            reader->at++;
        else
            pass_one(reader, c);
        is_word = is_in_word(c);
    }
}

void pl_run_pass(pl_reader *reader) {
    pass(reader, false);
}

bool pl_run_has_rest(pl_reader *reader, uint64_t offset) {
    uint64_t next = pl_look_blank(reader, offset);
    int c = pl_look(reader, next);

    if (reader->depth == 0 || pl_look_ends_line(c) || c == ',' || c == '}' ||
        c == ']' || c == ';' || pl_look_comment(reader, next) ||
        pl_look_is_key(reader, next))
        return false;
    if (c == '"' && next == offset && is_lone_quote(reader, next))
        return true;
    return pl_reader_in_object(reader) || (c != '"' && c != '{' && c != '[');
}

void pl_run_pass_rest(pl_reader *reader) {
    if (pl_run_has_rest(reader, reader->at))
        pass(reader, true);
}

bool pl_run_pass_container(pl_reader *reader) {
    uint64_t height = 0;

    do {
        int c = pl_look(reader, reader->at);
        if (c == PL_LOOK_END)
            return false;
        height += is_opener(c);
        height -= is_closer(c);
        if (c == '"')
            pass_string(reader);
        else
            reader->at++;
    } while (height > 0);
    return true;
}

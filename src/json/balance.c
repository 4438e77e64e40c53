#include "json/balance.h"

#include "json/look.h"
#include "json/quotes.h"

#define SEARCH_MAX (64 * 1024)

/* The state of a comparison of the brackets behind a place with those open
 * there. */
struct scale {
    size_t depth;    /* how many of the brackets open at that place are still
                        open */
    uint64_t kinds;  /* brackets opened since then and still open, as bits: 1 is
                        an object */
    unsigned height; /* the number of these, at most 64 */
    bool is_settled;
    enum pl_balance verdict;
};

static void settle(struct scale *scale, enum pl_balance verdict) {
    scale->is_settled = true;
    scale->verdict = verdict;
}

static void open_one(struct scale *scale, bool is_object) {
    if (scale->height == 64) {
        settle(scale, PL_BALANCE_UNCLEAR);
        return;
    }
    if (is_object)
        scale->kinds |= (uint64_t)1 << scale->height;
    scale->height++;
}

static void close_one(const pl_reader *reader, struct scale *scale,
                      bool is_object) {
    if (scale->height > 0) {
        scale->height--;
        if ((scale->kinds >> scale->height & 1) != is_object)
            settle(scale, PL_BALANCE_UNCLEAR);
        scale->kinds &= ((uint64_t)1 << scale->height) - 1;
    } else if (scale->depth == 0) {
        settle(scale, PL_BALANCE_SURPLUS);
    } else if (reader->frames[scale->depth - 1].is_object != is_object) {
        settle(scale, PL_BALANCE_LACKING);
    } else {
        scale->depth--;
    }
}

static void weigh_byte(const pl_reader *reader, struct scale *scale, int c) {
    if (c == PL_LOOK_END)
        settle(scale, scale->depth + scale->height == 0 ? PL_BALANCE_WHOLE
                                                        : PL_BALANCE_LACKING);
    else if (c == '}' || c == ']')
        close_one(reader, scale, c == '}');
    else if (scale->depth + scale->height == 0 && c > ' ')
        settle(scale, PL_BALANCE_SURPLUS);
    else if (c == '{' || c == '[')
        open_one(scale, c == '{');
}

/* The offset behind the string at `offset`, or of its line's end if the string
 * is not closed on the line. */
static uint64_t pass_string(pl_reader *reader, uint64_t offset) {
    int c;

    for (offset++;; offset++) {
        c = pl_look(reader, offset);
        if (pl_look_ends_line(c))
            return offset;
        if (c == '"')
            return offset + 1;
        if (c == '\\' && !pl_look_ends_line(pl_look(reader, offset + 1)))
            offset++;
    }
}

/* The offset behind the byte, string or comment at `offset`. */
static uint64_t pass(pl_reader *reader, uint64_t offset, int c) {
    uint64_t end = 0;

    if (c == '"')
        return pass_string(reader, offset);
    if (pl_quotes_is_open(reader, offset))
        end = pl_quotes_end(reader, offset);
    if (end != 0)
        return end;
    if (pl_look_remark(reader, offset))
        return pl_look_space(reader, offset);
    return offset + 1;
}

enum pl_balance pl_balance_weigh(pl_reader *reader, uint64_t offset,
                                 size_t depth) {
    struct scale scale = {.depth = depth, .verdict = PL_BALANCE_UNCLEAR};
    uint64_t start = offset;

    while (!scale.is_settled && offset - start < SEARCH_MAX) {
        int c = pl_look(reader, offset);
        uint64_t next = pass(reader, offset, c);
        weigh_byte(reader, &scale, pl_look_remark(reader, offset) ? ' ' : c);
        offset = next;
    }
    return scale.verdict;
}

bool pl_balance_is_outer_key(pl_reader *reader) {
    const struct pl_frame *around;

    if (reader->depth < 2)
        return false;
    around = &reader->frames[reader->depth - 2];
    if (!around->is_object || around->indent >= reader->indent)
        return false;
    reader->doubts++;
    return pl_balance_weigh(reader, reader->at, reader->depth) ==
           PL_BALANCE_LACKING;
}

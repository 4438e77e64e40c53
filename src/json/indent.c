#include "json/indent.h"

#include "json/look.h"

#define SEARCH_MAX (64 * 1024)

/* How the brackets behind a place fit those that are open there. */
struct balance {
    size_t depth;   /* of the brackets open at that place that are open still */
    uint64_t kinds; /* of those opened since, a set bit being an object */
    unsigned height;
};

enum verdict { BALANCED, LACKING, OPEN, UNCLEAR };

static enum verdict close_one(const pl_reader *reader, struct balance *balance,
                              bool is_object) {
    if (balance->height > 0) {
        balance->height--;
        if ((balance->kinds >> balance->height & 1) != is_object)
            return UNCLEAR;
        balance->kinds &= ((uint64_t)1 << balance->height) - 1;
        return OPEN;
    }
    if (reader->frames[balance->depth - 1].is_object != is_object)
        return LACKING;
    return --balance->depth == 0 ? BALANCED : OPEN;
}

static enum verdict count(const pl_reader *reader, struct balance *balance,
                          int c) {
    if (c == '}' || c == ']')
        return close_one(reader, balance, c == '}');
    if (c != '{' && c != '[')
        return OPEN;
    if (balance->height == 64)
        return UNCLEAR;
    if (c == '{')
        balance->kinds |= (uint64_t)1 << balance->height;
    balance->height++;
    return OPEN;
}

/* The offset behind the string at `offset`, as far as its line goes. */
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

/* Tell whether the brackets from `reader->at` on are too few for those that are
 * open. */
static bool is_lacking(pl_reader *reader) {
    struct balance balance = {.depth = reader->depth};
    enum verdict verdict = OPEN;
    uint64_t offset = reader->at;

    while (verdict == OPEN && offset - reader->at < SEARCH_MAX) {
        int c = pl_look(reader, offset);
        if (c == PL_LOOK_END)
            return true;
        verdict = count(reader, &balance, c);
        offset = c == '"' ? pass_string(reader, offset) : offset + 1;
    }
    return verdict == LACKING;
}

bool pl_indent_is_outer_key(pl_reader *reader) {
    const struct pl_frame *around;

    if (reader->depth < 2)
        return false;
    around = &reader->frames[reader->depth - 2];
    if (!around->is_object || around->indent >= reader->indent)
        return false;
    reader->judged++;
    return is_lacking(reader);
}

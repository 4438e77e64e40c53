#include "model/locator.h"

#include "base/utf8.h"

#define BOM "\xEF\xBB\xBF"

void pl_locator_init(struct pl_locator *locator, struct pl_slice text) {
    bool has_bom = text.len >= 3 && memcmp(text.data, BOM, 3) == 0;
    *locator = (struct pl_locator){
        .text = text, .place = {.offset = has_bom ? 3 : 0, .line = 1}};
    locator->place.column = 1;
}

/* The number of bytes of the character at `rest` (not empty); an ill-formed run
 * is one character. */
static size_t width(struct pl_slice rest) {
    if ((unsigned char)rest.data[0] < 0x80)
        return 1;
    size_t len = pl_utf8_step(rest);
    return len > 0 ? len : pl_utf8_bad_run(rest);
}

static void step(struct pl_locator *locator) {
    struct pl_place *place = &locator->place;
    const char *at = locator->text.data + place->offset;
    size_t left = locator->text.len - (size_t)place->offset;
    bool is_line_end =
        *at == '\n' || (*at == '\r' && (left == 1 || at[1] != '\n'));

    place->offset += width(pl_slice_of(at, left));
    locator->index++;
    place->column++;
    if (is_line_end) {
        place->line++;
        place->column = 1;
    }
}

/* Pass ASCII characters that are not line ends, up to the given bounds. */
static void run(struct pl_locator *locator, uint64_t index, uint64_t offset) {
    uint64_t left = index - locator->index;
    if (left > offset - locator->place.offset)
        left = offset - locator->place.offset;

    const char *at = locator->text.data + locator->place.offset;
    uint64_t count = 0;
    while (count < left && (unsigned char)at[count] < 0x80 &&
           at[count] != '\n' && at[count] != '\r')
        count++;
    locator->index += count;
    locator->place.offset += count;
    locator->place.column += count;
}

/* Move to `index` or `offset`, whichever comes first. */
static struct pl_place locate(struct pl_locator *locator, uint64_t index,
                              uint64_t offset) {
    if (offset > locator->text.len)
        offset = locator->text.len;
    if (index < locator->index || offset < locator->place.offset)
        pl_locator_init(locator, locator->text);
    while (locator->index < index && locator->place.offset < offset) {
        uint64_t before = locator->index;
        run(locator, index, offset);
        if (locator->index == before)
            step(locator);
    }
    return locator->place;
}

struct pl_place pl_locate_index(struct pl_locator *locator, uint64_t index) {
    return locate(locator, index, UINT64_MAX);
}

struct pl_place pl_locate_offset(struct pl_locator *locator, uint64_t offset) {
    return locate(locator, UINT64_MAX, offset);
}

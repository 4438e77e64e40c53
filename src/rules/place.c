#include "rules/place.h"

#include "base/utf8.h"

#define BOM "\xEF\xBB\xBF"

void pl_locator_init(struct pl_locator *locator, struct pl_slice text) {
    bool has_bom = text.len >= 3 && memcmp(text.data, BOM, 3) == 0;
    *locator = (struct pl_locator){
        .text = text, .place = {.offset = has_bom ? 3 : 0, .line = 1}};
    locator->place.column = 1;
}

/* The bytes of the character at `rest` (not empty): an ill-formed run is one.
 */
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

struct pl_place pl_locate_index(struct pl_locator *locator, uint64_t index) {
    if (index < locator->index)
        pl_locator_init(locator, locator->text);
    while (locator->index < index && locator->place.offset < locator->text.len)
        step(locator);
    return locator->place;
}

struct pl_place pl_locate_offset(struct pl_locator *locator, uint64_t offset) {
    if (offset < locator->place.offset)
        pl_locator_init(locator, locator->text);
    while (locator->place.offset < offset &&
           locator->place.offset < locator->text.len)
        step(locator);
    return locator->place;
}

#include "check/space.h"

#include "base/utf8.h"

size_t pl_space_before(struct pl_slice text) {
    size_t at = 0;

    while (at < text.len) {
        size_t step = pl_utf8_step(pl_slice_of(text.data + at, text.len - at));
        if (step == 0 || !pl_utf8_is_space(pl_utf8_decode(text.data + at)))
            break;
        at += step;
    }
    return at;
}

/* The offset of the first byte of the code point that ends at `end`. */
static size_t start_of_last(struct pl_slice text, size_t end) {
    size_t start = end - 1;

    while (start > 0 && end - start < 4 &&
           ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    return start;
}

size_t pl_space_after(struct pl_slice text) {
    size_t end = text.len;

    while (end > 0) {
        size_t start = start_of_last(text, end);
        struct pl_slice last = pl_slice_of(text.data + start, end - start);
        if (pl_utf8_step(last) != last.len ||
            !pl_utf8_is_space(pl_utf8_decode(last.data)))
            break;
        end = start;
    }
    return text.len - end;
}

void pl_space_bar(struct pl_sure *sure, unsigned places) {
    for (unsigned c = 0; c < 0x80; c++)
        if (pl_utf8_is_space(c))
            pl_sure_bar(sure, (unsigned char)c, places);
    for (unsigned c = 0x80; c < 0x100; c++)
        pl_sure_bar(sure, (unsigned char)c, places);
}

#include "base/utf8.h"

#include <stdint.h>

/* The offset of the first byte from `at` on that is not ASCII. */
static size_t skip_ascii(struct pl_slice text, size_t at) {
    uint64_t word = 0;
    while (text.len - at >= sizeof word) {
        memcpy(&word, text.data + at, sizeof word);
        if (word & 0x8080808080808080u)
            break;
        at += sizeof word;
    }
    while (at < text.len && (unsigned char)text.data[at] < 0x80)
        at++;
    return at;
}

struct pl_slice pl_utf8_find_bad(struct pl_slice text) {
    size_t at = skip_ascii(text, 0);
    while (at < text.len) {
        struct pl_slice rest = pl_slice_of(text.data + at, text.len - at);
        size_t len = pl_utf8_step(rest);
        if (len == 0)
            return pl_slice_of(rest.data, pl_utf8_bad_run(rest));
        at = skip_ascii(text, at + len);
    }
    return pl_slice_of(text.data, 0);
}

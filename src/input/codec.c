#include "input/codec.h"

static const struct pl_codec *const codecs[] = {&pl_codec_gzip, &pl_codec_zstd};

#define COUNT (sizeof codecs / sizeof *codecs)

const struct pl_codec *pl_codec_of(struct pl_slice start) {
    for (size_t i = 0; i < COUNT; i++)
        if (codecs[i]->is(start))
            return codecs[i];
    return NULL;
}

/* No JSON text begins with these bytes, and hardly any other text. */
bool pl_codec_may_be(struct pl_slice start) {
    unsigned char c = start.len > 0 ? (unsigned char)start.data[0] : 0;
    return start.len > 0 && start.len < PL_CODEC_START &&
           (c == 0x1F || c == 0x28 || (c & 0xF0) == 0x50);
}

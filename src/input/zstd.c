/* zstd: frames of RFC 8878, skippable ones included. */

#include "config.h"
#include "input/codec.h"

static bool is(struct pl_slice start) {
    const unsigned char *at = (const unsigned char *)start.data;
    if (start.len < 4)
        return false;
    bool is_skippable = (at[0] & 0xF0) == 0x50;
    return is_skippable ? memcmp(at + 1, "\x2A\x4D\x18", 3) == 0
                        : memcmp(at, "\x28\xB5\x2F\xFD", 4) == 0;
}

#ifdef HAVE_ZSTD

#include <zstd.h>

static void *open_decoder(void) {
    return ZSTD_createDStream();
}

static enum pl_codec_step step(void *decoder, struct pl_codec_io *io) {
    ZSTD_inBuffer in = {io->in, io->in_len, 0};
    ZSTD_outBuffer out = {io->out, io->room, 0};
    size_t result = ZSTD_decompressStream(decoder, &out, &in);
    io->in += in.pos;
    io->in_len -= in.pos;
    io->out += out.pos;
    io->room -= out.pos;
    if (!ZSTD_isError(result))
        return result == 0 ? PL_CODEC_PART_ENDS : PL_CODEC_ON;
    io->why = ZSTD_getErrorName(result);
    return PL_CODEC_DAMAGED;
}

static void close_decoder(void *decoder) {
    ZSTD_freeDStream(decoder);
}

#endif

const struct pl_codec pl_codec_zstd = {
    .name = "zstd",
    .library = "libzstd",
    .is = is,
#ifdef HAVE_ZSTD
    .open = open_decoder,
    .step = step,
    .close = close_decoder,
#endif
};

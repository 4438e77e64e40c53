/* zstd: the frames of RFC 8878, skippable ones included. */

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

#include <stdlib.h>
#include <zstd.h>

/* The library asks for the rest of a block together with the header of the next
 * block. If a call fails, the library does not say how much it has written. So
 * it is given that header alone in another call, and the block before it is not
 * lost. */
#define BLOCK_HEADER 3

struct decoder {
    ZSTD_DStream *stream;
    size_t wanted; /* bytes that the library asks for */
};

static void close_decoder(void *self) {
    struct decoder *decoder = self;
    ZSTD_freeDStream(decoder->stream);
    free(decoder);
}

static void *open_decoder(void) {
    struct decoder *decoder = calloc(1, sizeof *decoder);
    if (!decoder)
        return NULL;
    decoder->wanted = BLOCK_HEADER;
    decoder->stream = ZSTD_createDStream();
    if (decoder->stream)
        return decoder;
    close_decoder(decoder);
    return NULL;
}

static enum pl_codec_step step(void *self, struct pl_codec_io *io) {
    struct decoder *decoder = self;
    size_t most = decoder->wanted;
    most -= most > BLOCK_HEADER ? BLOCK_HEADER : 0;
    ZSTD_inBuffer in = {io->in, io->in_len < most ? io->in_len : most, 0};
    ZSTD_outBuffer out = {io->out, io->room, 0};
    size_t result = ZSTD_decompressStream(decoder->stream, &out, &in);
    io->in += in.pos;
    io->in_len -= in.pos;
    io->out += out.pos;
    io->room -= out.pos;
    if (ZSTD_isError(result)) {
        io->why = ZSTD_getErrorName(result);
        return PL_CODEC_DAMAGED;
    }
    decoder->wanted = result > 0 ? result : BLOCK_HEADER;
    return result == 0 ? PL_CODEC_PART_ENDS : PL_CODEC_ON;
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

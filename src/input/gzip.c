/* gzip: the members of RFC 1952. */

#include "config.h"
#include "input/codec.h"

static bool is(struct pl_slice start) {
    return start.len >= 2 && memcmp(start.data, "\x1F\x8B", 2) == 0;
}

#ifdef HAVE_ZLIB

#define ZLIB_CONST
#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

#define GZIP_ONLY (15 + 16) /* the largest window, with a gzip header */

static void *open_decoder(void) {
    z_stream *stream = calloc(1, sizeof *stream);
    if (!stream || inflateInit2(stream, GZIP_ONLY) == Z_OK)
        return stream;
    free(stream);
    return NULL;
}

static uInt at_most(size_t len) {
    return len < UINT_MAX ? (uInt)len : UINT_MAX;
}

static enum pl_codec_step fail(z_stream *stream, struct pl_codec_io *io,
                               int result) {
    if (result == Z_MEM_ERROR)
        return PL_CODEC_NO_MEMORY;
    io->why = stream->msg ? stream->msg : "it needs a dictionary";
    return PL_CODEC_DAMAGED;
}

static enum pl_codec_step step(void *decoder, struct pl_codec_io *io) {
    z_stream *stream = decoder;
    uInt in = at_most(io->in_len), out = at_most(io->room);
    stream->next_in = (const Bytef *)io->in;
    stream->avail_in = in;
    stream->next_out = (Bytef *)io->out;
    stream->avail_out = out;
    int result = inflate(stream, Z_NO_FLUSH);
    io->in += in - stream->avail_in;
    io->in_len -= in - stream->avail_in;
    io->out += out - stream->avail_out;
    io->room -= out - stream->avail_out;
    if (result == Z_OK || result == Z_BUF_ERROR)
        return PL_CODEC_ON;
    if (result != Z_STREAM_END)
        return fail(stream, io, result);
    inflateReset(stream);
    return PL_CODEC_PART_ENDS;
}

static void close_decoder(void *decoder) {
    inflateEnd(decoder);
    free(decoder);
}

#endif

const struct pl_codec pl_codec_gzip = {
    .name = "gzip",
    .library = "zlib",
    .is = is,
#ifdef HAVE_ZLIB
    .open = open_decoder,
    .step = step,
    .close = close_decoder,
#endif
};

/*
 * Codec: a format of compressed files, recognised by their first bytes. A file
 * is a sequence of parts (gzip's members, zstd's frames). Each codec is one
 * file, the only one that includes its library. Built without the library, it
 * recognises its files but cannot read them.
 */
#ifndef PL_INPUT_CODEC_H
#define PL_INPUT_CODEC_H

#include <stdbool.h>

#include "base/slice.h"

/* Bytes needed to recognise a codec, unless the file is shorter. */
#define PL_CODEC_START 4

/* The result of a step. */
enum pl_codec_step {
    PL_CODEC_ON,        /* there may be more to take or to give */
    PL_CODEC_PART_ENDS, /* the part ended and is whole */
    PL_CODEC_DAMAGED,
    PL_CODEC_NO_MEMORY
};

struct pl_codec_io {
    const char *in; /* compressed bytes; moves on as they are taken */
    size_t in_len;
    char *out; /* where decompressed bytes go; moves on as they are written */
    size_t room;
    const char *why; /* what is damaged, for people; a static text */
};

struct pl_codec {
    const char *name;    /* name of the format: `gzip` */
    const char *library; /* name of the library: `zlib` */
    /* Tell whether a part begins with `start`. */
    bool (*is)(struct pl_slice start);
    /* Make a decoder for the beginning of a part. Returns NULL if memory ran
     * out. The pointer is NULL if the library is missing. */
    void *(*open)(void);
    /* Take and write some bytes. After PL_CODEC_PART_ENDS the next part
     * begins. */
    enum pl_codec_step (*step)(void *decoder, struct pl_codec_io *io);
    void (*close)(void *decoder);
};

extern const struct pl_codec pl_codec_gzip;
extern const struct pl_codec pl_codec_zstd;

/* The codec of a file that begins with `start`; NULL: not compressed. */
const struct pl_codec *pl_codec_of(struct pl_slice start);

/* Tell whether more bytes than `start` are needed to recognise a codec. */
bool pl_codec_may_be(struct pl_slice start);

#endif

/*
 * Codec: a way in which files are compressed, told by their first bytes. A file
 * is a row of parts (gzip's members, zstd's frames), one after the other. One
 * codec is one file; each is the only one that includes its library, and
 * without the library it tells its files and cannot read them.
 */
#ifndef PL_INPUT_CODEC_H
#define PL_INPUT_CODEC_H

#include <stdbool.h>

#include "base/slice.h"

#define PL_CODEC_START 4 /* bytes that tell, unless the file is shorter */

/* What a step came to. */
enum pl_codec_step {
    PL_CODEC_ON,        /* there may be more to take or to give */
    PL_CODEC_PART_ENDS, /* what was taken is whole */
    PL_CODEC_DAMAGED,
    PL_CODEC_NO_MEMORY
};

struct pl_codec_io {
    const char *in; /* goes on as bytes are taken */
    size_t in_len;
    char *out; /* goes on as bytes are given */
    size_t room;
    const char *why; /* of damage, for people; lives for ever */
};

struct pl_codec {
    const char *name;    /* `gzip` */
    const char *library; /* `zlib` */
    /* Tell whether a part begins with `start`. */
    bool (*is)(struct pl_slice start);
    /* Make a decoder at the beginning of a part, or NULL without memory. NULL:
     * the library is not there. */
    void *(*open)(void);
    /* Take and give some. After PL_CODEC_PART_ENDS the next part begins. */
    enum pl_codec_step (*step)(void *decoder, struct pl_codec_io *io);
    void (*close)(void *decoder);
};

extern const struct pl_codec pl_codec_gzip;
extern const struct pl_codec pl_codec_zstd;

/* The codec of a file that begins with `start`, or NULL. */
const struct pl_codec *pl_codec_of(struct pl_slice start);

/* Tell whether more bytes than `start` are needed to tell. */
bool pl_codec_may_be(struct pl_slice start);

#endif

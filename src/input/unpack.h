/*
 * Unpack: a feed of decompressed bytes over one of compressed ones, a piece at
 * a time, whatever the size of either.
 */
#ifndef PL_INPUT_UNPACK_H
#define PL_INPUT_UNPACK_H

#include "base/buf.h"
#include "input/codec.h"
#include "model/feed.h"

/* What is decompressed may be this many times as large as what it is made of,
 * from so many bytes on. gzip comes to 1032 at the most. */
#define PL_UNPACK_RATIO      1000
#define PL_UNPACK_RATIO_FROM (64 * 1024 * 1024)

/* What is wrong with the compressed bytes. */
enum pl_damage {
    PL_DAMAGE_NONE,
    PL_DAMAGE_CUT,    /* they end too early */
    PL_DAMAGE_WRONG,  /* see `why` */
    PL_DAMAGE_TRAILS, /* something else follows them */
    PL_DAMAGE_BOMB,   /* past PL_UNPACK_RATIO */
    PL_DAMAGE_LIBRARY /* they cannot be read by this program */
};

struct pl_unpack {
    struct pl_heap *heap;
    struct pl_feed feed;          /* of what is compressed */
    const struct pl_codec *codec; /* NULL: it was not, and goes through */
    void *decoder;
    char *in; /* what was read of it and not taken yet, from `at` on */
    size_t at, len;
    bool at_end;     /* of the feed */
    bool is_between; /* parts */
    uint64_t taken, made;
    enum pl_damage damage;
    const char *why; /* or NULL */
};

/* Make one that nothing was read of. */
void pl_unpack_init(struct pl_unpack *unpack, struct pl_heap *heap,
                    struct pl_feed feed);
void pl_unpack_fini(struct pl_unpack *unpack);

/* Begin with `start`, the first bytes that were read of the feed. */
void pl_unpack_begin(struct pl_unpack *unpack, struct pl_slice start,
                     enum pl_status *status);

/* As the `read` of a feed. Damage is PL_STATUS_DAMAGED, after all that could be
 * read before it. */
size_t pl_unpack_read(struct pl_unpack *unpack, char *into, size_t room,
                      enum pl_status *status);

/* Append for people what the damage is and what to do. */
void pl_unpack_explain(const struct pl_unpack *unpack, struct pl_buf *out);

#endif

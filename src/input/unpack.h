/*
 * Unpack: a feed of decompressed bytes over a feed of compressed ones. It works
 * piece by piece, whatever the size of either.
 */
#ifndef PL_INPUT_UNPACK_H
#define PL_INPUT_UNPACK_H

#include "base/buf.h"
#include "input/codec.h"
#include "model/feed.h"

/* Decompressed data may have at most so many times the size of the compressed
 * data, once it has PL_UNPACK_RATIO_FROM bytes. gzip reaches 1032 at most. */
#define PL_UNPACK_RATIO      1000
#define PL_UNPACK_RATIO_FROM (64 * 1024 * 1024)

/* What is wrong with the compressed bytes. */
enum pl_damage {
    PL_DAMAGE_NONE,
    PL_DAMAGE_CUT,    /* they end too early */
    PL_DAMAGE_WRONG,  /* see `why` */
    PL_DAMAGE_TRAILS, /* something else follows them */
    PL_DAMAGE_BOMB,   /* past PL_UNPACK_RATIO */
    PL_DAMAGE_LIBRARY /* this program cannot read them */
};

struct pl_unpack {
    struct pl_heap *heap;
    struct pl_feed feed;          /* the compressed bytes */
    const struct pl_codec *codec; /* NULL: not compressed, bytes are passed
                                     on */
    void *decoder;
    char *in; /* buffer of compressed bytes: those from `at` on are not taken
                 yet */
    size_t at, len;
    bool at_end;     /* `feed` has ended */
    bool is_between; /* between two parts */
    uint64_t taken, made;
    enum pl_damage damage;
    const char *why; /* from the codec, or NULL */
};

/* Initialise, with nothing read. */
void pl_unpack_init(struct pl_unpack *unpack, struct pl_heap *heap,
                    struct pl_feed feed);
void pl_unpack_fini(struct pl_unpack *unpack);

/* Begin with `start`, the first bytes of the feed. */
void pl_unpack_begin(struct pl_unpack *unpack, struct pl_slice start,
                     enum pl_status *status);

/* Like the `read` of a feed. Damage is PL_STATUS_DAMAGED, after all bytes
 * before it. */
size_t pl_unpack_read(struct pl_unpack *unpack, char *into, size_t room,
                      enum pl_status *status);

/* Append for people what the damage is and what to do. */
void pl_unpack_explain(const struct pl_unpack *unpack, struct pl_buf *out);

#endif

/*
 * Hand: what one thread needs to check files: its heap, the file that is open,
 * and a run for each variant of the rules (variants.h). A session has one; each
 * thread of a crew has another (crew.h).
 */
#ifndef PL_LIB_HAND_H
#define PL_LIB_HAND_H

#include "engine/run.h"
#include "input/source.h"
#include "lib/beginning.h"
#include "lib/parts.h"

struct pl_lot;
struct pl_session;

struct pl_hand {
    const struct pl_session *session; /* shared by all hands */
    struct pl_heap *heap;
    struct pl_lot *lot;         /* the lot that is being checked; NULL: findings
                                   go to the reports at once */
    struct pl_tallies *tallies; /* of what is being checked */
    struct pl_tallies before;   /* values met in the lots that this hand has
                                   checked */
    struct pl_sink sink;
    pl_run **runs; /* by variant; NULL until it is needed */
    struct pl_source source;
    bool is_open;                  /* `source` is open */
    struct pl_beginning beginning; /* the first bytes of the source */
    struct pl_parts parts; /* for files that hold documents in another text */
    struct pl_buf text;    /* scratch: a message */
    struct pl_feed feed;   /* the feed that pl_hand_feed() watches: */
    /* Called after each read; false stops the hand. NULL: never called. */
    bool (*goes_on)(void *self);
    void *self;
    bool is_stopped;
};

/* Make a hand that has nothing to check yet. */
void pl_hand_init(struct pl_hand *hand, const struct pl_session *session,
                  struct pl_heap *heap);
void pl_hand_fini(struct pl_hand *hand);

/* Free its runs with their counts. They are made again when they are needed. */
void pl_hand_rest(struct pl_hand *hand);

/* A feed that reads `feed` and calls `goes_on` after each read. */
struct pl_feed pl_hand_feed(struct pl_hand *hand, struct pl_feed feed);

#endif

/*
 * Hand: what one thread needs to check files: memory, the file that is open,
 * and a run for each variant of the rules. A session has one; see crew.h for
 * those of further threads.
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
    const struct pl_session *session; /* what all hands share */
    struct pl_heap *heap;
    struct pl_lot *lot;         /* that is checked; NULL: see lot.h */
    struct pl_tallies *tallies; /* of what is checked */
    struct pl_tallies before;   /* values that lots have met so far */
    struct pl_sink sink;
    pl_run **runs; /* of each variant; NULL until it is needed */
    struct pl_source source;
    bool is_open;                  /* the source */
    struct pl_beginning beginning; /* of the source */
    struct pl_parts parts; /* of a file that holds documents in another text */
    struct pl_buf text;    /* what is to be told */
    struct pl_feed feed;   /* of what is read, watched by: */
    /* Is called after each reading; false stops the hand. NULL: never. */
    bool (*goes_on)(void *self);
    void *self;
    bool is_stopped;
};

/* Make a hand that checks nothing yet. */
void pl_hand_init(struct pl_hand *hand, const struct pl_session *session,
                  struct pl_heap *heap);
void pl_hand_fini(struct pl_hand *hand);

/* Free its runs, with what they counted. They are made again when needed. */
void pl_hand_rest(struct pl_hand *hand);

/* The feed that lets `goes_on` watch `feed`. */
struct pl_feed pl_hand_feed(struct pl_hand *hand, struct pl_feed feed);

#endif

/*
 * Worker: what one thread needs to check files: its heap, the file that is
 * open, and a run for each variant of the rules (variants.h). A session has
 * one; each thread of a crew has another (crew.h).
 */
#ifndef PL_LIB_WORKER_H
#define PL_LIB_WORKER_H

#include "engine/run.h"
#include "input/source.h"
#include "lib/beginning.h"
#include "lib/parts.h"

struct pl_lot;
struct pl_session;

struct pl_worker {
    const struct pl_session *session; /* shared by all workers */
    struct pl_heap *heap;
    struct pl_lot *lot;         /* the lot that is being checked; NULL: findings
                                   go to the reports at once */
    struct pl_tallies *tallies; /* of what is being checked */
    struct pl_tallies before;   /* values met in the lots that this worker has
                                   checked */
    struct pl_sink sink;
    pl_run **runs; /* by variant; NULL until it is needed */
    struct pl_source source;
    bool is_open;                  /* `source` is open */
    struct pl_beginning beginning; /* the first bytes of the source */
    struct pl_parts parts; /* for files that hold documents in another text */
    struct pl_buf text;    /* scratch: a message */
    struct pl_feed feed;   /* the feed that pl_worker_feed() watches: */
    /* Called after each read; false stops the worker. NULL: never called. */
    bool (*goes_on)(void *self);
    void *self;
    bool is_stopped;
};

/* Make a worker that has nothing to check yet. */
void pl_worker_init(struct pl_worker *worker, const struct pl_session *session,
                    struct pl_heap *heap);
void pl_worker_fini(struct pl_worker *worker);

/* Free its runs with their counts. They are made again when they are needed. */
void pl_worker_rest(struct pl_worker *worker);

/* A feed that reads `feed` and calls `goes_on` after each read. */
struct pl_feed pl_worker_feed(struct pl_worker *worker, struct pl_feed feed);

#endif

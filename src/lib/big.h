/*
 * Big: a file of many lines (NDJSON), or of one array (array.h), that is
 * checked in parts, ranges of its lines or elements, a lot each. Who checks a
 * part does not know how many lines, documents and elements came before: they
 * are added when it is told.
 *
 * The text of the beginning decides whether the lines are documents. Where they
 * are not, the file is checked as a whole when its first range is told.
 */
#ifndef PL_LIB_BIG_H
#define PL_LIB_BIG_H

#include "input/stretch.h"
#include "lib/array.h"
#include "lib/session.h"

struct pl_lot;

struct pl_big {
    struct pl_source source;
    const struct pl_job *job;
    struct pl_run_input input; /* of each range */
    struct pl_array *array;    /* NULL: lines */
    uint64_t cut;              /* offset where the next range begins */
    uint64_t range;            /* its size, at most, about */
    uint64_t least, most;      /* between which that is, mostly */
    size_t ranges;             /* that were made and not told yet */
    struct pl_run_end told;    /* so far */
    uint64_t notices;          /* of the session, before the file */
    bool is_over;              /* all was told, or nothing more is to be told */
    struct pl_big *next;
};

/* Open a job's file before those in `*out`, if it can be cut into two ranges at
 * least. */
bool pl_big_open(struct pl_big **out, struct pl_session *session,
                 const struct pl_job *job);
void pl_big_free(struct pl_big *big);

/* Cut the next range, for one of so many threads. Returns false if nothing is
 * left. */
bool pl_big_cut(struct pl_big *big, size_t threads, struct pl_stretch *out);

/* Let the next ranges be small: one had to be checked again. */
void pl_big_doubt(struct pl_big *big);

/* Check the range that a lot is; tell what was found. */
void pl_big_check(struct pl_lot *lot, struct pl_hand *hand);
void pl_big_tell(struct pl_lot *lot, struct pl_session *session);

#endif

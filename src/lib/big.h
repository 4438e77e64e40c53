/*
 * Big: a large file that is cut into ranges, which are checked as one lot each:
 * lines (NDJSON), or elements of one array (array.h). Who checks a range does
 * not know how many lines, documents and elements came before. These are added
 * when the lot is told (lot.h).
 *
 * The first range shows whether lines are documents. If not, the whole file is
 * checked by one thread when the first range is told.
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
    struct pl_run_input input; /* for all ranges */
    struct pl_array *array;    /* NULL: ranges are of lines */
    uint64_t cut;              /* offset where the next range begins */
    uint64_t range;            /* the most bytes of the next range, about */
    uint64_t least, most;      /* bounds of `range`, as a rule */
    size_t ranges;             /* ranges that were cut and not told yet */
    struct pl_run_end told;    /* how far the file was told */
    uint64_t notices;          /* of the session, before the file */
    bool is_over;              /* the file is finished; ranges that are still
                                  checked are dropped */
    struct pl_big *next;
};

/* Open the file of `job` in front of the list `*out`. Returns false if it
 * cannot be cut into two ranges at least. */
bool pl_big_open(struct pl_big **out, struct pl_session *session,
                 const struct pl_job *job);
void pl_big_free(struct pl_big *big);

/* Cut the next range, if `threads` threads share the file. Returns false if
 * nothing is left. */
bool pl_big_cut(struct pl_big *big, size_t threads, struct pl_stretch *out);

/* Make the next ranges small: one had to be checked again. */
void pl_big_doubt(struct pl_big *big);

/* Check a lot that is a range; tell it. */
void pl_big_check(struct pl_lot *lot, struct pl_worker *worker);
void pl_big_tell(struct pl_lot *lot, struct pl_session *session);

#endif

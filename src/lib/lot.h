/*
 * Lot: a part of a session's work that one thread checks: some jobs, one after
 * the other, or a range of a large file (big.h). Its findings and notices are
 * kept as events. When all lots before it have been told, the lot is told: its
 * events go to the reports, as if they had happened just then.
 *
 * What a rule says may depend on values in the lots before, which the thread
 * does not know. If a rule would have said something else (the lot does not
 * fit), or if too much was found to be kept, the lot is checked again when it
 * is told.
 */
#ifndef PL_LIB_LOT_H
#define PL_LIB_LOT_H

#include "input/stretch.h"
#include "lib/session.h"

/* Bytes of findings that are kept of a lot, about. */
#define PL_LOT_KEPT_MAX ((size_t)4 * 1024 * 1024)

struct pl_big;
struct pl_lot_event;

struct pl_lot {
    uint64_t number;     /* counts the session's lots, from 1 */
    size_t first, count; /* index and number of jobs, all of one variant */
    bool is_for_session; /* only the session's thread may check it */
    struct pl_big *big;  /* the file that it is a range of (else NULL): */
    struct pl_stretch stretch;
    struct pl_run_end begin, end; /* of the range; lines, documents and elements
                                     may count from the start of the range,
                                     while what came before is not known */
    enum pl_status status;        /* of reading the range */
    struct pl_shift shift;        /* what came before the range, once that is
                                     known */
    struct pl_tallies tallies;
    struct pl_arena arena; /* holds what was found */
    struct pl_lot_event *events;
    size_t event_count, event_cap;
    size_t kept, kept_max; /* bytes that are kept, and that may be */
    uint64_t documents;
    uint64_t *targets; /* by target: number of nodes */
    size_t target_count;
    bool is_whole; /* everything was checked, and all that was found is kept */
};

/* A sink that keeps findings and notices in the lot of `worker`. */
struct pl_sink pl_lot_sink(struct pl_worker *worker);

/* Tell whether the lot has too much to keep; checking it is then useless. */
bool pl_lot_is_full(const struct pl_lot *lot);

/* Check a lot with `worker`. `given` has the values of lists. Checking may stop
 * before the end: see `is_whole`. */
void pl_lot_check(struct pl_lot *lot, struct pl_worker *worker,
                  const struct pl_tallies *given);

/* Check a lot again, with the tallies of `worker`, after all lots before it
 * were merged into them. Everything that is found is kept. */
void pl_lot_check_again(struct pl_lot *lot, struct pl_worker *worker);

/* Tell whether what was kept of a lot is right after the lots before it. */
bool pl_lot_fits(const struct pl_lot *lot, struct pl_session *session);

/* Merge the tallies of a lot that fits into those of the session. `shift` is
 * what came before it in its file. Its events can be reported then. */
void pl_lot_merge(struct pl_lot *lot, struct pl_session *session,
                  struct pl_shift shift);

/* Tell whether the source line of some finding may begin before the lot's
 * range, or end behind it. */
bool pl_lot_shows_more(const struct pl_lot *lot);

/* Report the events of a lot, and add up its counts. */
void pl_lot_report(const struct pl_lot *lot, struct pl_session *session);

/* Tell a lot, after all lots before it. */
void pl_lot_tell(struct pl_lot *lot, struct pl_session *session);

/* Free what a lot has kept, except what the next lot can use. */
void pl_lot_clear(struct pl_lot *lot);

/* Free everything. */
void pl_lot_fini(struct pl_lot *lot);

#endif

/*
 * Lot: a part of the work of a session that one thread checks on its own: some
 * of its jobs, one after the other, or a part of a large one (big.h). What is
 * found is kept until all lots before it have been told; then it is told as if
 * it had been found just now.
 *
 * What a rule says may depend on what came before the lot, which whoever checks
 * it does not know. Where it would have said something else, or where too much
 * was found to be kept, the lot is checked once more when its turn comes.
 */
#ifndef PL_LIB_LOT_H
#define PL_LIB_LOT_H

#include "input/stretch.h"
#include "lib/session.h"

/* So many bytes of findings are kept, about. */
#define PL_LOT_KEPT_MAX ((size_t)4 * 1024 * 1024)

struct pl_big;
struct pl_lot_event;

struct pl_lot {
    uint64_t number;     /* of the session's lots, from 1 */
    size_t first, count; /* jobs, all of one variant */
    bool is_for_session; /* no other thread may check it */
    struct pl_big *big;  /* of which it is a part, if so: */
    struct pl_stretch stretch;
    struct pl_run_end begin, end; /* of the part: what comes before it may be
                                     left out of account */
    enum pl_status status;        /* of reading it */
    struct pl_shift shift;        /* what was left out, once it is known */
    struct pl_tallies tallies;
    struct pl_arena arena; /* of what was found */
    struct pl_lot_event *events;
    size_t event_count, event_cap;
    size_t kept, kept_max; /* bytes */
    uint64_t documents;
    uint64_t *targets; /* nodes of each */
    size_t target_count;
    bool is_whole; /* all that was found is here */
};

/* The sink of a hand that keeps what it finds in its lot. */
struct pl_sink pl_lot_sink(struct pl_hand *hand);

/* Tell whether no more is kept: the lot is to be given up. */
bool pl_lot_is_full(const struct pl_lot *lot);

/* Check a lot, with the values of lists that `given` has. `hand` keeps what it
 * finds, and may not go on to the end of what it reads: `is_whole` tells. */
void pl_lot_check(struct pl_lot *lot, struct pl_hand *hand,
                  const struct pl_tallies *given);

/* Check a lot again, of which all before it was merged, with the tallies of
 * `hand`; all that is found is kept. */
void pl_lot_check_again(struct pl_lot *lot, struct pl_hand *hand);

/* Tell whether what was kept of a lot is all that there is to tell, after the
 * lots before it. */
bool pl_lot_fits(const struct pl_lot *lot, struct pl_session *session);

/* Take over what was seen in such a lot, after so much of its file; what it
 * has to tell is settled then. */
void pl_lot_merge(struct pl_lot *lot, struct pl_session *session,
                  struct pl_shift shift);

/* Tell whether the line that is shown of some finding may begin before the part
 * that the lot is, or end behind it. */
bool pl_lot_shows_more(const struct pl_lot *lot);

/* Tell what was found, and count what was checked. */
void pl_lot_say(const struct pl_lot *lot, struct pl_session *session);

/* Tell what was found in a lot, after all before it. */
void pl_lot_tell(struct pl_lot *lot, struct pl_session *session);

/* Free what a lot has kept, but for what the next one can use. */
void pl_lot_clear(struct pl_lot *lot);

/* Free all that it has. */
void pl_lot_fini(struct pl_lot *lot);

#endif

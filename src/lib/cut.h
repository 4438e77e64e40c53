/*
 * Cut: the jobs of a session cut into lots, in their order, each large enough
 * that a thread which takes it is worth while, and small enough that no thread
 * is left with much more than the others.
 */
#ifndef PL_LIB_CUT_H
#define PL_LIB_CUT_H

#include "lib/big.h"
#include "lib/lot.h"

struct pl_cut {
    struct pl_session *session;
    size_t threads;
    size_t next;         /* job */
    struct pl_big *bigs; /* files that are being checked in ranges, the one that
                            is being cut first */
};

/* Begin with the first job, for so many threads. */
void pl_cut_begin(struct pl_cut *cut, struct pl_session *session,
                  size_t threads);

void pl_cut_end(struct pl_cut *cut);

/* Tell whether there is enough to do for several threads. */
bool pl_cut_is_worth_while(const struct pl_session *session);

/* Say what the next lot is. Returns false if nothing is left. */
bool pl_cut_next(struct pl_cut *cut, struct pl_lot *lot);

#endif

/*
 * Cut: cut the jobs of a session into lots, in their order. A lot is large
 * enough to be worth a thread's while, and small enough that no thread ends
 * with much more work than the others.
 */
#ifndef PL_LIB_CUT_H
#define PL_LIB_CUT_H

#include "lib/big.h"
#include "lib/lot.h"

struct pl_cut {
    struct pl_session *session;
    size_t threads;
    size_t next;         /* index of the next job */
    struct pl_big *bigs; /* list: files that are cut into ranges; the first is
                            being cut */
};

/* Begin with the first job. `threads` will check the lots. */
void pl_cut_begin(struct pl_cut *cut, struct pl_session *session,
                  size_t threads);

void pl_cut_end(struct pl_cut *cut);

/* Tell whether there is enough work for several threads. */
bool pl_cut_is_worth_while(const struct pl_session *session);

/* Make the next lot. Returns false if nothing is left. */
bool pl_cut_next(struct pl_cut *cut, struct pl_lot *lot);

#endif

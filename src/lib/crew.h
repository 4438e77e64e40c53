/*
 * Crew: the threads that check the jobs of a session, one lot (lot.h) at a
 * time. The session's own thread is one of them. It makes the lots and tells
 * them in their order, so that the output is that of one thread. Between two
 * tellings it checks a lot itself, and after each read it looks whether a lot
 * can be told. Only a few lots exist at a time, so that memory stays flat.
 *
 *     cut ─► lot lot lot lot ─► told by the session, in order
 *              │   │
 *              a thread each, with a worker and tallies of its own
 */
#ifndef PL_LIB_CREW_H
#define PL_LIB_CREW_H

#include "lib/session.h"

struct pl_crew;

/* Check the jobs of a session with several threads. Returns false, having done
 * nothing, if one thread should check them. */
bool pl_crew_check(struct pl_session *session);

/* Stop the threads and free what they have. NULL is allowed. */
void pl_crew_free(struct pl_crew *crew);

#endif

/*
 * Crew: threads that check the jobs of a session, each a lot at a time. One of
 * them is the session's own, which makes the lots and tells what was found, in
 * their order: the output is that of one thread. While nothing is to be told,
 * it checks a lot itself, and looks after each reading. Few lots are under way,
 * so that memory stays flat.
 *
 *     cut ─► lot lot lot lot ─► told by the session, in order
 *              │   │
 *              a thread each, with a hand and tallies of its own
 */
#ifndef PL_LIB_CREW_H
#define PL_LIB_CREW_H

#include "lib/session.h"

struct pl_crew;

/* Check the jobs of a session. Returns false, having done nothing, if one
 * thread is to do it. */
bool pl_crew_check(struct pl_session *session);

/* Stop the threads and free what they have. NULL is fine. */
void pl_crew_free(struct pl_crew *crew);

#endif

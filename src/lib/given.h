/*
 * Given: the values of lists that are given to each run (`option`, see
 * docs/rules.md), from the files that the options and the configuration name:
 * JSON, an array or an object that holds one, or text with one a line.
 */
#ifndef PL_LIB_GIVEN_H
#define PL_LIB_GIVEN_H

#include "lib/session.h"

/* Read all of them into the tallies of the session, after its jobs were
 * collected. Returns false after telling what is wrong with one. */
bool pl_given_read(struct pl_session *session);

/* Free what reading one of them holds, if it was not ended. */
void pl_given_close(struct pl_session *session);

#endif

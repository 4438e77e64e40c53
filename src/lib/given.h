/*
 * Given: read the values of lists that the user gives to a run (`option`, see
 * docs/rules.md). They are in files that the options or the configuration name:
 * JSON, which is an array or an object that has one, or text with one value a
 * line.
 */
#ifndef PL_LIB_GIVEN_H
#define PL_LIB_GIVEN_H

#include "lib/session.h"

/* Read all of them into the tallies of the session. The jobs must have been
 * collected. Returns false if a file is wrong, which is reported. */
bool pl_given_read(struct pl_session *session);

/* Free what reading a file holds, if it was interrupted. */
void pl_given_close(struct pl_session *session);

#endif

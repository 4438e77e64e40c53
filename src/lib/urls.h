/*
 * URLs: those of a command line, as a text with a line for each, which is
 * checked as a file is.
 */
#ifndef PL_LIB_URLS_H
#define PL_LIB_URLS_H

#include "lib/session.h"

/* Make the one job of a session whose operands are URLs. */
void pl_urls_collect(struct pl_session *session);

/* Check it. */
void pl_urls_check(struct pl_session *session, const struct pl_job *job);

#endif

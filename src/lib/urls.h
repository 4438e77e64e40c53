/*
 * URLs: check the URLs of a command line. They become a text with one URL a
 * line, which is checked like a file.
 */
#ifndef PL_LIB_URLS_H
#define PL_LIB_URLS_H

#include "lib/session.h"

/* Make the one job of a session whose operands are URLs. */
void pl_urls_collect(struct pl_session *session);

/* Check this job. */
void pl_urls_check(struct pl_session *session, const struct pl_job *job);

#endif

/*
 * Jobs: the files that a session is to check, in order, each with the variant
 * of the rules that holds for it (variants.h).
 */
#ifndef PL_LIB_JOBS_H
#define PL_LIB_JOBS_H

#include "lib/session.h"

/* Report that an input cannot be read. */
void pl_jobs_trouble(struct pl_session *session, struct pl_slice path,
                     enum pl_status status, int error);

/* The name of `path` in findings. */
struct pl_slice pl_job_name(const struct pl_session *session,
                            struct pl_slice path);

/* Fill `session->jobs` from its operands, without what the configuration of the
 * run excludes. Paths that cannot be walked are reported, and also that no file
 * was found. Returns false if that configuration has mistakes. */
bool pl_jobs_collect(struct pl_session *session);

/* Find the variant of each job. Returns false if the rules or a configuration
 * have mistakes; all of them have been reported. */
bool pl_jobs_prepare(struct pl_session *session);

#endif

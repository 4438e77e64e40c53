/*
 * Runs: the jobs of a session, checked one after the other: a run for each
 * variant of the rules, and tallies that span them all.
 */
#ifndef PL_LIB_RUNS_H
#define PL_LIB_RUNS_H

#include "input/stretch.h"
#include "lib/session.h"

/* Make ready to check, after pl_jobs_prepare(); findings go to `sink`. Returns
 * false, which was told, if a variant does not have the shape that --as names.
 */
bool pl_runs_begin(struct pl_session *session, struct pl_sink sink,
                   bool wants_excerpts);

/* The run of a variant, which is made when it is first needed. */
pl_run *pl_runs_of(struct pl_hand *hand, size_t variant);

/* Check one job. What cannot be read is told. Returns whether anything of it
 * could be checked. */
bool pl_runs_check(struct pl_hand *hand, const struct pl_job *job);

/* What a run is to know of a job's file, but for its bytes. */
struct pl_run_input pl_runs_input(const struct pl_session *session,
                                  const struct pl_job *job);

/* Check a stretch of a file, of which `input` says what it is, with the rules
 * of `variant`. */
enum pl_status pl_runs_stretch(struct pl_hand *hand, size_t variant,
                               struct pl_run_input input,
                               struct pl_stretch *stretch);

/* Check one job and tell that it was. */
void pl_runs_job(struct pl_session *session, const struct pl_job *job);

/* Tell that a job was checked, before which there were so many notices. */
void pl_runs_done(struct pl_session *session, const struct pl_job *job,
                  uint64_t notices);

/* Give what is known only when all are checked. */
void pl_runs_end(struct pl_session *session);

#endif

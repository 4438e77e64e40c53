/*
 * Runs: check the jobs of a session one after the other. There is a run for
 * each variant of the rules (variants.h); all use the same tallies.
 */
#ifndef PL_LIB_RUNS_H
#define PL_LIB_RUNS_H

#include "input/stretch.h"
#include "lib/session.h"

/* Prepare for checking, after pl_jobs_prepare(). Findings go to `sink`. Returns
 * false if a variant does not have the shape of --as; that has been
 * reported. */
bool pl_runs_begin(struct pl_session *session, struct pl_sink sink,
                   bool wants_excerpts);

/* The run of a variant, made when it is first needed. */
pl_run *pl_runs_of(struct pl_worker *worker, size_t variant);

/* Check one job. If it cannot be read, that is reported. Returns whether
 * anything of it could be checked. */
bool pl_runs_check(struct pl_worker *worker, const struct pl_job *job);

/* The input of a run for a job's file, without its feed. */
struct pl_run_input pl_runs_input(const struct pl_session *session,
                                  const struct pl_job *job);

/* Check a stretch of a file with the rules of `variant`. `input` describes the
 * file. */
enum pl_status pl_runs_stretch(struct pl_worker *worker, size_t variant,
                               struct pl_run_input input,
                               struct pl_stretch *stretch);

/* Check one job and call pl_runs_done(). */
void pl_runs_job(struct pl_session *session, const struct pl_job *job);

/* Tell reports and baseline that a job was checked. `notices` is how many
 * notices the session had before it. */
void pl_runs_done(struct pl_session *session, const struct pl_job *job,
                  uint64_t notices);

/* Report what is known only when all jobs are checked. */
void pl_runs_end(struct pl_session *session);

#endif

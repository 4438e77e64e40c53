/*
 * Judge: what judge.c, close.c and suspicion.c share: a fault on its way to a
 * finding. No other file includes this.
 */
#ifndef PL_ENGINE_JUDGE_H
#define PL_ENGINE_JUDGE_H

#include "engine/walk.h"

/* A fault found, on its way to a finding. */
struct pl_verdict {
    const struct pl_duty *duty;
    const struct subject *subject;
    const char *keyword;     /* that failed; NULL: the schema `false` */
    const struct extent *at; /* NULL: where the rule says */
    const struct key *key;   /* the member's key that `at` is, or NULL */
    const struct key *related;
    struct pl_said said; /* NULL data: still to be said */
    bool gave_up;        /* a pattern did: there is no telling */
    bool is_of_run;      /* pl_ask_run() said so */
};

/* Tell whether what a case says of `span` stays unsaid, whatever its siblings
 * are. */
bool pl_judge_is_unsaid(struct pl_run *run, const struct pl_plan_case *what,
                        struct pl_span span);

/* Ask what the run has seen of a scalar, and say what there is to say. Returns
 * false if something was. */
bool pl_judge_by_run(struct pl_run *run, const struct pl_duty *duty,
                     const struct subject *subject, bool is_cut);

/* Settle a verdict: silence, `when`, the level. `depth` is the number of frames
 * around the subject's value. */
void pl_judge_decide(struct pl_run *run, const struct pl_verdict *verdict,
                     size_t depth, bool is_cut);

/* Fill the run's facts with what the failed assertion, if any, can tell. */
void pl_judge_explain(struct pl_run *run,
                      const struct pl_plan_assertion *failed,
                      const struct pl_value *value,
                      const struct pl_siblings *siblings);

/* The first assertion that a scalar fails; NULL if it satisfies all. */
const struct pl_plan_assertion *
pl_judge_first_failure(const struct pl_plan_case *what,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings);

/* Whose members a case calls siblings; NULL if nobody's. */
const struct frame *pl_judge_beside(const struct pl_run *run,
                                    const struct pl_duty *duty, size_t depth);

/* suspicion.c: let a case wait for the object of the innermost frame, or with
 * `is_carried` for that around it. The texts of a scalar are kept. */
void pl_suspect(struct pl_run *run, const struct suspicion *suspicion);
void pl_suspect_scalar(struct pl_run *run, const struct suspicion *suspicion);

/* Put the suspicions from `first` on in the order in which they are judged. */
void pl_suspicions_sort(struct pl_run *run, size_t first);

/* Decide a case that waited for the object of the innermost frame. */
void pl_suspicion_settle(struct pl_run *run, struct suspicion suspicion,
                         bool is_cut);

#endif

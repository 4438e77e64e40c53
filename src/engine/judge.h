/*
 * Judge: how a fault that a case has found becomes a finding. Shared by
 * judge.c, close.c and suspicion.c; no other file includes this.
 */
#ifndef PL_ENGINE_JUDGE_H
#define PL_ENGINE_JUDGE_H

#include "engine/walk.h"

/* A fault: a case that a value, or a key, does not satisfy. */
struct pl_verdict {
    const struct pl_duty *duty;
    const struct subject *subject;
    const char *keyword;     /* the keyword that failed; NULL: the schema
                                `false` */
    const struct extent *at; /* where to point; NULL: where the rule's `at`
                                says */
    const struct key *key;   /* the key of a member, if `at` is one; else
                                NULL */
    const struct key *related;
    struct pl_said said; /* NULL data: not rendered yet */
    bool gave_up;        /* a pattern took too many steps: there is no
                            verdict */
    bool is_of_run;      /* found by pl_ask_run() */
};

/* Tell whether a case says nothing of `span`, whatever the siblings are. */
bool pl_judge_is_unsaid(struct pl_run *run, const struct pl_plan_case *what,
                        struct pl_span span);

/* Judge a scalar by the checks that ask about the whole run (PL_SCOPE_RUN).
 * Returns false if one of them failed. */
bool pl_judge_by_run(struct pl_run *run, const struct pl_duty *duty,
                     const struct subject *subject, bool is_cut);

/* Turn a verdict into a finding, unless the rule is silenced, or `when` or the
 * level says otherwise. `depth` is the number of frames around the subject's
 * value. */
void pl_judge_decide(struct pl_run *run, const struct pl_verdict *verdict,
                     size_t depth, bool is_cut);

/* Fill the run's facts with what the failed assertion tells (NULL: nothing). */
void pl_judge_explain(struct pl_run *run,
                      const struct pl_plan_assertion *failed,
                      const struct pl_value *value,
                      const struct pl_siblings *siblings);

/* The first assertion that a scalar fails, apart from PL_SCOPE_RUN; NULL if it
 * satisfies all. */
const struct pl_plan_assertion *
pl_judge_first_failure(const struct pl_plan_case *what,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings);

/* The object whose members are the siblings of a case at a value below `depth`
 * frames; NULL: none. */
const struct frame *pl_judge_beside(const struct pl_run *run,
                                    const struct pl_duty *duty, size_t depth);

/* suspicion.c: let a case wait until the innermost object closes, or, with
 * `is_carried`, the object around that. pl_suspect_scalar() also keeps the
 * texts of the scalar. */
void pl_suspect(struct pl_run *run, const struct suspicion *suspicion);
void pl_suspect_scalar(struct pl_run *run, const struct suspicion *suspicion);

/* Sort the suspicions from index `first` on as they are judged: by case, then
 * by place. */
void pl_suspicions_sort(struct pl_run *run, size_t first);

/* Decide a case that waited for the innermost object, which closes. */
void pl_suspicion_settle(struct pl_run *run, struct suspicion suspicion,
                         bool is_cut);

#endif

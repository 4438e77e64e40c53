/*
 * Trial: one rule on one document, both from texts in memory, by the way that
 * paylint goes: load, compile, run.
 */
#ifndef TESTS_SUITES_TRIAL_H
#define TESTS_SUITES_TRIAL_H

#include "base/buf.h"
#include "engine/run.h"

/* A finding, in the order of the document. */
struct trial_finding {
    struct pl_slice rule, message, pointer; /* NUL-terminated copies */
    uint64_t offset;
};

struct trial {
    struct pl_heap heap;
    struct pl_arena arena; /* of the findings */
    pl_ruleset *ruleset;
    struct pl_plan plan;
    struct trial_finding *findings;
    size_t count, cap;
};

/* Load the rule file `rules`. Returns false with the mistakes in `findings`. */
bool trial_load(struct trial *trial, struct pl_slice rules);

/* Check `document` as a node of the first target; `findings` has what it gave
 * then, and nothing else. */
void trial_check(struct trial *trial, struct pl_slice document);

void trial_end(struct trial *trial);

#endif

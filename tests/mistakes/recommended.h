/*
 * Recommended: the recommended rules, ready for runs.
 */
#ifndef TESTS_MISTAKES_RECOMMENDED_H
#define TESTS_MISTAKES_RECOMMENDED_H

#include "engine/plan.h"

struct recommended {
    struct pl_heap heap;
    pl_ruleset *ruleset;
    struct pl_plan plan;
};

/* Load them, or end the program. */
void recommended_init(struct recommended *rules);
void recommended_fini(struct recommended *rules);

/* The notice of a sink: to standard error. */
void recommended_note(void *self, struct pl_slice file, struct pl_slice message,
                      bool is_error);

#endif

/*
 * Cases: the cases of the rules made ready for a plan: assertions sorted by
 * when they can be decided, gauges numbered, and what must wait found out.
 */
#ifndef PL_ENGINE_CASES_H
#define PL_ENGINE_CASES_H

#include "engine/plan.h"

/* Fill `plan->cases` and `plan->gauges` from `plan->ruleset`. Cases of rules
 * that are off are left out, unless they are sensitive. */
void pl_plan_cases(struct pl_plan *plan);

#endif

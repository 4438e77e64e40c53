/*
 * Cases: prepare the cases of the rules for a plan. Their assertions are split
 * by when they can be decided, gauges are numbered, and it is found out which
 * cases must wait for siblings.
 */
#ifndef PL_ENGINE_CASES_H
#define PL_ENGINE_CASES_H

#include "engine/plan.h"

/* Fill `plan->cases`, `plan->gauges` and `plan->shares` from `plan->ruleset`.
 * Cases of rules that are off are left out, unless the rule is sensitive. */
void pl_plan_cases(struct pl_plan *plan);

#endif

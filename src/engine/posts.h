/*
 * Posts: what is to be done at each state of a plan's automaton.
 */
#ifndef PL_ENGINE_POSTS_H
#define PL_ENGINE_POSTS_H

#include "engine/plan.h"

/* Fill `plan->posts` from the dues of the states, and give the states an edge
 * for every member that a rule asks for by name. */
void pl_plan_posts(struct pl_plan *plan);

#endif

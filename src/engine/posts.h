/*
 * Posts: what is to be done at a state of a plan's automaton, gathered from its
 * dues when the state is first met. The state is then given an edge for every
 * member that a rule asks for by name.
 */
#ifndef PL_ENGINE_POSTS_H
#define PL_ENGINE_POSTS_H

#include "engine/plan.h"

/* Make ready to make the posts of a plan whose automaton is there; free what
 * that took. */
void pl_plan_begin_posts(struct pl_plan *plan);
void pl_plan_end_posts(struct pl_plan *plan);

#endif

/*
 * Posts: make the posts of a plan (see engine/plan.h) from the dues of states
 * (see engine/trie.h), each when its state is first met. The state also gets a
 * transition for every member that a rule asks for by name.
 */
#ifndef PL_ENGINE_POSTS_H
#define PL_ENGINE_POSTS_H

#include "engine/plan.h"

/* Prepare a plan whose automaton is there for making posts; free the posts and
 * what making them took. */
void pl_plan_begin_posts(struct pl_plan *plan);
void pl_plan_end_posts(struct pl_plan *plan);

#endif

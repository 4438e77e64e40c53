/*
 * Whole: a text through the whole engine, with the recommended rules. What it
 * says of the JSON is what the reader alone says; and all that it says is the
 * same with shortcuts and without, however the text arrives.
 */
#ifndef TESTS_MISTAKES_WHOLE_H
#define TESTS_MISTAKES_WHOLE_H

#include "base/arena.h"
#include "engine/run.h"

#include "readout.h"

struct whole {
    struct pl_heap heap;
    pl_ruleset *ruleset;
    struct pl_plan plan;
};

/* Load the recommended rules. */
void whole_init(struct whole *whole);
void whole_fini(struct whole *whole);

/* Check `text` behind another one, which shows the engine what is usual. What
 * is not as it should be is added to `trouble`. */
void whole_check(struct whole *whole, struct pl_arena *arena,
                 struct pl_slice before, struct pl_slice text,
                 struct manner manner, struct pl_buf *trouble);

#endif

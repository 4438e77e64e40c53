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
#include "recommended.h"

/* Check `text` behind another one, which shows the engine what is usual. What
 * is not as it should be is added to `trouble`. */
void whole_check(struct recommended *rules, struct pl_arena *arena,
                 struct pl_slice before, struct pl_slice text,
                 struct manner manner, struct pl_buf *trouble);

#endif

/*
 * Verdict: the findings of a text, kept to be compared.
 */
#ifndef TESTS_WRAPS_VERDICT_H
#define TESTS_WRAPS_VERDICT_H

#include "engine/run.h"
#include "input/form.h"
#include "lib/parts.h"

#include "recommended.h"

/* What texts are checked with. */
struct judge {
    struct recommended rules;
    pl_run *run;
    struct pl_parts parts;
    struct verdict *verdict; /* that is being reached */
};

struct verdict {
    struct pl_arena *arena;
    struct pl_finding *findings; /* in the order of output */
    size_t count, cap;
};

/* Load the recommended rules. */
void judge_init(struct judge *judge);
void judge_fini(struct judge *judge);

/* Check a text: a file of `form`, or plain. Memory is the arena's; free with
 * _fini(). */
void verdict_reach(struct verdict *verdict, struct judge *judge,
                   struct pl_arena *arena, const struct pl_form *form,
                   struct pl_slice text, bool is_named);
void verdict_fini(struct verdict *verdict);

/* The text after the edits of a fix; in the arena. */
struct pl_slice verdict_fixed(const struct verdict *verdict,
                              struct pl_slice text, const struct pl_fix *fix);

#endif

/*
 * Tally: what a run knows beyond one document: the different values that were
 * seen where `distinct` stands. Values are counted exactly, by their first
 * occurrence in input order; memory is proportional to the different ones.
 *
 * Tallies are of several runs, one after the other: files that have rules of
 * their own count with the others. What they borrow (names, ids) lives in the
 * rulesets of these runs, which must outlive them.
 */
#ifndef PL_ENGINE_TALLY_H
#define PL_ENGINE_TALLY_H

#include "base/map.h"
#include "engine/plan.h"
#include "model/sink.h"

struct pl_run;
struct subject;

struct pl_tally {
    struct pl_slice name;
    struct pl_map seen;
    struct pl_arena texts;
};

struct pl_tallies {
    struct pl_heap *heap;
    struct pl_tally *items;
    size_t count, cap;
    struct pl_arena arena;   /* of the findings below */
    struct pl_finding *late; /* told when the run ends */
    size_t late_count, late_cap;
};

void pl_tallies_init(struct pl_tallies *tallies, struct pl_heap *heap);
void pl_tallies_fini(struct pl_tallies *tallies);

/* Add a value to the tally that `settings`, of the keyword `distinct` in the
 * case `what`, names; past the maximum, a new one is a finding of the run. */
void pl_tally_value(struct pl_run *run, const struct pl_plan_case *what,
                    const void *settings, const struct subject *subject);

/* Tell whether a value that was added once more would change nothing. */
bool pl_tally_knows(const struct pl_run *run, const void *settings,
                    struct pl_slice text);

/* Forget all that was seen. */
void pl_tallies_clear(struct pl_tallies *tallies);

/* Keep a finding of the run, which borrows from its document, until the run
 * ends. */
void pl_tallies_keep(struct pl_tallies *tallies, const struct pl_finding *from);

/* Give the findings of the run to `sink`, in input order, and forget them. */
void pl_tallies_flush(struct pl_tallies *tallies, struct pl_sink sink);

#endif

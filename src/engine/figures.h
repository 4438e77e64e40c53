/*
 * Figures: what the lines of the summary (`summary:`) come to, over the whole
 * run: counts, different values, exact sums, extremes. They are gathered only
 * where a summary is asked for in full.
 *
 * Of different values 128 bits each are kept (see imprint.h), not the values.
 */
#ifndef PL_ENGINE_FIGURES_H
#define PL_ENGINE_FIGURES_H

#include "base/map.h"
#include "base/mix.h"
#include "base/sum.h"
#include "model/value.h"
#include "rules/ruleset.h"

/* A set of imprints. */
struct pl_mix_set {
    struct pl_mix *table; /* open addressing; both zero: free */
    size_t size, count;
};

struct pl_figure_group {
    struct pl_slice key;
    struct pl_sum sum;
    bool is_partial; /* some numbers were too large or too small to add */
};

struct pl_figure {
    const struct pl_summary_item *item; /* that came first of its name */
    uint64_t count;
    struct pl_mix_set seen;
    struct pl_map group_index;
    struct pl_figure_group *groups; /* in the order of their first values */
    size_t group_count, group_cap;
    struct pl_buf extreme; /* as it is written; empty: none yet */
    bool extreme_is_time;  /* not a number */
};

struct pl_figures {
    struct pl_heap *heap;
    struct pl_arena arena; /* keys of groups */
    struct pl_buf key;     /* one that is looked for */
    struct pl_figure *items;
    size_t count, cap;
};

void pl_figures_init(struct pl_figures *figures, struct pl_heap *heap);
void pl_figures_fini(struct pl_figures *figures);

/* The figure of a line; lines of one name are one. */
struct pl_figure *pl_figures_of(struct pl_figures *figures,
                                const struct pl_summary_item *item);

/* Count a node of the line's target, which has content unless the line counts
 * nodes. */
void pl_figure_take(struct pl_figures *figures, struct pl_figure *figure,
                    const struct pl_value *node);

/* Do not count `text` among different values. */
void pl_figure_know(struct pl_figures *figures, struct pl_figure *figure,
                    struct pl_slice text);

#endif

/*
 * Figures: the values of the lines of the summary (`summary:` in rules) over
 * the whole run: counts, numbers of different values, exact sums, minima and
 * maxima. They are collected only if the full summary is asked for.
 *
 * To count different values, a keyed hash of 128 bits of each is kept
 * (base/mix.h), not the value.
 */
#ifndef PL_ENGINE_FIGURES_H
#define PL_ENGINE_FIGURES_H

#include "base/map.h"
#include "base/mix.h"
#include "base/sum.h"
#include "model/value.h"
#include "rules/ruleset.h"

/* A set of hashes of values. */
struct pl_mix_set {
    struct pl_mix *table; /* hash table with open addressing; a and b zero:
                             free */
    size_t size, count;
};

struct pl_figure_group {
    struct pl_slice key;
    struct pl_sum sum;
    bool is_partial; /* some numbers were too large or too small to add */
};

struct pl_figure {
    const struct pl_summary_item *item; /* the first line with this name */
    uint64_t count;
    struct pl_mix_set seen;
    struct pl_map group_index;
    /* of a sum: one for each key of `by` */
    struct pl_figure_group *groups; /* in the order in which they appeared */
    size_t group_count, group_cap;
    struct pl_buf extreme; /* minimum or maximum, as written in the payload;
                              empty: none yet */
    bool extreme_is_time;  /* `extreme` is a date-time; else a number */
};

struct pl_figures {
    struct pl_heap *heap;
    struct pl_arena arena; /* the keys of groups */
    struct pl_buf key;     /* scratch: the key to look for */
    struct pl_figure *items;
    size_t count, cap;
};

void pl_figures_init(struct pl_figures *figures, struct pl_heap *heap);
void pl_figures_fini(struct pl_figures *figures);

/* The figure of a line of the summary, made if it is new. Lines with the same
 * name share one figure. */
struct pl_figure *pl_figures_of(struct pl_figures *figures,
                                const struct pl_summary_item *item);

/* Take a node of the line's target into the figure. The node must have content,
 * unless the line counts nodes. */
void pl_figure_take(struct pl_figures *figures, struct pl_figure *figure,
                    const struct pl_value *node);

/* Leave `text` out when different values are counted. */
void pl_figure_exclude(struct pl_figures *figures, struct pl_figure *figure,
                       struct pl_slice text);

#endif

/*
 * Chart: counts the findings of each level by name (of a rule or a file), and
 * draws a bar chart of the counts for the html format.
 */
#ifndef PL_REPORT_CHART_H
#define PL_REPORT_CHART_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/finding.h"

#define PL_CHART_BARS 12 /* the most bars that are drawn */

struct pl_chart_item {
    struct pl_slice name;
    uint64_t counts[PL_SEVERITY_ERROR + 1]; /* by severity */
};

struct pl_chart {
    struct pl_arena arena;
    struct pl_map index; /* name → index into `items` */
    struct pl_chart_item *items;
    size_t count, cap;
};

void pl_chart_init(struct pl_chart *chart, struct pl_heap *heap);
void pl_chart_fini(struct pl_chart *chart);

/* Count a finding of `name`. Returns the index of its item. */
size_t pl_chart_count(struct pl_chart *chart, struct pl_slice name,
                      enum pl_severity severity);

/* The number of findings of a level. */
uint64_t pl_chart_sum(const struct pl_chart *chart, enum pl_severity severity);

/* The number of findings of a name. */
uint64_t pl_chart_total(const struct pl_chart_item *item);

/* Put the indexes of the names with the most findings into `order`, at most
 * `most` of them, the most frequent first. Returns how many. */
size_t pl_chart_top(const struct pl_chart *chart, size_t *order, size_t most);

/* Append the chart as HTML. Each bar is a button with its name in the attribute
 * `attribute`. */
void pl_chart_draw(const struct pl_chart *chart, const char *title,
                   const char *attribute, struct pl_buf *out);

#endif

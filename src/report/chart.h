/*
 * Chart: how many findings of each level there are by a name, a rule's or a
 * file's, and a drawing of it for the html format.
 */
#ifndef PL_REPORT_CHART_H
#define PL_REPORT_CHART_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/finding.h"

#define PL_CHART_BARS 12 /* that are drawn: the longest */

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

/* Count a finding. Returns the index of its name. */
size_t pl_chart_count(struct pl_chart *chart, struct pl_slice name,
                      enum pl_severity severity);

/* How many findings of a level there are. */
uint64_t pl_chart_sum(const struct pl_chart *chart, enum pl_severity severity);

/* How many findings a name has. */
uint64_t pl_chart_total(const struct pl_chart_item *item);

/* The names with the most findings, the most first: their indexes, at most
 * `most` of them, into `order`. Returns how many. */
size_t pl_chart_top(const struct pl_chart *chart, size_t *order, size_t most);

/* Append the chart as HTML: bars that are buttons, with the name in the
 * attribute `attribute`. */
void pl_chart_draw(const struct pl_chart *chart, const char *title,
                   const char *attribute, struct pl_buf *out);

#endif

/*
 * Figure lines: the figures of a run as lines of the summary.
 */
#ifndef PL_LIB_FIGURE_LINES_H
#define PL_LIB_FIGURE_LINES_H

#include "lib/session.h"

/* Tell whether a line only counts nodes, which every run does. */
bool pl_summary_is_plain(const struct pl_summary_item *item);

/* Fill the lines of the session's summary, in the order in which the rules have
 * them. */
void pl_figures_fill(struct pl_session *session);

#endif

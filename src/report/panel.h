/*
 * Panel: all lines of the source that belong to a finding, in the order of the
 * file; between lines that do not follow each other stands an ellipsis:
 *
 *       |
 *     3 |   "price": 1,
 *       |   ------- first given here
 *     ...
 *     6 |   "price": 2
 *       |   ^^^^^^^
 */
#ifndef PL_REPORT_PANEL_H
#define PL_REPORT_PANEL_H

#include "report/frame.h"

struct pl_panel {
    struct pl_frame frames[1 + PL_FRAME_RELATED]; /* by line, one a line */
    size_t count;
};

/* Lay out the panel around `main`, the frame of a finding that has a line. */
void pl_panel_init(struct pl_panel *panel, const struct pl_frame *main);

/* Tell whether `related`, of the same finding, is marked in the panel. */
bool pl_panel_holds(const struct pl_panel *panel,
                    const struct pl_related *related);

/* Append the panel. */
void pl_panel_draw(const struct pl_panel *panel, struct pl_buf *out);

#endif

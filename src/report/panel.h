/*
 * Panel: all source lines that belong to a finding, in the order of the file.
 * Between lines that are not adjacent there is an ellipsis:
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
    struct pl_frame frames[1 + PL_FRAME_RELATED]; /* sorted by line; one for
                                                     each line */
    size_t count;
};

/* Lay out the panel for `main`, the frame of a finding that has a source
 * line. */
void pl_panel_init(struct pl_panel *panel, const struct pl_frame *main);

/* Tell whether the panel marks `related`, a place of the same finding. */
bool pl_panel_holds(const struct pl_panel *panel,
                    const struct pl_related *related);

/* Append the panel. */
void pl_panel_draw(const struct pl_panel *panel, struct pl_buf *out);

#endif

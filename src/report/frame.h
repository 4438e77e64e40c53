/*
 * Frame: the source line that a finding is on, with carets under the place:
 *
 *       |
 *     6 |   "currency": "EURO",
 *       |               ^^^^^^ did you mean "EUR"?
 *
 * The line is made safe to print and is always one line: tabs are shown as one
 * space, control characters as escapes, sensitive values as asterisks. If it
 * does not fit the terminal, it is cut around the place. Related places on the
 * same line are marked, too. Those on other lines have frames of their own,
 * which a panel puts together.
 */
#ifndef PL_REPORT_FRAME_H
#define PL_REPORT_FRAME_H

#include "base/buf.h"
#include "model/finding.h"
#include "report/reporter.h"

#define PL_FRAME_RELATED 8 /* the most related places that are marked */

/* A range of cells, from the start of the excerpt. */
struct pl_frame_range {
    uint64_t from, to;
};

struct pl_frame {
    const struct pl_finding *finding;
    const struct pl_region *region; /* that of the finding, or of a related
                                       place */
    struct pl_slice label;          /* text beside the mark */
    struct pl_report_style style;
    unsigned gutter; /* cells before the bar, without the space */
    struct pl_frame_range carets;
    struct pl_frame_range view; /* cells that are shown */
    uint64_t edge;              /* cell where the terminal ends; UINT64_MAX: no
                                   limit */
    bool is_cut_left, is_cut_right;
};

/* Lay out the frame of `finding`, or of its related place `related` if that is
 * not NULL. Both must outlive the frame. */
void pl_frame_init(struct pl_frame *frame, const struct pl_finding *finding,
                   const struct pl_related *related,
                   struct pl_report_style style);

/* Tell whether there is a source line to show. */
bool pl_frame_has_line(const struct pl_frame *frame);

/* Tell whether the frame marks `related`, a place of the same finding. */
bool pl_frame_holds(const struct pl_frame *frame,
                    const struct pl_related *related);

/* Append the empty line above the source line. */
void pl_frame_open(const struct pl_frame *frame, struct pl_buf *out);

/* Append the source line, which must exist, and the marks under it. */
void pl_frame_draw(const struct pl_frame *frame, struct pl_buf *out);

#endif

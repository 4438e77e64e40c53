/*
 * Frame: the line of the source that a finding is on, with carets under the
 * place:
 *
 *       |
 *     6 |   "currency": "EURO",
 *       |               ^^^^^^ did you mean "EUR"?
 *
 * The line is made safe to print and is one line whatever it holds: tabs are
 * one space, control characters are escapes, sensitive values are asterisks,
 * and what does not fit the terminal is cut around the place. Related places on
 * the same line are marked too; those on other lines have frames of their own,
 * which a panel puts together.
 */
#ifndef PL_REPORT_FRAME_H
#define PL_REPORT_FRAME_H

#include "base/buf.h"
#include "model/finding.h"
#include "report/reporter.h"

#define PL_FRAME_RELATED 8 /* related places that are marked, at most */

/* A range in cells, from the start of the excerpt. */
struct pl_frame_range {
    uint64_t from, to;
};

struct pl_frame {
    const struct pl_finding *finding;
    const struct pl_region *region; /* of the finding, or of a related place */
    struct pl_slice label;          /* what stands beside its mark */
    struct pl_report_style style;
    unsigned gutter; /* cells before the bar, without the space */
    struct pl_frame_range carets;
    struct pl_frame_range view; /* what is shown */
    uint64_t edge;              /* where the terminal ends; beyond all: it is
                                   none */
    bool is_cut_left, is_cut_right;
};

/* Lay out the frame of `finding`, or of its place `related` if that is not
 * NULL; both must outlive it. */
void pl_frame_init(struct pl_frame *frame, const struct pl_finding *finding,
                   const struct pl_related *related,
                   struct pl_report_style style);

/* Tell whether there is a line to show. */
bool pl_frame_has_line(const struct pl_frame *frame);

/* Tell whether `related`, of the same finding, is marked in the frame. */
bool pl_frame_holds(const struct pl_frame *frame,
                    const struct pl_related *related);

/* Append the empty line that stands above the source. */
void pl_frame_open(const struct pl_frame *frame, struct pl_buf *out);

/* Append the line of source, which there must be, and what is marked in it. */
void pl_frame_draw(const struct pl_frame *frame, struct pl_buf *out);

#endif

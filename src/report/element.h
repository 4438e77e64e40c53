/*
 * Element: a format that is one JSON array, or has one, writes its elements as
 * they come, one a line, so that memory stays flat. `report->shown` counts
 * them.
 */
#ifndef PL_REPORT_ELEMENT_H
#define PL_REPORT_ELEMENT_H

#include "report/json_tree.h"
#include "report/reporter.h"

/* Write the value of `tree`, which is dropped, as the next element. */
void pl_element_write(struct pl_report *report, struct pl_json_tree *tree);

/* Write the end of the array, and `rest`. */
void pl_element_end(struct pl_report *report, const char *rest);

#endif

/*
 * Element: write the elements of a JSON array one by one, each on a line, as
 * findings come, so that memory stays flat. For formats that are one JSON array
 * or contain one. `report->shown` counts the elements.
 */
#ifndef PL_REPORT_ELEMENT_H
#define PL_REPORT_ELEMENT_H

#include "report/json_tree.h"
#include "report/reporter.h"

/* Write the value of `tree` as the next element. */
void pl_element_write(struct pl_report *report, struct pl_json_tree *tree);

/* Write the end of the array, then `rest`. */
void pl_element_end(struct pl_report *report, const char *rest);

#endif

/*
 * Cells: how the columns of a line of source are shown, and where. A tab is one
 * space, what is not safe to print an escape, a sensitive value asterisks, and
 * a wide character takes two cells.
 */
#ifndef PL_REPORT_CELLS_H
#define PL_REPORT_CELLS_H

#include "model/finding.h"

#define PL_CELLS_ELLIPSIS "\xE2\x80\xA6"

/* A column of the source as it is shown. */
struct pl_cell {
    size_t len; /* bytes of the source */
    uint64_t column;
    uint64_t x; /* in cells, from the start of the excerpt */
    unsigned width;
    char shown[24];
    size_t shown_len;
};

/* Goes through the columns of an excerpt. */
struct pl_cells {
    const struct pl_finding *finding;
    uint64_t line;
    struct pl_slice rest;
    uint64_t column;
    uint64_t x;
};

struct pl_columns {
    uint64_t from, to;
};

/* The columns that `region` covers on `line`; none are from 0 to 0. */
struct pl_columns pl_columns_on(const struct pl_region *region, uint64_t line);

/* Begin with the excerpt of `region`, the finding's own or one that is related;
 * both must outlive the cells. */
struct pl_cells pl_cells_begin(const struct pl_finding *finding,
                               const struct pl_region *region);

/* Set `cell` to the next column. Returns false after the last one. */
bool pl_cells_next(struct pl_cells *cells, struct pl_cell *cell);

/* Pass columns that are a byte and a cell each, as nearly all are: `most` of
 * them, or those up to another. */
void pl_cells_pass(struct pl_cells *cells, uint64_t most);

/* Where `column` is shown; the end of the excerpt for what lies past it. */
uint64_t pl_cells_x(const struct pl_finding *finding,
                    const struct pl_region *region, uint64_t column);

#endif

/*
 * Cells: how each column of a source line is shown on a terminal, and in which
 * cells. A tab is shown as one space, a character that is not safe to print as
 * an escape, a sensitive value as asterisks; a wide character takes two cells.
 */
#ifndef PL_REPORT_CELLS_H
#define PL_REPORT_CELLS_H

#include "model/finding.h"

#define PL_CELLS_ELLIPSIS "\xE2\x80\xA6"

/* One column of the source, as shown. */
struct pl_cell {
    size_t len; /* bytes that it takes in the source */
    uint64_t column;
    uint64_t x; /* its first cell, from the start of the excerpt */
    unsigned width;
    char shown[24];
    size_t shown_len;
};

/* Iterates over the columns of an excerpt. */
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

/* The columns that `region` covers on `line`; from 0 to 0 if it covers none. */
struct pl_columns pl_columns_on(const struct pl_region *region, uint64_t line);

/* Begin with the excerpt of `region`, which is the finding's own or a related
 * one. Both must outlive the cells. */
struct pl_cells pl_cells_begin(const struct pl_finding *finding,
                               const struct pl_region *region);

/* Get the next column. Returns false after the last one. */
bool pl_cells_next(struct pl_cells *cells, struct pl_cell *cell);

/* Skip columns that are one byte and one cell each, as nearly all are: at most
 * `most`, and only up to the first other column. */
void pl_cells_pass(struct pl_cells *cells, uint64_t most);

/* The first cell of `column`; the end of the excerpt if `column` is behind
 * it. */
uint64_t pl_cells_x(const struct pl_finding *finding,
                    const struct pl_region *region, uint64_t column);

#endif

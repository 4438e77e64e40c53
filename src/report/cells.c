#include "report/cells.h"

#include "base/utf8.h"
#include "report/escape.h"

#define BAD_SHOWN 4 /* bytes shown of an ill-formed run */

struct pl_columns pl_columns_on(const struct pl_region *region, uint64_t line) {
    struct pl_columns none = {0, 0};

    if (region->start.line > line || region->end.line < line)
        return none;
    return (struct pl_columns){
        region->start.line < line ? 1 : region->start.column,
        region->end.line > line ? UINT64_MAX : region->end.column};
}

static bool is_secret_in(const struct pl_region *region, uint64_t line,
                         uint64_t column, char byte) {
    struct pl_columns secret = pl_columns_on(region, line);

    if (column < secret.from || column >= secret.to)
        return false;
    bool is_edge = column == secret.from || column + 1 == secret.to;
    return !(is_edge && byte == '"');
}

static bool is_secret(const struct pl_cells *cells, uint64_t column,
                      char byte) {
    const struct pl_finding *finding = cells->finding;
    uint64_t line = cells->line;

    if (!finding->is_sensitive)
        return false;
    if (is_secret_in(&finding->region, line, column, byte))
        return true;
    for (size_t i = 0; i < finding->related_count; i++)
        if (is_secret_in(&finding->related[i].region, line, column, byte))
            return true;
    return false;
}

static void show(struct pl_cell *cell, const char *text, size_t len,
                 unsigned width) {
    memcpy(cell->shown + cell->shown_len, text, len);
    cell->shown_len += len;
    cell->width += width;
}

/* An ill-formed run is one column, however long it is. */
static void show_bad(struct pl_cell *cell, struct pl_slice run) {
    cell->len = run.len;
    for (size_t i = 0; i < run.len && i < BAD_SHOWN; i++) {
        struct pl_glyph glyph = pl_escape_glyph(pl_slice_of(run.data + i, 1));
        show(cell, glyph.shown, glyph.shown_len, glyph.width);
    }
    if (run.len > BAD_SHOWN)
        show(cell, PL_CELLS_ELLIPSIS, strlen(PL_CELLS_ELLIPSIS), 1);
}

static void show_good(struct pl_cell *cell, struct pl_slice rest) {
    struct pl_glyph glyph = pl_escape_glyph(rest);

    cell->len = glyph.len;
    if (rest.data[0] == '\t')
        show(cell, " ", 1, 1);
    else
        show(cell, glyph.shown, glyph.shown_len, glyph.width);
}

struct pl_cells pl_cells_begin(const struct pl_finding *finding,
                               const struct pl_region *region) {
    const struct pl_excerpt *excerpt = &region->excerpt;
    return (struct pl_cells){.finding = finding,
                             .line = region->start.line,
                             .rest = excerpt->text,
                             .column = excerpt->first_column};
}

bool pl_cells_next(struct pl_cells *cells, struct pl_cell *cell) {
    if (cells->rest.len == 0)
        return false;
    *cell = (struct pl_cell){.column = cells->column, .x = cells->x};
    size_t bad = pl_utf8_bad_run(cells->rest);
    if (bad > 0)
        show_bad(cell, pl_slice_of(cells->rest.data, bad));
    else
        show_good(cell, cells->rest);
    if (is_secret(cells, cell->column, cells->rest.data[0])) {
        cell->shown_len = cell->width = 0;
        show(cell, "*", 1, 1);
    }
    cells->rest =
        pl_slice_of(cells->rest.data + cell->len, cells->rest.len - cell->len);
    cells->column++;
    cells->x += cell->width;
    return true;
}

void pl_cells_pass(struct pl_cells *cells, uint64_t most) {
    size_t len = 0;
    while (len < cells->rest.len && len < most &&
           pl_escape_is_plain(cells->rest.data[len]))
        len++;
    cells->rest = pl_slice_of(cells->rest.data + len, cells->rest.len - len);
    cells->column += len;
    cells->x += len;
}

uint64_t pl_cells_x(const struct pl_finding *finding,
                    const struct pl_region *region, uint64_t column) {
    struct pl_cells cells = pl_cells_begin(finding, region);
    struct pl_cell cell;

    while (cells.column < column) {
        pl_cells_pass(&cells, column - cells.column);
        if (cells.column == column || !pl_cells_next(&cells, &cell))
            break;
    }
    return cells.x;
}

#include "report/frame.h"

#include "report/cells.h"
#include "report/escape.h"
#include "report/paint.h"

#define DEFAULT_WIDTH 80
#define MIN_ROOM      20

/* The cells under which `region` is marked: at least one. */
static struct pl_frame_range range_of(const struct pl_frame *frame,
                                      const struct pl_region *region) {
    struct pl_columns columns =
        pl_columns_on(region, frame->region->start.line);
    struct pl_frame_range range = {
        pl_cells_x(frame->finding, frame->region, columns.from),
        pl_cells_x(frame->finding, frame->region, columns.to)};
    if (range.to <= range.from)
        range.to = range.from + 1;
    return range;
}

static unsigned digits_of(uint64_t number) {
    unsigned count = 1;
    for (; number >= 10; number /= 10)
        count++;
    return count;
}

static uint64_t smaller(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

static uint64_t larger(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

/* The cells that a label takes beside its mark. */
static uint64_t beside(struct pl_slice label) {
    return label.len > 0 ? 1 + pl_escape_width(label) : 0;
}

/* The first cell of a view of `room` cells on a line of `total` cells. If
 * possible, the carets and the hint are in it, with some text before them. */
static uint64_t view_from(const struct pl_frame *frame, uint64_t total,
                          uint64_t room) {
    uint64_t from = frame->carets.from;
    uint64_t end = frame->carets.to + 1 + pl_escape_width(frame->label);

    if (end <= room)
        return 0;
    uint64_t len = smaller(end - from, room);
    uint64_t before = smaller(from, larger((room - len) / 2, room / 3));
    uint64_t all = larger(total, frame->carets.to + beside(frame->label));
    return smaller(from - before, all > room ? all - room : 0);
}

/* The cells that are available for the line. */
static uint64_t room_of(const struct pl_frame *frame) {
    uint64_t width =
        frame->style.width > 0 ? frame->style.width : DEFAULT_WIDTH;
    uint64_t taken = frame->gutter + 3u;
    return width > taken + MIN_ROOM ? width - taken : MIN_ROOM;
}

static void choose_view(struct pl_frame *frame, uint64_t room) {
    const struct pl_excerpt *excerpt = &frame->region->excerpt;
    uint64_t total =
        larger(pl_cells_x(frame->finding, frame->region, UINT64_MAX),
               frame->carets.to);

    frame->is_cut_left = excerpt->first_column > 1;
    frame->is_cut_right = excerpt->cut_right;
    frame->view = (struct pl_frame_range){0, total};
    if (total + frame->is_cut_left + frame->is_cut_right <= room)
        return;
    room -= 2;
    frame->view.from = view_from(frame, total, room);
    frame->view.to = smaller(frame->view.from + room, total);
    frame->is_cut_left |= frame->view.from > 0;
    frame->is_cut_right |= frame->view.to < total;
}

/* The digits of the greatest line number that frames of the finding may
 * show. */
static unsigned gutter_of(const struct pl_finding *finding) {
    uint64_t line = finding->region.start.line;
    for (size_t i = 0; i < finding->related_count && i < PL_FRAME_RELATED; i++)
        if (finding->related[i].region.excerpt.text.len > 0)
            line = larger(line, finding->related[i].region.start.line);
    return digits_of(line);
}

void pl_frame_init(struct pl_frame *frame, const struct pl_finding *finding,
                   const struct pl_related *related,
                   struct pl_report_style style) {
    *frame = (struct pl_frame){
        .finding = finding,
        .region = related ? &related->region : &finding->region,
        .label = related ? related->message : finding->hint,
        .style = style,
        .gutter = gutter_of(finding)};
    frame->carets = range_of(frame, frame->region);
    uint64_t room = room_of(frame);
    choose_view(frame, room);
    frame->edge = style.width > 0 ? frame->view.from + room - frame->is_cut_left
                                  : UINT64_MAX;
}

bool pl_frame_has_line(const struct pl_frame *frame) {
    return frame->region->excerpt.text.len > 0;
}

bool pl_frame_holds(const struct pl_frame *frame,
                    const struct pl_related *related) {
    const struct pl_finding *finding = frame->finding;

    if (related->file.len > 0 && !pl_slice_eq(related->file, finding->file))
        return false;
    if (!pl_frame_has_line(frame) ||
        related - finding->related >= PL_FRAME_RELATED ||
        related->region.start.line != frame->region->start.line ||
        related->region.start.column < frame->region->excerpt.first_column)
        return false;
    struct pl_frame_range range = range_of(frame, &related->region);
    return range.from >= frame->view.from && range.from < frame->view.to;
}

/* A mark under the line: the carets, or the mark of a related place. */
struct mark {
    struct pl_frame_range range;
    char sign;
    enum pl_paint paint;
    struct pl_slice label;
};

struct marks {
    struct mark items[1 + PL_FRAME_RELATED]; /* that of the frame's own place
                                                first */
    size_t count;
};

static void add_mark(const struct pl_frame *frame, struct marks *marks,
                     struct mark mark) {
    mark.range.to = smaller(mark.range.to, frame->view.to);
    marks->items[marks->count++] = mark;
}

static void find_marks(const struct pl_frame *frame, struct marks *marks) {
    const struct pl_finding *finding = frame->finding;
    bool is_main = frame->region == &finding->region;

    marks->count = 0;
    add_mark(frame, marks,
             (struct mark){frame->carets, is_main ? '^' : '-',
                           is_main ? pl_paint_level(finding->severity)
                                   : PL_PAINT_GUTTER,
                           frame->label});
    for (size_t i = 0; i < finding->related_count && i < PL_FRAME_RELATED;
         i++) {
        const struct pl_related *related = &finding->related[i];
        if (&related->region != frame->region && pl_frame_holds(frame, related))
            add_mark(frame, marks,
                     (struct mark){range_of(frame, &related->region), '-',
                                   PL_PAINT_GUTTER, related->message});
    }
}

static void add_spaces(struct pl_buf *out, uint64_t count) {
    for (; count > 0; count--)
        pl_buf_add_char(out, ' ');
}

/* Begin a line of the frame. `number` 0: without a number. */
static void begin_line(const struct pl_frame *frame, struct pl_buf *out,
                       uint64_t number) {
    pl_paint_begin(out, frame->style.has_color, PL_PAINT_GUTTER);
    if (number > 0)
        pl_buf_add_uint(out, number);
    else
        add_spaces(out, frame->gutter);
    pl_buf_add_str(out, " |");
    pl_paint_end(out, frame->style.has_color);
}

/* Append the spaces between the bar and the cell `x`. */
static void indent(const struct pl_frame *frame, struct pl_buf *out,
                   uint64_t x) {
    add_spaces(out, 1u + frame->is_cut_left + (x - frame->view.from));
}

/* A combining mark, which has no width, belongs to the cell before it. */
static bool is_in_view(const struct pl_frame *frame,
                       const struct pl_cell *cell) {
    if (cell->width == 0 && cell->x == frame->view.from && cell->x > 0)
        return false;
    return cell->x >= frame->view.from &&
           cell->x + cell->width <= frame->view.to;
}

static void draw_source(const struct pl_frame *frame, struct pl_buf *out) {
    struct pl_cells cells = pl_cells_begin(frame->finding, frame->region);
    struct pl_cell cell;
    uint64_t x = frame->view.from;

    begin_line(frame, out, frame->region->start.line);
    pl_buf_add_str(out, frame->is_cut_left ? " " PL_CELLS_ELLIPSIS : " ");
    pl_cells_pass(&cells, x);
    while (cells.x <= frame->view.to && pl_cells_next(&cells, &cell)) {
        if (!is_in_view(frame, &cell))
            continue;
        add_spaces(out, cell.x - x); /* half of a wide character was cut off */
        pl_buf_add(out, cell.shown, cell.shown_len);
        x = cell.x + cell.width;
    }
    pl_buf_add_str(out, frame->is_cut_right ? PL_CELLS_ELLIPSIS "\n" : "\n");
}

static const struct mark *mark_at(const struct marks *marks, uint64_t x) {
    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        if (x >= mark->range.from && x < mark->range.to)
            return mark;
    }
    return NULL;
}

static uint64_t end_of(const struct marks *marks) {
    uint64_t end = 0;
    for (size_t i = 0; i < marks->count; i++)
        end = larger(end, marks->items[i].range.to);
    return end;
}

static void draw_signs(const struct pl_frame *frame, const struct marks *marks,
                       struct pl_buf *out) {
    const struct mark *last = NULL;
    uint64_t end = end_of(marks);

    indent(frame, out, frame->view.from);
    for (uint64_t x = frame->view.from; x < end; x++) {
        const struct mark *mark = mark_at(marks, x);
        if (mark != last && last)
            pl_paint_end(out, frame->style.has_color);
        if (mark != last && mark)
            pl_paint_begin(out, frame->style.has_color, mark->paint);
        pl_buf_add_char(out, mark ? mark->sign : ' ');
        last = mark;
    }
    pl_paint_end(out, frame->style.has_color);
}

static void draw_label(const struct pl_frame *frame, const struct mark *mark,
                       struct pl_buf *out) {
    pl_paint_begin(out, frame->style.has_color, mark->paint);
    pl_escape_text(out, mark->label);
    pl_paint_end(out, frame->style.has_color);
}

/* Tell whether the label of the carets fits beside them: nothing else is there,
 * and the terminal is wide enough. */
static bool is_beside(const struct pl_frame *frame, const struct marks *marks) {
    const struct mark *carets = &marks->items[0];
    uint64_t end = carets->range.to + beside(carets->label);
    return carets->range.to == end_of(marks) && end <= frame->edge;
}

/* The first cell of a label on a line of its own: under its mark, or further
 * left, so that it ends before the terminal does. */
static uint64_t label_x(const struct pl_frame *frame, const struct mark *mark) {
    uint64_t width = pl_escape_width(mark->label);
    uint64_t room = frame->edge - frame->view.from;
    uint64_t last = frame->edge - smaller(width, room);
    return smaller(mark->range.from, last);
}

/* Append the marks, the label of the carets, and the other labels, each on a
 * line. */
static void draw_marks(const struct pl_frame *frame, struct pl_buf *out) {
    struct marks marks;

    find_marks(frame, &marks);
    bool has_label_beside = is_beside(frame, &marks);
    begin_line(frame, out, 0);
    draw_signs(frame, &marks, out);
    if (has_label_beside && marks.items[0].label.len > 0) {
        pl_buf_add_char(out, ' ');
        draw_label(frame, &marks.items[0], out);
    }
    pl_buf_add_char(out, '\n');
    for (size_t i = has_label_beside ? 1 : 0; i < marks.count; i++) {
        if (marks.items[i].label.len == 0)
            continue;
        begin_line(frame, out, 0);
        indent(frame, out, label_x(frame, &marks.items[i]));
        draw_label(frame, &marks.items[i], out);
        pl_buf_add_char(out, '\n');
    }
}

void pl_frame_open(const struct pl_frame *frame, struct pl_buf *out) {
    begin_line(frame, out, 0);
    pl_buf_add_char(out, '\n');
}

void pl_frame_draw(const struct pl_frame *frame, struct pl_buf *out) {
    draw_source(frame, out);
    draw_marks(frame, out);
}

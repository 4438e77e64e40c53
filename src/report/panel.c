#include "report/panel.h"

#include "report/paint.h"

static uint64_t line_of(const struct pl_frame *frame) {
    return frame->region->start.line;
}

static bool has_line(const struct pl_panel *panel, uint64_t line) {
    for (size_t i = 0; i < panel->count; i++)
        if (line_of(&panel->frames[i]) == line)
            return true;
    return false;
}

static void insert(struct pl_panel *panel, const struct pl_frame *frame) {
    size_t at = panel->count++;
    for (; at > 0 && line_of(&panel->frames[at - 1]) > line_of(frame); at--)
        panel->frames[at] = panel->frames[at - 1];
    panel->frames[at] = *frame;
}

void pl_panel_init(struct pl_panel *panel, const struct pl_frame *main) {
    const struct pl_finding *finding = main->finding;

    panel->count = 0;
    insert(panel, main);
    for (size_t i = 0; i < finding->related_count && i < PL_FRAME_RELATED;
         i++) {
        const struct pl_related *related = &finding->related[i];
        struct pl_frame frame;
        if (related->region.excerpt.text.len == 0 ||
            has_line(panel, related->region.start.line))
            continue;
        pl_frame_init(&frame, finding, related, main->style);
        if (pl_frame_holds(&frame, related))
            insert(panel, &frame);
    }
}

bool pl_panel_holds(const struct pl_panel *panel,
                    const struct pl_related *related) {
    for (size_t i = 0; i < panel->count; i++)
        if (pl_frame_holds(&panel->frames[i], related))
            return true;
    return false;
}

void pl_panel_draw(const struct pl_panel *panel, struct pl_buf *out) {
    pl_frame_open(&panel->frames[0], out);
    for (size_t i = 0; i < panel->count; i++) {
        const struct pl_frame *frame = &panel->frames[i];
        if (i > 0 && line_of(frame) - line_of(frame - 1) > 1) {
            pl_paint_str(out, frame->style.has_color, PL_PAINT_GUTTER, "...");
            pl_buf_add_char(out, '\n');
        }
        pl_frame_draw(frame, out);
    }
}

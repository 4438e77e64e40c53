#include "engine/walk.h"

struct pl_span pl_source_span(const struct pl_run *run, struct pl_span span) {
    return run->source ? pl_origin_span(run->input.origin, span) : span;
}

struct pl_region pl_source_region(struct pl_run *run, struct pl_span span) {
    struct pl_window *window = run->source ? run->source : &run->window;
    span = pl_source_span(run, span);
    return (struct pl_region){.start = pl_window_locate(window, span.start),
                              .end = pl_window_locate(window, span.end)};
}

bool pl_source_edit(struct pl_run *run, struct pl_edit *edit) {
    struct pl_slice text = edit->text;
    if (run->source) {
        const struct pl_origin *origin = run->input.origin;
        struct pl_span span = {edit->offset, edit->end_offset};
        pl_buf_clear(&run->line);
        if (!pl_origin_verbatim(origin, span, &span) ||
            !pl_origin_write(origin, text, &run->line, &run->made))
            return false;
        edit->offset = span.start;
        edit->end_offset = span.end;
        text = pl_buf_slice(&run->line);
    }
    edit->text = pl_arena_copy(&run->arena, text);
    return true;
}

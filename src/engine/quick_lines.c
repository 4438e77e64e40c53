/* Documents that are lines: one after the other, with nothing around them. */

#include "engine/quick_state.h"

/* The offset of the line end behind a document that ended at `end`, or of the
 * end of the text; 0 if something else stands there. */
static uint64_t find_line_end(struct pl_run *run, uint64_t start,
                              uint64_t end) {
    struct pl_window *window = &run->window;

    for (;; end++) {
        if (end == window->base + window->len && !pl_window_more(window, start))
            return end;
        char c = *pl_window_at(window, end);
        if (c == '\n')
            return end;
        bool is_crlf = c == '\r' && *pl_window_at(window, end + 1) == '\n';
        if (c != ' ' && c != '\t' && !is_crlf)
            return 0;
    }
}

/* Pass the document that is the line at `offset`; returns where it ends. */
static uint64_t pass_line(struct pl_quick *q, uint64_t offset) {
    struct pl_run *run = q->run;
    uint64_t end = pl_quick_document(q, offset);
    uint64_t line_end = end > 0 ? find_line_end(run, offset, end) : 0;

    run->mask_count = 0;
    if (line_end == 0) {
        q->failed = offset;
        pl_quick_take_back(q);
        return 0;
    }
    const struct pl_post *root = &run->plan->posts[q->start];
    for (size_t i = 0; i < root->target_count; i++)
        run->target_counts[root->targets[i]]++;
    quick_commit(q);
    run->document++;
    return line_end;
}

uint64_t pl_quick_lines(struct pl_run *run) {
    struct pl_window *window = &run->window;
    struct pl_quick *q = run->quick;
    uint64_t next, line = 0, end = 0, passed = 0;

    if (!pl_pass_is_at_line(run->reader, &next))
        return 0;
    pl_quick_set_place(q);
    for (; next < window->base + window->len &&
           *pl_window_at(window, next) == '{' && pl_quick_may_try(q, next);
         next = end + 1) {
        uint64_t line_end = pass_line(q, next);
        if (line_end == 0)
            break;
        end = line_end;
        if (passed++ == 0)
            line = pl_window_locate(window, end).line;
        line++;
        if (end + 1 < window->base + window->len)
            pl_window_know(window, end + 1, line);
    }
    if (passed == 0)
        return 0;
    run->start = q->start;
    run->is_unknown = false;
    run->document_count += run->input.is_head ? 0 : passed;
    pl_pass_document(run->reader, end);
    return passed;
}

#include "engine/walk.h"

/* Masks are spans of the source, sorted by offset. They do not overlap. */

/* The index of the first mask that ends after `offset`. */
static size_t first_after(const struct pl_run *run, uint64_t offset) {
    size_t from = 0;
    for (size_t to = run->mask_count; from < to;) {
        size_t middle = from + (to - from) / 2;
        if (run->masks[middle].end <= offset)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Extend the mask at `index` over the following ones that it overlaps, which
 * are removed. */
static void swallow(struct pl_run *run, size_t index) {
    struct pl_span *mask = &run->masks[index];
    size_t next = index + 1;
    for (; next < run->mask_count && run->masks[next].start < mask->end; next++)
        if (run->masks[next].end > mask->end)
            mask->end = run->masks[next].end;
    memmove(mask + 1, run->masks + next,
            (run->mask_count - next) * sizeof *mask);
    run->mask_count -= next - index - 1;
}

void pl_mask(struct pl_run *run, struct pl_span span) {
    span = pl_source_span(run, span);
    if (!run->source && span.end + PL_EXCERPT_MAX <= run->window.base)
        return; /* no excerpt will show it */
    size_t at = first_after(run, span.start);
    if (at < run->mask_count && run->masks[at].start < span.end) {
        struct pl_span *mask = &run->masks[at];
        mask->start = mask->start < span.start ? mask->start : span.start;
        mask->end = mask->end > span.end ? mask->end : span.end;
        swallow(run, at);
        return;
    }
    run->masks = pl_heap_grow(run->heap, run->masks, &run->mask_cap,
                              run->mask_count + 1, sizeof *run->masks);
    memmove(run->masks + at + 1, run->masks + at,
            (run->mask_count - at) * sizeof *run->masks);
    run->masks[at] = span;
    run->mask_count++;
}

struct pl_mask_range pl_masks_in(const struct pl_run *run,
                                 struct pl_span span) {
    size_t first = first_after(run, span.start);
    size_t end = first;
    while (end < run->mask_count && run->masks[end].start < span.end)
        end++;
    if (first == end)
        return (struct pl_mask_range){run->masks, 0};
    return (struct pl_mask_range){run->masks + first, end - first};
}

bool pl_is_masked(const struct pl_run *run, struct pl_span span) {
    span = pl_source_span(run, span);
    size_t first = first_after(run, span.start);
    return first < run->mask_count && run->masks[first].start < span.end;
}

void pl_masks_forget(struct pl_run *run, uint64_t offset) {
    size_t gone = first_after(run, offset);
    if (gone == 0)
        return;
    run->mask_count -= gone;
    memmove(run->masks, run->masks + gone,
            run->mask_count * sizeof *run->masks);
}

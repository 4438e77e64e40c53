#include "engine/walk.h"

static uint64_t depth_allowed(const struct pl_run *run,
                              const struct gauge *gauge) {
    uint64_t maximum = run->plan->gauges[gauge->index].maximum;
    uint64_t above = gauge->depth - 1;
    return maximum > UINT64_MAX - above ? UINT64_MAX : above + maximum;
}

static void set_nesting_limit(struct pl_run *run) {
    run->nesting_limit = UINT64_MAX;
    for (size_t i = 0; i < run->gauge_count; i++) {
        const struct gauge *gauge = &run->gauges[i];
        if (!run->plan->gauges[gauge->index].is_nesting || gauge->has_excess)
            continue;
        uint64_t limit = depth_allowed(run, gauge);
        if (limit < run->nesting_limit)
            run->nesting_limit = limit;
    }
}

void pl_gauges_begin(struct pl_run *run, const struct pl_post *post) {
    for (size_t i = 0; i < post->gauge_count; i++) {
        run->gauges = pl_heap_grow(run->heap, run->gauges, &run->gauge_cap,
                                   run->gauge_count + 1, sizeof *run->gauges);
        run->gauges[run->gauge_count++] = (struct gauge){
            .index = post->gauges[i], .depth = run->depth, .count = 1};
        if (!run->plan->gauges[post->gauges[i]].is_nesting)
            run->gauges[run->gauge_count - 1].count = 0;
    }
    set_nesting_limit(run);
}

void pl_gauges_end(struct pl_run *run, const struct frame *frame) {
    for (size_t i = frame->gauges; i < run->gauge_count; i++)
        if (run->gauges[i].excess_is_open)
            run->open_excesses--;
    run->gauge_count = frame->gauges;
    set_nesting_limit(run);
}

void pl_gauge_match(struct pl_run *run, size_t index, struct pl_span at,
                    const struct key *key) {
    for (size_t i = run->gauge_count; i-- > 0;) {
        struct gauge *gauge = &run->gauges[i];
        if (gauge->index != index)
            continue;
        if (gauge->count++ == run->plan->gauges[index].maximum) {
            gauge->has_excess = true;
            gauge->excess = pl_extent(at.start, at.end);
            gauge->pointer = pl_hold_pointer(run, run->depth, key);
            gauge->excess_is_open = at.end == at.start;
            run->open_excesses += gauge->excess_is_open;
        }
        return;
    }
}

void pl_gauges_open(struct pl_run *run, struct pl_span bracket) {
    for (size_t i = 0; i < run->gauge_count; i++) {
        struct gauge *gauge = &run->gauges[i];
        if (!run->plan->gauges[gauge->index].is_nesting || gauge->has_excess ||
            run->depth <= depth_allowed(run, gauge))
            continue;
        gauge->has_excess = true;
        gauge->count = run->depth - gauge->depth + 1;
        gauge->excess = pl_extent(bracket.start, bracket.end);
        gauge->pointer = pl_hold_pointer(run, run->depth - 1,
                                         &run->frames[run->depth - 1].key);
    }
    set_nesting_limit(run);
}

void pl_gauges_close(struct pl_run *run, struct pl_span value) {
    for (size_t i = 0; i < run->gauge_count; i++) {
        struct gauge *gauge = &run->gauges[i];
        if (!gauge->excess_is_open || gauge->excess.start.offset != value.start)
            continue;
        gauge->excess.end = pl_anchor(value.end);
        gauge->excess_is_open = false;
        run->open_excesses--;
    }
}

const struct gauge *pl_gauge_of(const struct pl_run *run, size_t index) {
    for (size_t i = run->gauge_count; i-- > 0;)
        if (run->gauges[i].index == index && run->gauges[i].depth == run->depth)
            return &run->gauges[i];
    return NULL;
}

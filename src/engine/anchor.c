#include "engine/walk.h"

struct anchor pl_anchor(uint64_t offset) {
    return (struct anchor){offset, NULL};
}

struct extent pl_extent(uint64_t start, uint64_t end) {
    return (struct extent){pl_anchor(start), pl_anchor(end)};
}

struct pl_span pl_span_of(const struct extent *extent) {
    struct pl_span span = {extent->start.offset, extent->end.offset};
    if (span.end <= span.start)
        span.end = span.start + 1;
    return span;
}

/* The place of a token that was too long to be kept, whose bytes have left: its
 * first byte or the one behind that. Of any other offset line and column are
 * unknown. */
static struct pl_place place_before(struct pl_run *run, uint64_t offset) {
    struct pl_place place = pl_reader_long_start(run->reader);
    if (offset - place.offset > 1)
        return (struct pl_place){offset, 0, 0};
    place.column += offset - place.offset;
    place.offset = offset;
    return place;
}

struct pl_place pl_place_of(struct pl_run *run, const struct anchor *at) {
    if (at->spot)
        return at->spot->place;
    if (at->offset < run->window.base)
        return place_before(run, at->offset);
    return pl_window_locate(&run->window, at->offset);
}

struct pl_region pl_region_of(struct pl_run *run, const struct extent *extent) {
    if (run->source)
        return pl_source_region(
            run, (struct pl_span){extent->start.offset, extent->end.offset});
    struct pl_region region = {.start = pl_place_of(run, &extent->start),
                               .end = pl_place_of(run, &extent->end)};
    if (extent->start.spot) {
        region.excerpt = extent->start.spot->excerpt;
        if (region.excerpt.text.data)
            region.excerpt.text =
                pl_arena_copy(&run->arena, region.excerpt.text);
    }
    return region;
}

/* Fill the spot of `anchor` if its byte is before `limit`, and so about to
 * leave. */
static void settle(struct pl_run *run, struct anchor *anchor, uint64_t limit,
                   bool with_excerpt) {
    if (anchor->spot || anchor->offset >= limit ||
        anchor->offset < run->window.base)
        return;
    struct spot *spot = pl_hold(run, sizeof *spot);
    spot->place = pl_window_locate(&run->window, anchor->offset);
    if (with_excerpt && run->options.wants_excerpts) {
        spot->excerpt = pl_excerpt_at(run, anchor->offset, &run->held);
        run->held_size += spot->excerpt.text.len;
    }
    anchor->spot = spot;
}

static void settle_extent(struct pl_run *run, struct extent *extent,
                          uint64_t limit) {
    settle(run, &extent->start, limit, true);
    settle(run, &extent->end, limit, false);
}

static void settle_key(struct pl_run *run, struct key *key, uint64_t limit) {
    if (key->at.start.offset == key->at.end.offset ||
        key->at.start.offset >= limit)
        return;
    if (!key->saved.data) {
        struct pl_buf *text = &run->line;
        pl_buf_clear(text);
        struct pl_slice decoded = pl_key_text(run, key, text);
        key->saved = pl_hold_text(run, decoded);
    }
    settle_extent(run, &key->at, limit);
}

/* Copy the line of `region` if it starts before `limit`. Returns true if the
 * line is copied, now or earlier. */
static bool settle_region(struct pl_run *run, struct pl_region *region,
                          uint64_t limit) {
    if (region->excerpt.text.data)
        return true;
    if (region->start.offset >= limit)
        return false;
    region->excerpt = pl_excerpt_at(run, region->start.offset, &run->arena);
    return true;
}

/* The same for all lines of `finding`. Related places in other files are left
 * out: they are in no window. */
static bool settle_finding(struct pl_run *run, struct pl_finding *finding,
                           uint64_t limit) {
    bool is_done = settle_region(run, &finding->region, limit);
    for (size_t i = 0; i < finding->related_count; i++)
        if (finding->related[i].file.len == 0)
            is_done &= settle_region(run, &finding->related[i].region, limit);
    return is_done;
}

void pl_settle_excerpts(struct pl_run *run, uint64_t limit) {
    size_t first = run->excerpts_done;
    while (first < run->finding_count && run->found[first].has_excerpts)
        first++;
    run->excerpts_done = first;
    for (size_t i = first; i < run->finding_count; i++)
        if (!run->found[i].has_excerpts)
            run->found[i].has_excerpts =
                settle_finding(run, &run->findings[i], limit);
}

/* Take over the spots of another extent where it begins (and ends) at the same
 * byte. */
static void share(struct extent *to, const struct extent *from) {
    if (to->start.offset != from->start.offset)
        return;
    to->start = from->start;
    if (to->end.offset == from->end.offset)
        to->end = from->end;
}

static void settle_suspicion(struct pl_run *run, struct suspicion *suspicion,
                             uint64_t limit) {
    struct subject *subject = &suspicion->subject;
    struct pl_span span = {subject->at.start.offset, subject->at.end.offset};
    if (!subject->at.start.spot)
        subject->is_hidden |= pl_is_masked(run, span);
    settle_key(run, &subject->key, limit);
    share(&subject->at, &subject->key.at);
    settle_extent(run, &subject->at, limit);
    if (!suspicion->has_at)
        return;
    share(&suspicion->at, &subject->at);
    settle_extent(run, &suspicion->at, limit);
}

/* There may be many suspicions. The first ones, whose places have all left, are
 * not visited again. */
static void settle_suspicions(struct pl_run *run, uint64_t limit) {
    size_t i = run->settled_suspicions;
    for (; i < run->suspicion_count; i++) {
        struct suspicion *suspicion = &run->suspicions[i];
        settle_suspicion(run, suspicion, limit);
        bool has_left = suspicion->subject.at.end.spot &&
                        (!suspicion->has_at || suspicion->at.end.spot);
        if (has_left && i == run->settled_suspicions)
            run->settled_suspicions++;
    }
}

static void settle_stacks(struct pl_run *run, uint64_t limit) {
    for (size_t i = 0; i < run->depth; i++) {
        settle(run, &run->frames[i].start, limit, true);
        settle_key(run, &run->frames[i].key, limit);
        settle_key(run, &run->frames[i].member, limit);
    }
    for (size_t i = 0; i < run->capture_count; i++)
        if (run->captures[i].is_present) {
            settle_extent(run, &run->captures[i].key, limit);
            settle_extent(run, &run->captures[i].value, limit);
        }
    settle_suspicions(run, limit);
    for (size_t i = 0; i < run->unknown_count; i++)
        settle_key(run, &run->unknown[i], limit);
    for (size_t i = 0; i < run->gauge_count; i++)
        if (run->gauges[i].has_excess)
            settle_extent(run, &run->gauges[i].excess, limit);
}

void pl_run_leaving(void *self, uint64_t offset) {
    struct pl_run *run = self;
    uint64_t limit = offset + PL_EXCERPT_MAX;

    if (run->is_unknown && !run->input.is_named)
        pl_mention_search(run, offset);
    settle_stacks(run, limit);
    if (run->options.wants_excerpts)
        pl_settle_excerpts(run, limit);
    pl_masks_forget(run, offset > PL_EXCERPT_MAX ? offset - PL_EXCERPT_MAX : 0);
    pl_held_tidy(run);
}

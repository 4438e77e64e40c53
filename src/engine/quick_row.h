/*
 * Quick rows: objects in the same state that stand one after the other, such as
 * lines, or elements of an array. A row is passed in one frame, which is opened
 * before its first object and left behind its last one. It goes on while the
 * text between two objects is the same (the gap), their layouts are known, and
 * none has anything to report or to count for the first time.
 *
 * In the middle of an object nothing can be undone. So if one is doubted, the
 * row begins again, and ends before that object (quick_begin_again()).
 */
#ifndef PL_ENGINE_QUICK_ROW_H
#define PL_ENGINE_QUICK_ROW_H

#include "engine/quick_frame.h"
#include "engine/tallies.h"

/* The state before the first object of a row, to go back to. */
struct quick_begin {
    struct quick_mark mark;
    size_t first_count;
    const char *line_first;
    uint64_t indent, lines, extra, trail;
    const char *start;
    struct pl_place place;
    enum quick_trail shape;
    struct pl_mix around; /* the imprint of that, so far */
    uint64_t document;
};

static inline struct quick_begin
quick_begin_of(const struct pl_quick *q, const struct quick_frame *frame) {
    return (struct quick_begin){
        .mark = {q->count_count, q->waiting_count, q->run->mask_count},
        .first_count = q->first_count,
        .line_first = q->line_first,
        .indent = q->indent,
        .lines = q->lines,
        .extra = q->extra,
        .trail = q->trail,
        .start = frame->start,
        .place = frame->place,
        .shape = frame->trail,
        .around = q->depth > 1 ? frame[-1].sum : (struct pl_mix){0, 0},
        .document = q->run->document};
}

/* Go back to it. */
QUICK_NOINLINE void quick_go_back(struct pl_quick *q, struct quick_frame *frame,
                                  const struct quick_begin *begin) {
    q->late_count = frame->late;
    q->first_count = begin->first_count;
    q->line_first = begin->line_first;
    q->indent = begin->indent;
    q->lines = begin->lines;
    q->extra = begin->extra;
    q->trail = begin->trail;
    q->run->mask_count = begin->mark.mask_count;
    q->run->document = begin->document;
    frame->key = &frame->post->before_first;
    frame->present = 0;
    frame->sum = (struct pl_mix){0, 0};
    frame->start = begin->start;
    frame->place = begin->place;
    frame->trail = begin->shape;
    if (q->depth > 1)
        frame[-1].sum = begin->around;
}

/* Begin a row again, of which the last object counted is doubted: it is to end
 * before that one. */
QUICK_NOINLINE void quick_begin_again(struct pl_quick *q,
                                      struct quick_frame *frame,
                                      struct quick_row *row,
                                      const struct quick_begin *begin) {
    pl_quick_undo_since(q, &begin->mark);
    quick_go_back(q, frame, begin);
    row->most = row->count - 1;
    row->count = 0;
}

/* How many objects may be in a row: one, if gauges count in each apart; no more
 * than there is room for to wait. */
static inline uint64_t quick_row_most(const struct pl_quick *q,
                                      const struct quick_frame *frame,
                                      const struct quick_row *row) {
    size_t uniques = frame->post->containers[true].unique_count;
    uint64_t room = QUICK_WAITING - q->waiting_count;

    if (q->gauge_count != frame->gauges || (uniques > 0 && room < uniques))
        return 1;
    return uniques > 0 && room / uniques < row->most ? room / uniques
                                                     : row->most;
}

/* Let the object, which closes, wait to be compared. */
static inline void quick_wait_for(struct pl_quick *q,
                                  const struct quick_unique *unique,
                                  uint64_t imprint) {
    const struct pl_tallies *tallies = q->run->options.tallies;

    pl_recent_come_near(&tallies->recents[unique->recent], imprint);
    quick_let_wait(q, unique->recent, imprint);
}

/* Tell whether the next object stands behind the one that ends at `end`. */
QUICK_INLINE bool quick_is_next(const struct pl_quick *q,
                                const struct quick_frame *frame,
                                const struct quick_row *row, const char *end) {
    const struct quick_gap *gap = row->gap;

    return pl_scan_alike(end, gap->text, gap->extent) &&
           end + gap->size <= row->limit && gap->size > 0 &&
           (gap->line > 0 ? gap->indent : q->indent) == frame->indent;
}

/* Move on to it. `unique` is what compares it, if that is one check; or NULL.
 */
QUICK_INLINE void quick_come_to_next(struct pl_quick *q,
                                     struct quick_frame *frame,
                                     const struct quick_row *row,
                                     const struct quick_unique *unique,
                                     const char *end) {
    const struct quick_gap *gap = row->gap;

    if (gap->line > 0) {
        q->line_first = end + gap->line - 1;
        q->indent = gap->indent;
        q->lines += gap->lines;
        q->extra = 0;
    }
    frame->start = end + gap->size - 1;
    if (unique != NULL)
        quick_note_place(q, quick_place_behind(q, frame->start));
    else if (frame->post->containers[true].unique_count > 0)
        frame->place = quick_place_behind(q, frame->start);
    if (row->is_lines) {
        q->run->document++;
        q->run->mask_count = 0;
    }
}

#endif

/* Containers where they open and close. */

#include "engine/quick_state.h"

static enum quick_trail trail_in(const struct pl_quick *q, bool is_object) {
    const struct quick_frame *around = &q->frames[q->depth - 1];

    if (around->trail == QUICK_TOP)
        return is_object ? QUICK_FIRST : QUICK_LIST;
    if (around->trail == QUICK_LIST && around->size == 1 && is_object)
        return QUICK_FIRST;
    return QUICK_NONE;
}

/* Marks in a trail; ids begin after them. */
enum { TRAIL_OPEN, TRAIL_CLOSE };

static void mark_trail(struct pl_quick *q, const struct quick_frame *around,
                       uint32_t mark) {
    if (around->trail == QUICK_TOP && q->trail_count < QUICK_TRAIL_MAX)
        q->trail[q->trail_count++] = mark;
}

static bool begin_gauges(struct pl_quick *q, const struct pl_post *post) {
    if (q->gauge_count + post->gauge_count > QUICK_GAUGES_MAX)
        return false;
    for (size_t i = 0; i < post->gauge_count; i++) {
        const struct pl_gauge *gauge = &q->run->plan->gauges[post->gauges[i]];
        q->gauges[q->gauge_count++] =
            (struct quick_gauge){.index = post->gauges[i], .depth = q->depth};
        if (gauge->is_nesting && gauge->maximum < q->depth_limit &&
            q->depth - 1 + gauge->maximum < q->depth_limit)
            q->depth_limit = q->depth - 1 + (size_t)gauge->maximum;
    }
    return true;
}

static inline bool has_imprint(const struct pl_quick *q,
                               const struct quick_post *post) {
    return post->needs_imprint ||
           (q->depth > 0 && q->frames[q->depth - 1].has_imprint);
}

bool pl_quick_open(struct pl_quick *q, struct quick_post *post, const char *at,
                   enum quick_trail trail) {
    bool is_object = *at == '{';
    struct quick_frame *frame = &q->frames[q->depth];

    if (q->depth >= q->depth_limit || post->containers[is_object].is_hopeless ||
        q->kept_count + post->slot_count > QUICK_KEPT_MAX)
        return false;
    frame->post = post;
    frame->key = &post->before_first;
    frame->kept = &q->kept[q->kept_count];
    frame->start = at;
    memset(frame->seen, 0, sizeof frame->seen);
    frame->present = 0;
    frame->size = 0;
    frame->indent = q->indent;
    frame->depth_limit = q->depth_limit;
    frame->late = q->late_count;
    frame->gauges = q->gauge_count;
    frame->sum = (struct pl_mix){0, 0};
    frame->is_object = is_object;
    frame->has_imprint = has_imprint(q, post);
    frame->trail = trail;
    q->depth++;
    if (is_object)
        q->kept_count += post->slot_count;
    return !post->has_gauges || begin_gauges(q, post->post);
}

/* Add the words of a child to the imprint of the container around it. */
static void add_words(const struct pl_quick *q, struct quick_frame *around,
                      struct pl_mix words) {
    around->sum =
        around->is_object
            ? pl_imprint_member(&around->key->name, around->sum, words)
            : pl_imprint_element(&q->run->imprinter.key, around->sum, words);
}

/* Settle the imprint of the innermost container. */
static bool close_imprint(struct pl_quick *q) {
    struct quick_frame *frame = quick_top(q);
    struct pl_mix imprint =
        pl_imprint_close(&q->run->imprinter.key,
                         frame->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY,
                         frame->sum, frame->size);

    if (q->depth > 1 && frame[-1].has_imprint)
        add_words(q, frame - 1, imprint);
    return frame->post->containers[frame->is_object].unique_count == 0 ||
           pl_quick_remember(q, imprint);
}

const char *pl_quick_close(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);

    if (*at != (frame->is_object ? '}' : ']') ||
        (at == q->line_first && q->indent < frame->indent) ||
        !pl_quick_judge_container(q, at + 1) ||
        (frame->has_imprint && !close_imprint(q)))
        return quick_doubt(q, at);
    q->depth_limit = frame->depth_limit;
    q->kept_count = (size_t)(frame->kept - q->kept);
    q->gauge_count = frame->gauges;
    q->depth--;
    if (q->depth == 0)
        return at + 1;
    struct quick_frame *around = quick_top(q);
    mark_trail(q, around, TRAIL_CLOSE);
    if (around->is_object && around->key->slot > 0)
        quick_keep(around, frame->start, at + 1);
    return at + 1;
}

bool pl_quick_open_inside(struct pl_quick *q, struct quick_post *post,
                          const char *at) {
    mark_trail(q, quick_top(q), TRAIL_OPEN);
    return pl_quick_open(q, post, at, trail_in(q, *at == '{'));
}

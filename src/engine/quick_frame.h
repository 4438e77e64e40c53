/*
 * Quick frames: containers where they open and close.
 *
 * The path of an object is a hash of its keys in their order. Objects with the
 * same keys come again and again: if the keys were without fault once, they are
 * so in each object with that path (quick_post.paths). A container starts with
 * a path that tells objects from arrays. Keys are hashed under secret words, as
 * for imprints, so that nobody can write two key lists with the same path.
 */
#ifndef PL_ENGINE_QUICK_FRAME_H
#define PL_ENGINE_QUICK_FRAME_H

#include "engine/quick_layout.h"

/* Odd, so that multiplying by it is one to one. */
#define QUICK_PATH_STEP UINT64_C(0x9E3779B97F4A7C15)

/* Add a member with this key. */
static inline void quick_step(struct quick_frame *frame,
                              struct quick_key *key) {
    frame->keys[frame->size++] = key;
    frame->path = frame->path * QUICK_PATH_STEP + key->name.words[0];
    frame->key = key;
}

/* The bucket of a path. */
static inline size_t quick_path_place(uint64_t path) {
    return path / (UINT64_MAX / QUICK_PATHS + 1);
}

/* Note where the value of the last member stands, and that it is present. */
static inline void quick_keep(struct quick_frame *frame, const char *start,
                              const char *end) {
    frame->present |= frame->key->present;
    frame->kept[frame->key->place] = (struct quick_kept){start, end};
}

/* The trail of a container that opens in `around`. */
static inline enum quick_trail quick_trail_in(const struct quick_frame *around,
                                              bool is_object) {
    if (around->trail == QUICK_NONE)
        return QUICK_NONE;
    if (around->trail == QUICK_TOP)
        return is_object ? QUICK_FIRST : QUICK_LIST;
    if (around->trail == QUICK_LIST && around->size == 1 && is_object)
        return QUICK_FIRST;
    return QUICK_NONE;
}

/* The place of `at`, up to where all was passed: computed from the window's
 * cursor and what was counted since. */
static inline struct pl_place quick_place_behind(const struct pl_quick *q,
                                                 const char *at) {
    const struct pl_place *known = &q->run->window.cursor;
    struct pl_place place = {.offset = quick_offset_of(q->run, at),
                             .line = known->line + q->lines};

    place.column = q->lines > 0 ? (uint64_t)(at - q->line_first) + q->indent + 1
                                : place.offset - known->offset + known->column;
    place.column -= q->extra;
    return place;
}

/* The same, also where the cursor is not in what is being passed. */
static inline struct pl_place quick_place(struct pl_quick *q, const char *at) {
    if (!q->knows_place)
        pl_quick_know_place(q, at);
    return quick_place_behind(q, at);
}

/* Open the container whose bracket is at `at` in `frame`, the one behind the
 * innermost; false if it may not be passed. The callers, quick_open_first() and
 * quick_open_inside(), fill in what depends on the frame around it. */
QUICK_INLINE bool quick_open(struct pl_quick *q, struct quick_frame *frame,
                             struct quick_post *post, const char *at) {
    bool is_object = *at == '{';

    if (q->depth >= q->depth_limit || post->containers[is_object].is_hopeless ||
        q->kept_count + post->slot_count >= QUICK_KEPT_MAX)
        return false;
    frame->post = post;
    frame->key = &post->before_first;
    frame->kept = &q->kept[q->kept_count + 1];
    frame->start = at;
    frame->present = 0;
    frame->size = 0;
    frame->path = is_object;
    frame->indent = q->indent;
    frame->depth_limit = q->depth_limit;
    frame->late = q->late_count;
    frame->gauges = q->gauge_count;
    frame->sum = (struct pl_mix){0, 0};
    frame->is_object = is_object;
    frame->is_new = false;
    q->depth++;
    q->kept_count += post->slot_count + 1;
    if (post->containers[is_object].unique_count > 0)
        frame->place = quick_place(q, at);
    return !post->has_gauges || pl_quick_begin_gauges(q, post->post);
}

/* Open the container that is to be passed. */
static inline bool quick_open_first(struct pl_quick *q, struct quick_post *post,
                                    const char *at, enum quick_trail trail) {
    struct quick_frame *frame = &q->frames[0];

    frame->keys = q->passed;
    frame->room = QUICK_PASSED_MAX;
    frame->has_imprint = post->needs_imprint;
    frame->trail = trail;
    return quick_open(q, frame, post, at);
}

/* Open a container inside the innermost one. */
QUICK_INLINE bool quick_open_inside(struct pl_quick *q, struct quick_post *post,
                                    const char *at) {
    struct quick_frame *around = quick_top(q);
    uint64_t taken = around->is_object ? around->size : 0;

    around[1].keys = around->keys + taken;
    around[1].room = around->room - taken;
    around[1].has_imprint = around->has_imprint | post->needs_imprint;
    around[1].trail = quick_trail_in(around, *at == '{');
    return quick_open(q, around + 1, post, at);
}

/* Add the words of a container to the imprint of the one around it. */
static inline void quick_add_words(const struct pl_quick *q,
                                   struct quick_frame *around,
                                   struct pl_mix words) {
    around->sum =
        around->is_object
            ? pl_mix_sum(around->sum,
                         pl_imprint_member(&around->key->name, words))
            : pl_imprint_element(&q->run->imprinter.key, around->sum, words);
}

/* Add the imprint of the innermost container, which closes, to the one around
 * it, and let it wait to be compared. */
QUICK_INLINE bool quick_close_imprint(struct pl_quick *q,
                                      struct quick_frame *frame,
                                      const struct quick_container *container) {
    struct pl_mix words = pl_imprint_close(
        &q->run->imprinter.key,
        frame->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY, frame->sum);

    if (q->depth > 1 && frame[-1].has_imprint)
        quick_add_words(q, frame - 1, words);
    return container->unique_count == 0 || pl_quick_remember(q, frame, words);
}

/* Tell whether the keys of the innermost container are without fault. */
static inline bool quick_keys_hold(struct pl_quick *q,
                                   const struct quick_frame *frame) {
    uint64_t known = frame->post->paths[quick_path_place(frame->path)];

    return !frame->is_object || known == frame->path ||
           pl_quick_keys_hold(q, frame);
}

/* Tell whether its size is good, and all cases that wait for it to close are
 * silent. */
static inline bool quick_size_holds(struct pl_quick *q,
                                    const struct quick_frame *frame,
                                    const struct quick_container *container,
                                    const char *end) {
    if (q->late_count > frame->late && !pl_quick_settle(q, frame))
        return false;
    return container->is_free ||
           pl_sure_container(&container->sure, frame->size,
                             (uint64_t)(end - frame->start));
}

/* Add the innermost container, which closes, to the document's trail. */
QUICK_INLINE void quick_go_on(struct pl_quick *q,
                              const struct quick_frame *frame) {
    if (frame->trail == QUICK_NONE)
        return;
    q->trail = q->trail * QUICK_PATH_STEP + frame->path;
    if (q->depth > 1)
        q->trail = q->trail * QUICK_PATH_STEP + frame[-1].path;
}

/* Leave the innermost container, which ends at `end`. */
QUICK_INLINE void quick_leave(struct pl_quick *q, struct quick_frame *frame,
                              const char *end) {
    struct quick_frame *around = frame - 1;

    q->depth_limit = frame->depth_limit;
    q->kept_count = (size_t)(frame->kept - q->kept - 1);
    q->gauge_count = frame->gauges;
    if (--q->depth > 0 && around->is_object)
        quick_keep(around, frame->start, end);
}

/* Close the innermost container, whose bracket should be at `at`. Returns what
 * stands behind it; NULL in doubt. */
QUICK_INLINE const char *quick_close(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);
    const struct quick_container *container =
        &frame->post->containers[frame->is_object];

    if (*at != (frame->is_object ? '}' : ']') ||
        (at == q->line_first && q->indent < frame->indent) ||
        !quick_keys_hold(q, frame) ||
        !quick_size_holds(q, frame, container, at + 1) ||
        (!container->is_simple &&
         !pl_quick_is_inside_clean(q, frame, container, at + 1)) ||
        (frame->has_imprint && !quick_close_imprint(q, frame, container)))
        return quick_doubt(q, at);
    if (frame->is_new)
        pl_quick_learn(q, frame, at);
    quick_go_on(q, frame);
    quick_leave(q, frame, at + 1);
    return at + 1;
}

/* Pass an object with a known layout, from behind its bracket on, and the other
 * objects of its row: see pl_quick_follow(). */
QUICK_INLINE const char *quick_pass_known(struct pl_quick *q,
                                          struct quick_frame *frame,
                                          const char *at,
                                          struct quick_row *row) {
    if (frame->post->layout.misses >= QUICK_MISSES)
        return at;
    const char *end = q->follow(q, frame, at, row);
    if (end == at)
        frame->is_new = true;
    return end;
}

/* While objects are followed, q->depth and parts of the frame are not kept up
 * to date. Bring them to where they are before the value behind a piece, for
 * code that needs them. Returns the depth to restore afterwards. */
static inline size_t quick_come_to(struct pl_quick *q,
                                   struct quick_frame *frame,
                                   const struct quick_piece *piece) {
    size_t depth = q->depth;

    q->depth = (size_t)(frame - q->frames) + 1;
    if (piece->is_element)
        return depth;
    frame->key = piece->key;
    frame->present = piece->present;
    return depth;
}

/* quick_pass.c: pass the rest of all open containers, from `at`, behind a comma
 * or opening bracket (_on), or behind a value (_behind). Return what stands
 * behind the outermost one; NULL in doubt. */
const char *pl_quick_pass_on(struct pl_quick *q, const char *at);
const char *pl_quick_pass_behind(struct pl_quick *q, const char *at);

/* Pass the object that begins at `at`, and the others of its row. Returns what
 * stands behind the last one; NULL in doubt. */
static inline const char *quick_pass(struct pl_quick *q,
                                     struct quick_post *post, const char *at,
                                     enum quick_trail trail,
                                     struct quick_row *row) {
    q->depth = q->kept_count = q->late_count = q->gauge_count = 0;
    q->trail = 0;
    q->is_trail_lost = false;
    if (!quick_open_first(q, post, at, trail))
        return quick_doubt(q, at);
    const char *end = quick_pass_known(q, q->frames, at + 1, row);
    if (end == at + 1)
        end = pl_quick_pass_on(q, end);
    else if (end != NULL && q->depth > 0)
        end = pl_quick_pass_behind(q, end);
    row->count += end != NULL && row->count == 0;
    return end;
}

#endif

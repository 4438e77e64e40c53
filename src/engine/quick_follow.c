/* The hot loop: the scalars of an object that is laid out as one before. */

#include "engine/quick_behind.h"
#include "engine/quick_frame.h"

#ifndef QUICK_FOLLOW
#define QUICK_FOLLOW pl_quick_follow
#endif

static inline bool is_bracket(char c) {
    return c == '{' || c == '[';
}

static bool is_rest_here(const struct quick_piece *piece, const char *at) {
    return memcmp(at + PL_SCAN_SAME_MAX, piece->text + PL_SCAN_SAME_MAX,
                  piece->size - PL_SCAN_SAME_MAX) == 0;
}

/* The piece that is at `at`, if it is `piece` or one of its others. */
static inline const struct quick_piece *find(const struct quick_piece *piece,
                                             const char *at) {
    for (; piece != NULL; piece = piece->other)
        if (pl_scan_alike(at, piece->text, piece->extent) &&
            (!piece->is_long || is_rest_here(piece, at)))
            return piece;
    return NULL;
}

/* Open a container of which all but the scalars is known. */
static inline void enter(struct pl_quick *q,
                         const struct quick_bracket *bracket, const char *at) {
    struct quick_frame *frame = quick_top(q) + 1;
    struct quick_post *post = bracket->post;

    frame->post = post;
    frame->kept = &q->kept[q->kept_count + 1];
    frame->start = at;
    frame->late = q->late_count;
    frame->sum = (struct pl_mix){0, 0};
    frame->is_object = *at == '{';
    q->depth++;
    q->kept_count += post->slot_count + 1;
}

/* Tell whether nothing is wrong with the number of bytes of a container, up to
 * `end`, nor with what waits for it to end. */
static inline bool holds(struct pl_quick *q, const struct quick_frame *frame,
                         uint64_t bytes, const char *end) {
    return (uint64_t)(end - frame->start) <= bytes &&
           (q->late_count == frame->late || pl_quick_settle(q, frame));
}

/* The imprint of a container is part of that of the one around it. */
static inline void add(const struct pl_mix_key *key, struct quick_frame *around,
                       const struct quick_frame *frame,
                       const struct quick_bracket *bracket) {
    struct pl_mix words = pl_imprint_close(
        key, frame->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY, frame->sum);

    if (bracket->key == NULL)
        around->sum = pl_imprint_element(key, around->sum, words);
    else
        around->sum = pl_mix_sum(around->sum,
                                 pl_imprint_member(&bracket->key->name, words));
}

/* Close it. */
static inline bool leave(struct pl_quick *q,
                         const struct quick_bracket *bracket, const char *at) {
    struct quick_frame *frame = quick_top(q), *around = frame - 1;
    const struct quick_container *container =
        &frame->post->containers[frame->is_object];

    frame->present = bracket->present;
    frame->size = bracket->size;
    if (!holds(q, frame,
               container->is_free ? UINT64_MAX : container->sure.bytes, at + 1))
        return false;
    add(&q->run->imprinter.key, around, frame, bracket);
    q->kept_count -= frame->post->slot_count + 1;
    q->depth--;
    if (bracket->place >= 0)
        around->kept[bracket->place] =
            (struct quick_kept){frame->start, at + 1};
    return true;
}

/* Take the line end and the brackets in the piece at `at`. Returns the
 * innermost frame then; NULL in doubt. */
QUICK_RARE struct quick_frame *
take_odd(struct pl_quick *q, const struct quick_piece *piece, const char *at) {
    const struct quick_bracket *bracket = piece->brackets;

    if (piece->line > 0) {
        q->line_first = at + piece->line - 1;
        q->indent = piece->indent;
        q->lines += piece->lines;
        q->extra = 0;
    }
    q->extra += piece->extra;
    for (size_t left = piece->bracket_count; left > 0; left--, bracket++)
        if (bracket->post != NULL)
            enter(q, bracket, at + bracket->offset);
        else if (!leave(q, bracket, at + bracket->offset))
            return NULL;
    return quick_top(q);
}

/* Take over what is known of an object, which ended before `end`, and leave it
 * if no more is due. */
static inline const char *finish(struct pl_quick *q, struct quick_frame *frame,
                                 const struct quick_ending *ending,
                                 const char *end) {
    struct quick_layout *layout = &frame->post->layout;

    for (size_t i = 0; i < ending->counted; i++)
        if (!quick_visit(q, ending->states[i]))
            return quick_doubt(q, end);
    frame->present = ending->present;
    frame->path = ending->path;
    frame->size = ending->size;
    if (frame->trail == QUICK_TOP)
        q->trail = ending->trail;
    layout->misses -= layout->misses > 0;
    if (!ending->is_simple) {
        frame->keys = NULL;
        return end - 1;
    }
    if (!holds(q, frame, ending->bytes, end) ||
        (frame->has_imprint &&
         !quick_close_imprint(q, frame, &frame->post->containers[true])))
        return quick_doubt(q, end - 1);
    quick_leave(q, frame, end);
    return end;
}

/* What was at an object where it began. */
struct begin {
    size_t first_count, mask_count;
    const char *line_first;
    uint64_t indent, lines, extra;
};

static inline struct begin begin_of(const struct pl_quick *q) {
    return (struct begin){.first_count = q->first_count,
                          .mask_count = q->run->mask_count,
                          .line_first = q->line_first,
                          .indent = q->indent,
                          .lines = q->lines,
                          .extra = q->extra};
}

/* Go back to it. Returns what stands behind its bracket. */
QUICK_RARE const char *go_back(struct pl_quick *q, struct quick_frame *frame,
                               const struct begin *begin) {
    q->depth = (size_t)(frame - q->frames) + 1;
    q->kept_count = (size_t)(frame->kept - q->kept) + frame->post->slot_count;
    q->late_count = frame->late;
    q->first_count = begin->first_count;
    q->run->mask_count = begin->mask_count;
    q->line_first = begin->line_first;
    q->indent = begin->indent;
    q->lines = begin->lines;
    q->extra = begin->extra;
    frame->key = &frame->post->before_first;
    frame->present = 0;
    frame->sum = (struct pl_mix){0, 0};
    return frame->start + 1;
}

/* Tell whether layouts may tell of the object. */
static inline bool is_fit(const struct pl_quick *q,
                          const struct quick_frame *frame) {
    const struct quick_layout *layout = &frame->post->layout;

    return layout->is_top == (frame->trail == QUICK_TOP) &&
           !(layout->tells_shape && frame->trail != QUICK_NONE) &&
           layout->indent == frame->indent &&
           (!layout->has_matches ||
            q->gauge_count + q->run->gauge_count == 0) &&
           q->depth + layout->height <= q->depth_limit &&
           q->kept_count + layout->slots < QUICK_KEPT_MAX;
}

const char *QUICK_FOLLOW(struct pl_quick *q, const char *at) {
    struct quick_behind b = {.q = q, .frame = quick_top(q), .at = at};
    struct quick_frame *const outer = b.frame;

    b.piece = outer->post->layout.first;
    if (b.piece == NULL || !is_fit(q, outer))
        return at;
    const struct begin begin = begin_of(q);
    for (;; b.piece = b.piece->next) {
        b.piece = find(b.piece, b.at);
        if (b.piece == NULL)
            return go_back(q, outer, &begin);
        if (b.piece->is_odd) {
            b.frame->sum = b.sum;
            b.frame = take_odd(q, b.piece, b.at);
            if (b.frame == NULL)
                return quick_doubt(q, b.at);
            b.sum = b.frame->sum;
        }
        b.at += b.piece->size;
        if (b.piece->kind == QUICK_END)
            break;
        const char *start = b.at;
        b.at = quick_pass_behind(&b);
        if (b.at == NULL)
            return is_bracket(*start) ? go_back(q, outer, &begin) : NULL;
        if (b.piece->is_kept)
            b.frame->kept[b.piece->place] = (struct quick_kept){start, b.at};
    }
    b.frame->sum = b.sum;
    return finish(q, b.frame, b.piece->ending, b.at);
}

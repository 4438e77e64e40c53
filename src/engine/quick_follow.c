/* The hot loop: the scalars of an object that is laid out as one before. */

#include "engine/quick_frame.h"
#include "engine/quick_value.h"

#ifndef QUICK_FOLLOW
#define QUICK_FOLLOW pl_quick_follow
#endif

static bool is_rest_here(const struct quick_piece *piece, const char *at) {
    return memcmp(at + PL_SCAN_SAME_MAX, piece->text + PL_SCAN_SAME_MAX,
                  piece->size - PL_SCAN_SAME_MAX) == 0;
}

static inline bool is_bracket(char c) {
    return c == '{' || c == '[';
}

/* Tell whether a piece is at `at`, and no container behind it. */
static inline bool is_here(const struct quick_piece *piece, const char *at) {
    return pl_scan_same(at, piece->text, piece->first_size) &&
           !is_bracket(at[piece->size]) &&
           (!piece->is_long || is_rest_here(piece, at));
}

/* Open a container of which all but the scalars is known. */
static void enter(struct pl_quick *q, const struct quick_bracket *bracket,
                  const char *at) {
    struct quick_frame *around = quick_top(q), *frame = around + 1;
    struct quick_post *post = bracket->post;

    around->key = bracket->key;
    frame->post = post;
    frame->kept = &q->kept[q->kept_count + 1];
    frame->start = at;
    frame->present = 0;
    frame->late = q->late_count;
    frame->sum = (struct pl_mix){0, 0};
    frame->is_object = *at == '{';
    frame->has_imprint = around->has_imprint | post->needs_imprint;
    q->depth++;
    q->kept_count += post->slot_count + 1;
}

/* Close it. */
static bool leave(struct pl_quick *q, const struct quick_bracket *bracket,
                  const char *at) {
    struct quick_frame *frame = quick_top(q), *around = frame - 1;
    const struct quick_container *container =
        &frame->post->containers[frame->is_object];

    frame->size = bracket->size;
    if (!quick_size_holds(q, frame, container, at + 1) ||
        (frame->has_imprint && !quick_close_imprint(q, frame, container)))
        return false;
    q->kept_count -= frame->post->slot_count + 1;
    q->depth--;
    if (around->is_object)
        quick_keep(around, frame->start, at + 1);
    return true;
}

/* Take the line end and the brackets in the piece at `at`. */
static bool take_odd(struct pl_quick *q, const struct quick_piece *piece,
                     const char *at) {
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
            return false;
    return true;
}

/* Take over what is known of an object that ends. */
static bool end(struct pl_quick *q, struct quick_frame *frame,
                const struct quick_ending *ending) {
    struct quick_layout *layout = &frame->post->layout;

    for (size_t i = 0; i < ending->counted; i++)
        if (!quick_visit(q, ending->states[i]))
            return false;
    frame->keys = NULL;
    frame->path = ending->path;
    frame->size = ending->size;
    if (frame->trail == QUICK_TOP)
        q->trail = ending->trail;
    layout->misses -= layout->misses > 0;
    return true;
}

/* What was at an object where it began. */
struct begin {
    size_t depth, kept_count, late_count, first_count, mask_count;
    const char *line_first;
    uint64_t indent, lines, extra;
};

static struct begin begin_of(const struct pl_quick *q) {
    return (struct begin){.depth = q->depth,
                          .kept_count = q->kept_count,
                          .late_count = q->late_count,
                          .first_count = q->first_count,
                          .mask_count = q->run->mask_count,
                          .line_first = q->line_first,
                          .indent = q->indent,
                          .lines = q->lines,
                          .extra = q->extra};
}

/* Go back to it. */
QUICK_RARE void go_back(struct pl_quick *q, const struct begin *begin) {
    struct quick_frame *frame = &q->frames[begin->depth - 1];

    q->depth = begin->depth;
    q->kept_count = begin->kept_count;
    q->late_count = begin->late_count;
    q->first_count = begin->first_count;
    q->run->mask_count = begin->mask_count;
    q->line_first = begin->line_first;
    q->indent = begin->indent;
    q->lines = begin->lines;
    q->extra = begin->extra;
    frame->key = &frame->post->before_first;
    frame->present = 0;
    frame->sum = (struct pl_mix){0, 0};
}

/* Tell whether layouts may tell of the object. */
static bool is_fit(const struct pl_quick *q, const struct quick_frame *frame) {
    const struct quick_layout *layout = &frame->post->layout;

    return layout->is_top == (frame->trail == QUICK_TOP) &&
           !(layout->tells_shape && frame->trail != QUICK_NONE) &&
           layout->indent == frame->indent &&
           (!layout->has_matches ||
            q->gauge_count + q->run->gauge_count == 0) &&
           q->depth + layout->height <= q->depth_limit &&
           q->kept_count + layout->slots < QUICK_KEPT_MAX;
}

/* The piece that is at `at`, if it is `piece` or one of its others. */
static inline const struct quick_piece *find(const struct quick_piece *piece,
                                             const char *at) {
    for (; piece != NULL; piece = piece->other)
        if (is_here(piece, at))
            return piece;
    return NULL;
}

/* Pass the member behind a piece. */
QUICK_OFTEN const char *pass_member(struct pl_quick *q,
                                    struct quick_frame *frame,
                                    const struct quick_piece *piece,
                                    const char *at) {
    const char *start = at;

    frame->key = piece->key;
    at = quick_pass_scalar(q, frame, piece->to, at, true);
    if (piece->is_kept) {
        frame->present |= piece->present;
        frame->kept[piece->place] = (struct quick_kept){start, at};
    }
    return at;
}

/* Pass a piece that is odd, and the scalar behind it. Where the object ends,
 * its bracket is returned. */
QUICK_RARE const char *
pass_odd(struct pl_quick *q, const struct quick_piece *piece, const char *at) {
    if (!take_odd(q, piece, at))
        return quick_doubt(q, at);
    at += piece->size;
    struct quick_frame *frame = quick_top(q);
    if (piece->ending != NULL)
        return end(q, frame, piece->ending) ? at - 1 : quick_doubt(q, at);
    return piece->is_element ? quick_pass_scalar(q, frame, piece->to, at, false)
                             : pass_member(q, frame, piece, at);
}

const char *QUICK_FOLLOW(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);
    const struct quick_piece *piece = frame->post->layout.first;

    if (piece == NULL || !is_fit(q, frame))
        return at;
    const struct begin begin = begin_of(q);
    for (;;) {
        piece = find(piece, at);
        if (piece == NULL)
            break;
        if (piece->is_odd) {
            at = pass_odd(q, piece, at);
            frame = quick_top(q);
        } else {
            at = pass_member(q, frame, piece, at + piece->size);
        }
        if (at == NULL || piece->ending != NULL)
            return at;
        piece = piece->next;
    }
    go_back(q, &begin);
    return quick_top(q)->start + 1;
}

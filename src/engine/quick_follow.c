/* The hot loop: the scalars of an object that is laid out as one before. */

#include "engine/quick_behind.h"
#include "engine/quick_frame.h"

#ifndef QUICK_FOLLOW
#define QUICK_FOLLOW pl_quick_follow
#endif

static inline bool is_bracket(char c) {
    return c == '{' || c == '[';
}

QUICK_RARE bool is_rest_here(const struct quick_piece *piece, const char *at) {
    return memcmp(at + PL_SCAN_SAME_MAX, piece->text + PL_SCAN_SAME_MAX,
                  piece->size - PL_SCAN_SAME_MAX) == 0;
}

/* Tell whether a piece is at `at`: as a rule, one look tells. */
static inline bool is_here(const struct quick_piece *piece, const char *at) {
    return pl_scan_alike(at, piece->text, piece->extent) &&
           (!piece->is_odd || !piece->is_long || is_rest_here(piece, at));
}

/* The one of these pieces that is at `at`. */
QUICK_RARE const struct quick_piece *find(const struct quick_piece *piece,
                                          const char *at) {
    while (piece != NULL && !is_here(piece, at))
        piece = piece->other;
    return piece;
}

/* Open a container of which all but the scalars is known. */
static inline struct quick_frame *enter(struct pl_quick *q,
                                        struct quick_frame *around,
                                        const struct quick_bracket *bracket,
                                        const char *at) {
    struct quick_frame *frame = around + 1;

    frame->post = bracket->post;
    frame->kept = around->kept + bracket->slots;
    frame->start = at;
    frame->late = q->late_count;
    frame->sum = (struct pl_mix){0, 0};
    frame->is_object = bracket->is_object;
    return frame;
}

/* Tell whether nothing is wrong with the number of bytes of a container, up to
 * `end`, nor with what waits for it to end. */
static inline bool holds(struct pl_quick *q, const struct quick_frame *frame,
                         uint64_t bytes, const char *end) {
    return (uint64_t)(end - frame->start) <= bytes &&
           (q->late_count == frame->late || pl_quick_settle(q, frame));
}

/* The imprint of a container is part of that of the one around it. */
static inline struct pl_mix sum_with(const struct pl_mix_key *key,
                                     struct pl_mix around,
                                     const struct quick_bracket *bracket,
                                     struct pl_mix inner) {
    enum pl_type type = bracket->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY;
    struct pl_mix words = pl_imprint_close(key, type, inner);

    return bracket->key == NULL
               ? pl_imprint_element(key, around, words)
               : pl_mix_sum(around,
                            pl_imprint_member(&bracket->key->name, words));
}

/* Close it, of which the bracket stands before `end`. Returns the one around
 * it; NULL in doubt. */
static inline struct quick_frame *leave(struct pl_quick *q,
                                        struct quick_frame *frame,
                                        const struct quick_bracket *bracket,
                                        const char *end) {
    struct quick_frame *around = frame - 1;

    frame->present = bracket->present;
    frame->size = bracket->size;
    if (!holds(q, frame, bracket->bytes, end))
        return NULL;
    around->sum =
        sum_with(&q->run->imprinter.key, around->sum, bracket, frame->sum);
    if (bracket->place >= 0)
        around->kept[bracket->place] = (struct quick_kept){frame->start, end};
    return around;
}

/* Take the brackets in the piece at `at`. Returns the innermost frame then;
 * NULL in doubt. */
static inline struct quick_frame *take_brackets(struct pl_quick *q,
                                                struct quick_frame *frame,
                                                const struct quick_piece *piece,
                                                const char *at) {
    const struct quick_bracket *bracket = piece->brackets;
    const struct quick_bracket *end = bracket + piece->bracket_count;

    for (; bracket < end && frame != NULL; bracket++)
        frame = bracket->post != NULL
                    ? enter(q, frame, bracket, at + bracket->offset)
                    : leave(q, frame, bracket, at + bracket->offset + 1);
    return frame;
}

/* Take what is in a piece that is odd; false in doubt. */
static inline bool take_odd(struct quick_behind *b) {
    const struct quick_piece *piece = b->piece;
    struct pl_quick *q = b->q;

    if (piece->line > 0) {
        q->line_first = b->at + piece->line - 1;
        q->indent = piece->indent;
        q->lines += piece->lines;
        q->extra = 0;
    }
    q->extra += piece->extra;
    if (piece->bracket_count == 0)
        return true;
    b->frame->sum = b->sum;
    b->frame = take_brackets(q, b->frame, piece, b->at);
    if (b->frame == NULL)
        return false;
    b->sum = b->frame->sum;
    return true;
}

/* Take over what is known of an object that ends with the piece, and leave it
 * if no more is due. */
static inline const char *finish(const struct quick_behind *b) {
    struct pl_quick *q = b->q;
    struct quick_frame *frame = b->frame;
    const struct quick_ending *ending = b->piece->ending;
    const char *end = b->at + b->piece->size;
    struct quick_layout *layout = &frame->post->layout;

    for (size_t i = 0; i < ending->counted; i++)
        if (!quick_visit(q, ending->states[i]))
            return quick_doubt(q, end);
    frame->sum = b->sum;
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

    return (layout->trails & quick_trail_bit(frame->trail)) != 0 &&
           layout->indent == frame->indent &&
           (!layout->has_matches ||
            q->gauge_count + q->run->gauge_count == 0) &&
           q->depth + layout->height <= q->depth_limit &&
           q->kept_count + layout->slots < QUICK_KEPT_MAX;
}

/* Come to the piece that is at hand, if one of those that may be is. */
static inline bool come_to_piece(struct quick_behind *b) {
    if (b->piece != NULL && !is_here(b->piece, b->at))
        b->piece = find(b->piece->other, b->at);
    return b->piece != NULL;
}

/* Pass the scalar behind it. */
static inline const char *pass_scalar(struct quick_behind *b,
                                      const char *start) {
    const char *end = quick_pass_behind(b, start);

    if (end != NULL && b->piece->is_kept)
        b->frame->kept[b->piece->place] = (struct quick_kept){start, end};
    return end;
}

const char *QUICK_FOLLOW(struct pl_quick *q, struct quick_frame *outer,
                         const char *at) {
    struct quick_behind b = {
        .q = q, .frame = outer, .piece = outer->post->layout.first, .at = at};

    if (b.piece == NULL || !is_fit(q, outer))
        return at;
    const struct begin begin = begin_of(q);
    for (; come_to_piece(&b); b.piece = b.piece->next) {
        if (b.piece->is_odd && !take_odd(&b))
            return quick_doubt(q, b.at);
        if (b.piece->is_odd && b.piece->ending != NULL)
            return finish(&b);
        const char *start = b.at + b.piece->size;
        b.at = pass_scalar(&b, start);
        if (b.at == NULL)
            return is_bracket(*start) ? go_back(q, outer, &begin) : NULL;
    }
    return go_back(q, outer, &begin);
}

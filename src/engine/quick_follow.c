/* The hot loop: objects with a known layout. */

#include "engine/quick_behind.h"
#include "engine/quick_row.h"

#ifndef QUICK_FOLLOW
#define QUICK_FOLLOW pl_quick_follow
#endif

/* What came of following an object. */
enum outcome {
    PASSED,
    DUE, /* it was followed to its end, where quick_close() has more to do */
    UNKNOWN, /* its layout is not known */
    DOUBTED
};

static inline bool is_bracket(char c) {
    return c == '{' || c == '[';
}

QUICK_NOINLINE bool is_rest_here(const struct quick_piece *piece,
                                 const char *at) {
    return memcmp(at + PL_SCAN_SAME_MAX, piece->text + PL_SCAN_SAME_MAX,
                  piece->reach - PL_SCAN_SAME_MAX) == 0;
}

/* Tell whether the text at `at` is a piece. One comparison tells, as a rule. */
static inline bool is_here(const struct quick_piece *piece, const char *at) {
    return pl_scan_alike(at, piece->text, piece->extent) &&
           (!piece->is_odd || !piece->is_long || is_rest_here(piece, at));
}

/* The first of `piece` and its `other`s that is at `at`; NULL if none is. */
QUICK_NOINLINE const struct quick_piece *find(const struct quick_piece *piece,
                                              const char *at) {
    while (piece != NULL && !is_here(piece, at))
        piece = piece->other;
    return piece;
}

/* Open a container, of which the layout says the rest. */
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

/* Decide the cases that wait for a container to close. */
QUICK_NOINLINE bool settle(struct pl_quick *q, struct quick_frame *frame,
                           const struct quick_total *total) {
    frame->size = total->size;
    frame->present = total->present;
    return pl_quick_settle(q, frame);
}

/* Tell whether a container, which ends at `end`, is not too long, and all cases
 * that wait for it to close are silent. */
static inline bool holds(struct pl_quick *q, struct quick_frame *frame,
                         const struct quick_total *total, const char *end) {
    return (uint64_t)(end - frame->start) <= total->bytes &&
           (q->late_count == frame->late || settle(q, frame, total));
}

/* The imprint of a container, `around`, with that of one inside it. */
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

/* Close the innermost container, which ends at `end`. Returns the frame around
 * it; NULL in doubt. */
static inline struct quick_frame *leave(struct pl_quick *q,
                                        struct quick_frame *frame,
                                        const struct quick_bracket *bracket,
                                        const char *end) {
    struct quick_frame *around = frame - 1;

    if (!holds(q, frame, &bracket->total, end))
        return NULL;
    around->sum =
        sum_with(&q->run->imprinter.key, around->sum, bracket, frame->sum);
    if (bracket->place >= 0)
        around->kept[bracket->place] = (struct quick_kept){frame->start, end};
    return around;
}

/* Open and close containers as the piece at `at` does. Returns the innermost
 * frame then; NULL in doubt. */
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

/* Take the line ends and brackets of an odd piece; false in doubt. */
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

/* Add the imprint of an object, which closes, to what is around it, and let it
 * wait to be compared. */
static inline bool remember(struct pl_quick *q, struct quick_frame *frame,
                            const struct quick_unique *unique) {
    const struct pl_mix_key *key = &q->run->imprinter.key;
    struct pl_mix words = pl_imprint_close(key, PL_TYPE_OBJECT, frame->sum);

    if (q->depth > 1 && frame[-1].has_imprint)
        quick_add_words(q, frame - 1, words);
    if (frame->post->containers[true].unique_count == 0)
        return true;
    if (unique == NULL)
        return pl_quick_remember(q, frame, words);
    quick_wait_for(q, unique, pl_imprint_seal(key, words));
    return true;
}

/* Do what is due where the object closes, at the end of the piece. */
static inline enum outcome finish(struct quick_behind *b,
                                  const struct quick_unique *unique) {
    struct pl_quick *q = b->q;
    struct quick_frame *frame = b->frame;
    const struct quick_ending *ending = b->piece->ending;

    b->at += b->piece->size;
    q->doubt = b->at;
    for (size_t i = 0; i < ending->counted; i++)
        if (!quick_visit(q, ending->states[i], 1))
            return DOUBTED;
    frame->sum = b->sum;
    if (!ending->is_simple)
        return DUE;
    if (!holds(q, frame, &ending->total, b->at) ||
        (frame->has_imprint && !remember(q, frame, unique)))
        return DOUBTED;
    return PASSED;
}

/* Tell whether the layouts of its state fit an object. */
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

/* Go to the piece that stands at `b->at`; false if no known one does. As a rule
 * it is one of the first two. */
static inline bool come_to_piece(struct quick_behind *b) {
    if (b->piece == NULL || is_here(b->piece, b->at))
        return b->piece != NULL;
    b->piece = b->piece->other;
    if (b->piece != NULL && !is_here(b->piece, b->at))
        b->piece = find(b->piece->other, b->at);
    return b->piece != NULL;
}

/* Pass the scalar behind the piece, which begins at `start`. */
static inline const char *pass_scalar(struct quick_behind *b,
                                      const char *start) {
    const char *end = quick_pass_behind(b, start);

    if (end != NULL && b->piece->is_kept)
        b->frame->kept[b->piece->place] = (struct quick_kept){start, end};
    return end;
}

/* Follow an object to its end. */
static inline enum outcome follow(struct quick_behind *b,
                                  const struct quick_unique *unique) {
    for (; come_to_piece(b); b->piece = b->piece->next) {
        if (b->piece->is_odd && !take_odd(b)) {
            quick_doubt(b->q, b->at);
            return DOUBTED;
        }
        if (b->piece->is_odd && b->piece->ending != NULL)
            return finish(b, unique);
        const char *start = b->at + b->piece->size;
        b->at = pass_scalar(b, start);
        if (b->at == NULL)
            return is_bracket(*start) ? UNKNOWN : DOUBTED;
    }
    return UNKNOWN;
}

/* Fill in the frame of an object that ends so. */
static inline void take_ending(struct pl_quick *q, struct quick_frame *frame,
                               const struct quick_ending *ending) {
    frame->present = ending->total.present;
    frame->size = ending->total.size;
    frame->path = ending->path;
    if (frame->trail == QUICK_TOP)
        q->trail = ending->trail;
}

/* Leave nothing to do for an object that ends so but to leave its frame. */
static inline void end_row(struct pl_quick *q, struct quick_frame *frame,
                           const struct quick_ending *ending) {
    take_ending(q, frame, ending);
    quick_go_on(q, frame);
}

/* Tell whether a document that ends so is known to start as was presumed, and
 * note it in the ending. */
QUICK_NOINLINE bool learn_start(struct pl_quick *q, struct quick_frame *frame,
                                struct quick_ending *ending) {
    end_row(q, frame, ending);
    ending->has_start = pl_quick_is_trail_known(q);
    return ending->has_start;
}

/* Tell whether the document's shape is settled as far as the object that ends
 * so may decide it. If not, the row ends here. */
static inline bool is_shape_told(struct pl_quick *q, struct quick_frame *frame,
                                 struct quick_ending *ending) {
    if (frame->trail == QUICK_NONE)
        return true;
    if (frame->trail == QUICK_TOP)
        return ending->has_start || learn_start(q, frame, ending);
    end_row(q, frame, ending);
    frame->trail = QUICK_NONE;
    return true;
}

/* Let objects of a known layout make up for misses. */
static inline void make_up(struct quick_layout *layout, uint64_t count) {
    layout->misses -= count < layout->misses ? (uint32_t)count : layout->misses;
}

/* Note the place of the first object of a row, if it is to wait. */
static inline void note_first(struct pl_quick *q,
                              const struct quick_frame *frame,
                              const struct quick_unique *unique) {
    if (unique != NULL)
        quick_note_place(q, frame->place);
}

/* Move on to the next object of a row; false if the row ends with the one that
 * was just passed. */
static inline bool come_to_next(struct quick_behind *b, struct quick_row *row,
                                const struct quick_unique *unique) {
    struct pl_quick *q = b->q;

    if (row->count == row->most || quick_is_due(q) ||
        !quick_is_next(q, b->frame, row, b->at) ||
        !is_shape_told(q, b->frame, b->piece->ending))
        return false;
    quick_come_to_next(q, b->frame, row, unique, b->at);
    return true;
}

/* What QUICK_FOLLOW() returns for the first object of a row if it was not
 * wholly passed. */
static inline const char *stop(struct quick_behind *b, enum outcome outcome,
                               struct quick_frame *frame,
                               const struct quick_begin *begin) {
    if (outcome == DOUBTED)
        return NULL;
    if (outcome == UNKNOWN) {
        quick_go_back(b->q, frame, begin);
        return frame->start + 1;
    }
    make_up(&frame->post->layout, 1);
    take_ending(b->q, frame, b->piece->ending);
    frame->keys = NULL;
    return b->at - 1;
}

const char *QUICK_FOLLOW(struct pl_quick *q, struct quick_frame *outer,
                         const char *at, struct quick_row *row) {
    struct quick_layout *layout = &outer->post->layout;
    struct quick_behind b;

    if (layout->first == NULL || !is_fit(q, outer))
        return at;
    const struct quick_unique *unique = pl_quick_unique_of(q, outer);
    const struct quick_begin begin = quick_begin_of(q, outer);
    row->most = quick_row_most(q, outer, row);
    note_first(q, outer, unique);
    do {
        b = (struct quick_behind){.q = q,
                                  .frame = outer,
                                  .piece = layout->first,
                                  .at = outer->start + 1};
        enum outcome outcome = follow(&b, unique);
        if (outcome != PASSED && row->count == 0)
            return stop(&b, outcome, outer, &begin);
        row->count++;
        if (outcome != PASSED) {
            quick_begin_again(q, outer, row, &begin);
            note_first(q, outer, unique);
        }
    } while (row->count == 0 || come_to_next(&b, row, unique));
    make_up(layout, row->count);
    end_row(q, outer, b.piece->ending);
    quick_leave(q, outer, b.at);
    return b.at;
}

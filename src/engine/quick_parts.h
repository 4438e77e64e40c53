/*
 * Quick parts: what the files of the shortcuts do for each other; each
 * prototype names the file that has the function.
 */
#ifndef PL_ENGINE_QUICK_PARTS_H
#define PL_ENGINE_QUICK_PARTS_H

#include "engine/quick_state.h"

/* For what most of the time is spent on, and what is done once in a while. */
#define QUICK_OFTEN static inline __attribute__((always_inline))
#define QUICK_RARE  static __attribute__((noinline))

/* Give up at `at`. */
static inline const char *quick_doubt(struct pl_quick *q, const char *at) {
    q->doubt = at;
    return NULL;
}

/* Count values in a state; false if there are too many to take back. */
static inline bool quick_visit(struct pl_quick *q, uint32_t state,
                               uint64_t number) {
    if (q->count_count == QUICK_COUNTS_MAX)
        return false;
    q->counts[q->count_count++] = (struct quick_count){state, number};
    q->visits[state] += number;
    return true;
}

static inline struct quick_frame *quick_top(struct pl_quick *q) {
    return &q->frames[q->depth - 1];
}

static inline uint64_t quick_offset_of(const struct pl_run *run,
                                       const char *at) {
    return run->window.base + (uint64_t)(at - run->window.data);
}

/* quick.c: prepare for attempts inside what the reader has open. */
void pl_quick_set_place(struct pl_quick *q);
/* quick.c: tell whether the next document may be tried as a whole. */
bool pl_quick_may_try(struct pl_quick *q, uint64_t offset);
/* quick.c: undo what was done since quick_begin(); since a mark. */
void pl_quick_undo(struct pl_quick *q);
void pl_quick_undo_since(struct pl_quick *q, const struct quick_mark *mark);
/* quick.c: undo what was done while the document at `start` was passed up to
 * where doubt arose. */
void pl_quick_give_up(struct pl_quick *q, uint64_t start);

/* quick_post.c: make the post of a state. */
struct quick_post *pl_quick_make_post(struct pl_quick *q, uint32_t state);

/* The post of a state. */
static inline struct quick_post *quick_post_of(struct pl_quick *q,
                                               uint32_t state) {
    struct quick_post *post = q->posts[state];

    return post != NULL ? post : pl_quick_make_post(q, state);
}

/* The state of the element with that index. */
static inline struct quick_post *quick_element_post(struct pl_quick *q,
                                                    struct quick_post *post,
                                                    uint64_t index) {
    if (!post->has_one_element)
        return quick_post_of(q, pl_state_element(post->node, index));
    if (post->element == NULL)
        post->element = quick_post_of(q, post->element_state);
    return post->element;
}

/* Where the member with this key is kept, if its text may be read; -1 if not.
 */
static inline ptrdiff_t quick_place_read(const struct quick_post *post,
                                         const struct quick_key *key) {
    return key->place >= 0 && post->post->slots[key->place].keeps_text
               ? key->place
               : -1;
}

/* quick_key.c: read the next key of the innermost object, from behind a comma
 * or bracket up to its value, and learn it if it is new, and how it is written.
 * It follows the last one then. Returns where a `}` stands instead; NULL if the
 * member may not be passed. */
const char *pl_quick_read_key(struct pl_quick *q, struct quick_frame *frame,
                              const char *at);
void pl_quick_forget_keys(struct pl_quick *q);
/* quick_key.c: the key in a state that was read before, or NULL. */
struct quick_key *pl_quick_known_key(const struct pl_quick *q,
                                     const struct quick_post *post,
                                     struct pl_slice text);

/* quick_scalar.c: judge a scalar and do what is due whatever it holds. Returns
 * false in doubt. */
bool pl_quick_judge(struct pl_quick *q, struct quick_post *post,
                    const struct quick_value *value);
struct pl_value pl_quick_scalar_value(struct pl_quick *q,
                                      const struct quick_value *value);
/* Let a case wait for the object around its value; false if too many do. */
bool pl_quick_wait(struct pl_quick *q, const struct pl_duty *duty,
                   const struct quick_value *value);

/* quick_fault.c: tell whether a case that a scalar does not satisfy may say so
 * when the object is passed; note the scalar, so that all such cases do. False
 * if it has to be looked at closely. */
bool pl_quick_may_tell(const struct pl_quick *q,
                       const struct pl_plan_case *what);
bool pl_quick_note_fault(struct pl_quick *q, uint32_t state,
                         const struct quick_value *value);

/* quick_said.c: say what is wrong with such a scalar, in the innermost frame.
 */
void pl_quick_say(struct pl_quick *q, uint32_t state,
                  const struct pl_token *token, const struct subject *subject);

/* quick_post.c: narrow `sure` to what a case surely has nothing to say of. */
bool pl_quick_narrow(struct pl_sure *sure, const struct pl_plan_case *what);

/* quick_late.c: tell whether a case is silent about a value (NULL: one that
 * nothing satisfies), by the members of the object of `frame`; the same of all
 * that wait for that object. */
bool pl_quick_is_silent(struct pl_quick *q, const struct quick_frame *frame,
                        const struct pl_duty *duty,
                        const struct quick_value *value);
bool pl_quick_settle(struct pl_quick *q, const struct quick_frame *frame);

/* quick_late.c: tell whether a number in the object of `frame` surely satisfies
 * all that is asked, beside a sibling too, or may wait for that. */
bool pl_quick_holds_beside(struct pl_quick *q, const struct quick_frame *frame,
                           struct quick_beside *beside,
                           const struct quick_value *number);

/* quick_gauge.c: count values in a state, for its targets, and for gauges;
 * begin to count what a state asks to be counted in a container there; tell
 * whether what was counted in the one of `frame` is as it should be. */
bool pl_quick_count(struct pl_quick *q, const struct pl_post *post,
                    uint64_t number);
bool pl_quick_begin_gauges(struct pl_quick *q, const struct pl_post *post);
bool pl_quick_gauge_holds(struct pl_quick *q, const struct quick_frame *frame,
                          struct quick_measure *measure);

/* quick_close.c: tell whether the keys of an object, which closes, are without
 * fault, each once; keep its path if so. */
bool pl_quick_keys_hold(struct pl_quick *q, const struct quick_frame *frame);
/* quick_close.c: tell whether the innermost container, which ends at `end`, has
 * no fault that its size and keys do not tell of. */
bool pl_quick_is_inside_clean(struct pl_quick *q, struct quick_frame *frame,
                              const struct quick_container *container,
                              const char *end);

/* quick_unique.c: the words of a scalar for the imprint of what it is in,
 * however it is written. */
struct pl_mix pl_quick_words(struct pl_quick *q, struct pl_slice text);
/* quick_tally.c: make ready what asks of scalars of a type; tell whether it is
 * silent about one (unescaped) that is there now; count those that were new in
 * what was passed. */
void pl_quick_fill_askings(struct pl_quick *q, enum pl_type type,
                           struct quick_scalar *out);
bool pl_quick_tally(struct pl_quick *q, const struct quick_scalar *scalar,
                    const struct pl_value *value);
void pl_quick_tally_commit(struct pl_quick *q);

/* From here on, what is passed may be undone. */
static inline void quick_begin(struct pl_quick *q) {
    q->count_count = q->waiting_count = 0;
    q->remembered = q->first_count = q->fault_count = 0;
    q->masks = q->run->mask_count;
    q->is_alone = true;
}

/* The mark of a value, before which so many were passed. */
static inline struct quick_mark quick_mark(struct pl_quick *q, size_t before) {
    q->is_alone = before == 0;
    return (struct quick_mark){q->count_count, q->waiting_count,
                               q->run->mask_count};
}

/* quick_fault.c: tell of the faults in the object that was passed last, as a
 * member or element in the innermost frame. It is in the window, which does not
 * move. That of a document which the reader has not begun is all that there is.
 */
void pl_quick_tell(struct pl_quick *q);

/* Tell whether a value that was passed has to be told of. */
static inline bool quick_is_due(const struct pl_quick *q) {
    return q->first_count + q->fault_count > 0;
}

/* Tell whether another value may be passed together with those that were. */
static inline bool quick_goes_on(const struct pl_quick *q) {
    return !quick_is_due(q) && q->waiting_count < QUICK_ENOUGH;
}

/* What was passed is not undone any more. */
static inline void quick_commit(struct pl_quick *q) {
    if (!quick_is_due(q))
        return;
    pl_quick_tally_commit(q);
    if (q->fault_count > 0)
        pl_quick_tell(q);
    q->knows_place = false;
}

/* quick_unique.c: let the container of a frame, which closes and has these
 * words, wait to be compared with those before it; false if there is no room,
 * or one that made room was there before. */
bool pl_quick_remember(struct pl_quick *q, const struct quick_frame *frame,
                       struct pl_mix words);
/* quick_unique.c: what an object in this frame is compared with, if that is one
 * thing and there is room for one that waits; NULL if not. */
const struct quick_unique *pl_quick_unique_of(struct pl_quick *q,
                                              const struct quick_frame *frame);
/* quick_unique.c: compare all that wait, and remember them. False if an equal
 * one was there before some of them. */
bool pl_quick_compare(struct pl_quick *q);

/* Note where the next container stands that is to wait. */
static inline void quick_note_place(struct pl_quick *q, struct pl_place place) {
    pl_recent_set_place(&q->waiting[q->waiting_count].entry, place.offset,
                        place.line, place.column);
}

/* Let it wait. */
static inline void quick_let_wait(struct pl_quick *q, size_t recent,
                                  uint64_t imprint) {
    struct quick_waiting *out = &q->waiting[q->waiting_count++];

    out->entry.imprint = imprint;
    out->entry.document = (uint32_t)q->run->document;
    out->recent = recent;
}

/* quick.c: let the window know the place of `at`, to which the pass has come.
 */
void pl_quick_know_place(struct pl_quick *q, const char *at);

/* Where the element begins that stands behind a comma, or what stands there
 * instead; NULL if there is no comma. */
const char *pl_quick_next_element(struct pl_quick *q, const char *at);

/* quick_pass.c: pass white space. A line end that ends the document stays. */
const char *pl_quick_pass_blanks(struct pl_quick *q, const char *at);

static inline const char *quick_skip(struct pl_quick *q, const char *at) {
    return (unsigned char)*at > ' ' ? at : pl_quick_pass_blanks(q, at);
}

/* quick_row.c: learn what stands between two objects of a row: from behind the
 * first up to the second one, at `at`. */
void pl_quick_learn_gap(struct quick_gap *gap, const char *from,
                        const char *at);

/* quick_shape.c: tell whether the document at `offset`, which was passed,
 * starts as was presumed; `q->start` is put right if not. */
bool pl_quick_is_start_right(struct pl_quick *q, uint64_t offset);
/* quick_shape.c: tell whether that is known by its trail. */
bool pl_quick_is_trail_known(struct pl_quick *q);

/* Where a trail is kept, if no other was there before it. */
static inline size_t quick_trail_place(uint64_t trail) {
    return trail / (UINT64_MAX / QUICK_TRAILS + 1);
}

/* Tell at once that it does so, if its trail is where it should be. */
static inline bool quick_is_trail_known(const struct pl_quick *q) {
    const struct quick_known_trail *known =
        &q->trails[quick_trail_place(q->trail)];

    return known->trail == q->trail && known->start == q->start &&
           !q->is_trail_lost;
}

/* The same, however it is told. */
static inline bool quick_is_start_right(struct pl_quick *q, uint64_t offset) {
    return quick_is_trail_known(q) || pl_quick_is_start_right(q, offset);
}

#endif

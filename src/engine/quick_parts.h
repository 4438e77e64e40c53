/*
 * Quick parts: what the files of the shortcuts do for each other; each
 * prototype names the file that has the function.
 */
#ifndef PL_ENGINE_QUICK_PARTS_H
#define PL_ENGINE_QUICK_PARTS_H

#include "engine/quick_state.h"

/* For the hot path; and for what it rarely calls and is to stay out of it. */
#define QUICK_INLINE   static inline __attribute__((always_inline))
#define QUICK_NOINLINE static __attribute__((noinline))

/* Doubt what is at `at`. Returns NULL, for the caller to return. */
static inline const char *quick_doubt(struct pl_quick *q, const char *at) {
    q->doubt = at;
    return NULL;
}

/* Count values in a state; false if no more counts can be undone. */
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

/* quick.c: prepare for attempts where the reader stands. */
void pl_quick_set_place(struct pl_quick *q);
/* quick.c: tell whether an attempt at the whole document at `offset` is worth
 * its while. */
bool pl_quick_may_try(struct pl_quick *q, uint64_t offset);
/* quick.c: undo what was done since quick_begin(); since a mark. */
void pl_quick_undo(struct pl_quick *q);
void pl_quick_undo_since(struct pl_quick *q, const struct quick_mark *mark);
/* quick.c: undo the attempt at the document at `start`, which failed at
 * `q->doubt`, and note that it failed. */
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

/* The slot of the member with this key, if a rule may read its text; else -1.
 */
static inline ptrdiff_t quick_place_read(const struct quick_post *post,
                                         const struct quick_key *key) {
    return key->place >= 0 && post->post->slots[key->place].keeps_text
               ? key->place
               : -1;
}

/* quick_key.c: read the next key of the innermost object, from `at`, behind a
 * comma or bracket, and learn it and its spelling. `frame->key->next` is that
 * key then. Returns the start of its value; or the `}` that stands instead of a
 * first key; NULL in doubt. */
const char *pl_quick_read_key(struct pl_quick *q, struct quick_frame *frame,
                              const char *at);
/* quick_key.c: forget all keys and layouts, and free their memory. */
void pl_quick_forget_keys(struct pl_quick *q);
/* quick_key.c: the key with this text that was learned in a state; or NULL. */
struct quick_key *pl_quick_known_key(const struct pl_quick *q,
                                     const struct quick_post *post,
                                     struct pl_slice text);

/* quick_scalar.c: judge a scalar by all cases of its state, mask and tally it,
 * and remember it if it is good. Returns false in doubt. */
bool pl_quick_judge(struct pl_quick *q, struct quick_post *post,
                    const struct quick_value *value);
/* quick_scalar.c: a scalar as checks see it. Decoded text lives until the next
 * call. */
struct pl_value pl_quick_scalar_value(struct pl_quick *q,
                                      const struct quick_value *value);
/* quick_scalar.c: let a case wait for the end of the object around its value;
 * false if too many wait. */
bool pl_quick_wait(struct pl_quick *q, const struct pl_duty *duty,
                   const struct quick_value *value);

/* quick_fault.c: tell whether a case that a scalar does not satisfy may report
 * it after the object has been passed. Note such a scalar, whose faults are
 * then reported by pl_quick_tell(); false if that is not possible. */
bool pl_quick_may_tell(const struct pl_quick *q,
                       const struct pl_plan_case *what);
bool pl_quick_note_fault(struct pl_quick *q, uint32_t state,
                         const struct quick_value *value);

/* quick_said.c: report what is wrong with a scalar in the run's innermost
 * frame. */
void pl_quick_say(struct pl_quick *q, uint32_t state,
                  const struct pl_token *token, const struct subject *subject);

/* quick_post.c: narrow `sure` to values that surely satisfy a case. False if
 * that cannot be told of any. */
bool pl_quick_narrow(struct pl_sure *sure, const struct pl_plan_case *what);

/* quick_late.c: tell whether a case is silent about a value, given the members
 * of the object in `frame`; `value` is NULL for a case that no value satisfies.
 * Tell the same of all cases that wait for that object. */
bool pl_quick_is_silent(struct pl_quick *q, const struct quick_frame *frame,
                        const struct pl_duty *duty,
                        const struct quick_value *value);
bool pl_quick_settle(struct pl_quick *q, const struct quick_frame *frame);

/* quick_late.c: tell whether a number in the object of `frame`, which is in
 * `beside->sure`, surely satisfies the case that reads its sibling; if not, let
 * that case wait. False if it can do neither. */
bool pl_quick_holds_beside(struct pl_quick *q, const struct quick_frame *frame,
                           struct quick_beside *beside,
                           const struct quick_value *number);

/* quick_gauge.c: count `number` values in a state, for targets and gauges.
 * Begin the gauges of a container in a state, the innermost. Tell whether the
 * count of a gauge in the container of `frame` is good. The first two return
 * false in doubt. */
bool pl_quick_count(struct pl_quick *q, const struct pl_post *post,
                    uint64_t number);
bool pl_quick_begin_gauges(struct pl_quick *q, const struct pl_post *post);
bool pl_quick_gauge_holds(struct pl_quick *q, const struct quick_frame *frame,
                          struct quick_measure *measure);

/* quick_close.c: tell whether an object, which closes, has each key once and
 * satisfies all that is asked of its members; remember its path if so. */
bool pl_quick_keys_hold(struct pl_quick *q, const struct quick_frame *frame);
/* quick_close.c: tell whether the innermost container, which ends at `end`,
 * satisfies its measures, tests and fails. */
bool pl_quick_is_inside_clean(struct pl_quick *q, struct quick_frame *frame,
                              const struct quick_container *container,
                              const char *end);

/* quick_unique.c: the words for imprints of a string with its quotes or of a
 * number: equal values have equal words, however they are written. */
struct pl_mix pl_quick_words(struct pl_quick *q, struct pl_slice text);
/* quick_tally.c: collect the checks that ask tallies about scalars of a type.
 * Tell whether these are silent about a value without escapes, and queue it if
 * a tally has not met it. Count all that are queued. */
void pl_quick_fill_askings(struct pl_quick *q, enum pl_type type,
                           struct quick_scalar *out);
bool pl_quick_tally(struct pl_quick *q, const struct quick_scalar *scalar,
                    const struct pl_value *value);
void pl_quick_tally_commit(struct pl_quick *q);

/* Begin an attempt. */
static inline void quick_begin(struct pl_quick *q) {
    q->count_count = q->waiting_count = 0;
    q->remembered = q->first_count = q->fault_count = 0;
    q->masks = q->run->mask_count;
    q->is_alone = true;
}

/* Where to undo to, if the next value of the attempt fails, the one behind
 * `before` others. */
static inline struct quick_mark quick_mark(struct pl_quick *q, size_t before) {
    q->is_alone = before == 0;
    return (struct quick_mark){q->count_count, q->waiting_count,
                               q->run->mask_count};
}

/* quick_fault.c: report the faults that were noted in the object passed last,
 * which is the document or a value in the run's innermost frame. The object is
 * in the window, which does not move. */
void pl_quick_tell(struct pl_quick *q);

/* Tell whether something in what was passed is to be counted or reported before
 * more is passed. */
static inline bool quick_is_due(const struct pl_quick *q) {
    return q->first_count + q->fault_count > 0;
}

/* Tell whether the attempt may go on with another value. */
static inline bool quick_goes_on(const struct pl_quick *q) {
    return !quick_is_due(q) && q->waiting_count < QUICK_ENOUGH;
}

/* End an attempt that is good: count and report. */
static inline void quick_commit(struct pl_quick *q) {
    if (!quick_is_due(q))
        return;
    pl_quick_tally_commit(q);
    if (q->fault_count > 0)
        pl_quick_tell(q);
    q->knows_place = false;
}

/* quick_unique.c: let the container of a frame, which closes and has these
 * words, wait to be compared with earlier ones. If there is no room, those that
 * wait are compared; false if that cannot be done or finds a duplicate. */
bool pl_quick_remember(struct pl_quick *q, const struct quick_frame *frame,
                       struct pl_mix words);
/* quick_unique.c: the one `unique` that compares the objects of this frame;
 * NULL if there are none or several, or if no more may wait. */
const struct quick_unique *pl_quick_unique_of(struct pl_quick *q,
                                              const struct quick_frame *frame);
/* quick_unique.c: compare all that wait with earlier ones, and remember them.
 * False if one has a duplicate. */
bool pl_quick_compare(struct pl_quick *q);

/* Note the place of the next container that is to wait; let it wait. */
static inline void quick_note_place(struct pl_quick *q, struct pl_place place) {
    pl_recent_set_place(&q->waiting[q->waiting_count].entry, place.offset,
                        place.line, place.column);
}

static inline void quick_let_wait(struct pl_quick *q, size_t recent,
                                  uint64_t imprint) {
    struct quick_waiting *out = &q->waiting[q->waiting_count++];

    out->entry.imprint = imprint;
    out->entry.document = (uint32_t)q->run->document;
    out->recent = recent;
}

/* quick.c: move the window's cursor to `at`, up to where all was passed. */
void pl_quick_know_place(struct pl_quick *q, const char *at);

/* quick_pass.c: what stands behind the comma at `at`; NULL if there is none.
 */
const char *pl_quick_next_element(struct pl_quick *q, const char *at);

/* quick_pass.c: pass white space, but not a line end that ends the document.
 */
const char *pl_quick_pass_blanks(struct pl_quick *q, const char *at);

static inline const char *quick_skip(struct pl_quick *q, const char *at) {
    return (unsigned char)*at > ' ' ? at : pl_quick_pass_blanks(q, at);
}

/* quick_row.c: learn the gap between two objects of a row, from `from`, behind
 * the first, up to `at`, where the second begins. No gap is known then if it is
 * too long. */
void pl_quick_learn_gap(struct quick_gap *gap, const char *from,
                        const char *at);

/* quick_shape.c: tell whether the document at `offset`, which was passed from
 * the state `q->start`, does start there; `q->start` is put right if not. */
bool pl_quick_is_start_right(struct pl_quick *q, uint64_t offset);
/* quick_shape.c: tell whether documents with the trail of this one are known to
 * start there. */
bool pl_quick_is_trail_known(struct pl_quick *q);

/* The bucket of a trail. */
static inline size_t quick_trail_place(uint64_t trail) {
    return trail / (UINT64_MAX / QUICK_TRAILS + 1);
}

/* The same at once, of a trail in its own bucket. */
static inline bool quick_is_trail_known(const struct pl_quick *q) {
    const struct quick_known_trail *known =
        &q->trails[quick_trail_place(q->trail)];

    return known->trail == q->trail && known->start == q->start &&
           !q->is_trail_lost;
}

/* As pl_quick_is_start_right(). */
static inline bool quick_is_start_right(struct pl_quick *q, uint64_t offset) {
    return quick_is_trail_known(q) || pl_quick_is_start_right(q, offset);
}

#endif

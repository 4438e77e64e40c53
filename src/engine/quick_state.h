/*
 * Quick state: what the shortcuts of a run (quick.h) know and have learned, for
 * the files that take them. No other file includes this.
 */
#ifndef PL_ENGINE_QUICK_STATE_H
#define PL_ENGINE_QUICK_STATE_H

#include "engine/quick.h"
#include "engine/quick_post.h"
#include "engine/walk.h"
#include "json/pass.h"

/* For what most of the time is spent on, and what is done once in a while. */
#define QUICK_OFTEN static inline __attribute__((always_inline))
#define QUICK_RARE  static __attribute__((noinline))

#define QUICK_DEPTH_MAX  64   /* containers in each other */
#define QUICK_KEPT_MAX   1024 /* members that rules may ask for */
#define QUICK_LATE_MAX   256
#define QUICK_GAUGES_MAX 64
#define QUICK_COUNTS_MAX 1024
#define QUICK_FIRSTS_MAX 64   /* values that are new to the run */
#define QUICK_PASSED_MAX 1024 /* members of objects that are open */
#define QUICK_FAULTS_MAX 16   /* scalars that are told of later */
#define QUICK_TRAILS     32   /* known: a power of two */
#define QUICK_WAITING    256  /* imprints of containers that were passed */
#define QUICK_TOGETHER   16 /* values that are passed, or not, together, … */
#define QUICK_ENOUGH     32 /* … but no more of them with so many imprints */

/* Where a member stands that some rule may ask for. */
struct quick_kept {
    const char *start, *end;
};

/* A value that is looked at. */
struct quick_value {
    const char *start, *end;
    enum pl_type type;
    bool is_sure;             /* its text tells that it is without fault */
    bool is_escaped;          /* it has escapes */
    bool is_plain;            /* a number without sign and exponent: */
    uint64_t whole, decimals; /* see pl_sure_number() */
    struct pl_mix memo;
};

struct quick_frame {
    struct quick_post *post;
    struct quick_key *key;   /* the last one */
    struct quick_key **keys; /* all that were passed; `room` for so many; NULL:
                                they were without fault before */
    uint64_t size, room;
    uint64_t path;           /* a hash of the keys, in their order */
    struct quick_kept *kept; /* its members, by slot; before them, any */
    uint64_t present;
    struct pl_mix sum; /* of the imprint, if it has one */
    bool is_object, has_imprint;
    bool is_new; /* its layout is to be learned */
    enum quick_trail trail;
    const char *start;
    uint64_t indent;
    size_t depth_limit;    /* of what is around it */
    size_t late, gauges;   /* marks */
    struct pl_place place; /* if it is to be remembered */
};

/* A case that waits for the object around its value. */
struct quick_late {
    const struct pl_duty *duty;
    struct quick_beside *beside; /* what is known of that duty; NULL: nothing */
    struct quick_value value;
};

/* Numbers that surely satisfy all that is asked of them beside a text. */
struct quick_range {
    uint64_t text; /* with its quotes, as a word; 0: nothing yet */
    uint64_t least, most, decimals;
};

#define QUICK_RANGES_LOG 6

/* A case that reads one sibling: where that is kept, and what is known beside
 * which text of it. */
struct quick_beside {
    const struct pl_duty *duty;
    const struct pl_sure *sure;      /* what else is asked of the number */
    const struct quick_post *around; /* NULL: not known yet where */
    size_t slot;
    struct quick_range ranges[1 << QUICK_RANGES_LOG];
};

#define QUICK_MEMOS     4096 /* a power of two, … */
#define QUICK_MEMO_WAYS 4    /* … so many in each place */

/* Values in a state that were counted. */
struct quick_count {
    uint32_t state;
    uint64_t number;
};

struct quick_gauge {
    size_t index, depth;
    uint64_t count;
};

/* The keys by which the shape of a document was told, as a hash. */
struct quick_known_trail {
    uint64_t trail; /* 0: none */
    uint32_t start;
};

/* A value that the run has not met before what is passed. */
struct quick_first {
    size_t tally; /* its index among those of the run */
    uint64_t hash, look;
    uint64_t offset; /* of its text */
    size_t len;
    bool has_quotes; /* around the text */
};

/* A container that was passed, and is to be compared with those before it. */
struct quick_waiting {
    struct pl_recent_entry entry; /* no file stands in it yet */
    size_t recent;                /* the index of what it is compared with */
};

/* A scalar with a fault, in what is passed nevertheless: see quick_fault.c. */
struct quick_fault {
    struct pl_span span;
    uint32_t state;
    enum pl_type type;
    bool is_escaped;
};

/* What has been done before a value that is passed together with others. */
struct quick_mark {
    size_t count_count, waiting_count, mask_count;
};

#define QUICK_ODDS_LOG 6
#define QUICK_ODD_MAX  32 /* bytes, that are compared at once */

/* A string behind a piece that was without fault: see quick_odd.h. */
struct quick_odd {
    char text[QUICK_ODD_MAX]; /* with the quote behind it */
    uint32_t extent;          /* of that: see pl_scan_extent() */
    uint32_t size;            /* without the quote */
    uint64_t extra;           /* bytes that its characters have beyond one */
    const struct quick_piece *piece;
    uint64_t era; /* see quick_memo.h */
    struct pl_mix words;
};

/* Objects that stand one after the other, of which the first is passed, and
 * more if they can be without further ado: see quick_row.h. */
struct quick_row {
    uint64_t most;               /* of them are passed */
    const struct quick_gap *gap; /* between two, if more than one is */
    const char *limit;           /* before which all of them begin */
    bool is_lines;               /* each is a document */
    uint64_t count;              /* were passed */
};

/* See pl_quick_follow() in quick_layout.h. */
typedef const char *(*quick_follow)(struct pl_quick *q,
                                    struct quick_frame *frame, const char *at,
                                    struct quick_row *row);

/* What every value needs comes first, so that it is in few lines of the cache.
 */
struct pl_quick {
    struct pl_run *run;
    quick_follow follow;       /* the one for this processor */
    struct quick_post **posts; /* by state; NULL: not made yet */
    uint64_t *visits; /* by state: values that were counted since the targets
                         were */
    uint64_t era;     /* of the memos that count: those of this input */
    uint64_t *memos;  /* see quick_memo.h */

    size_t depth, depth_limit;
    size_t kept_count, late_count, gauge_count; /* of the arrays below */
    size_t count_count, waiting_count, first_count, fault_count;
    size_t remembered; /* containers, since quick_begin() */
    size_t masks;      /* there were then */
    uint64_t trail;    /* see quick_shape.c */

    const char *line_first; /* the first token of the line */
    uint64_t indent;
    uint64_t lines;    /* passed since the place that the window knows */
    uint64_t extra;    /* bytes that characters had beyond one, since there or
                          on the line */
    const char *doubt; /* where it arose */

    uint32_t start; /* of the last document: that of the next, presumably */
    bool has_start, is_start_given;
    bool is_line;       /* a line end is the end of the document */
    bool knows_place;   /* that the window knows is one of those passed */
    bool is_trail_lost; /* the shape may be told by a text, too */
    bool is_alone;      /* nothing else would be undone with it */
    bool is_full;       /* keys are to be forgotten */
    unsigned rest;      /* documents that are not tried as a whole */

    struct quick_odd *odds;  /* see quick_odd.h; NULL: none is known */
    uint64_t wasted;         /* bytes that were passed in vain */
    uint64_t failed;         /* where the last attempt began that was in vain */
    uint64_t inputs;         /* so far */
    uint64_t gone_through;   /* objects of which the keys were compared */
    struct quick_said *said; /* of some: see quick_said.c; or NULL */
    struct pl_imprint_name element_name;
    struct pl_sure_bars *no_bars; /* of all that bar no text; NULL: no post */
    struct quick_key *nothing;    /* no text is this key */
    struct quick_key **keys;      /* hash table of `key_room` places */
    size_t key_count, key_room;
    size_t let_go;         /* layouts, since keys were forgotten */
    struct pl_arena arena; /* posts */
    struct pl_arena keys_arena;
    struct quick_known_trail trails[QUICK_TRAILS];

    /* Room, which is filled before it is read: a small document touches little
     * of it. */
    struct quick_frame frames[QUICK_DEPTH_MAX];
    struct quick_waiting waiting[QUICK_WAITING];
    struct quick_kept kept[QUICK_KEPT_MAX];
    struct quick_late late[QUICK_LATE_MAX];
    struct quick_gauge gauges[QUICK_GAUGES_MAX];
    struct quick_count counts[QUICK_COUNTS_MAX];
    struct quick_key *passed[QUICK_PASSED_MAX];
    struct quick_first firsts[QUICK_FIRSTS_MAX];
    struct quick_fault faults[QUICK_FAULTS_MAX]; /* in their order */
};

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

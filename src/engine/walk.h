/*
 * Walk: struct pl_run, the state of a run, and the functions by which the files
 * of this folder advance it. What they judge is in engine/subject.h; what they
 * report is in engine/found.h. No other folder includes this.
 *
 * While a document is walked, the run keeps stacks. A frame is an open
 * container. A capture is a member in a slot (see engine/plan.h). A suspicion
 * is a case that waits until an object closes. A gauge counts inside a
 * container.
 */
#ifndef PL_ENGINE_WALK_H
#define PL_ENGINE_WALK_H

#include "check/facts.h"
#include "engine/accepted.h"
#include "engine/content.h"
#include "engine/found.h"
#include "engine/imprint.h"
#include "engine/quick.h"
#include "engine/run.h"
#include "engine/shape.h"
#include "engine/subject.h"
#include "engine/tallies.h"

/* A member that rules may ask for when its object closes. */
struct capture {
    bool is_present;
    bool is_bad; /* present, but too malformed or too long to be judged */
    bool has_text;
    bool truth;
    enum pl_type type;
    size_t text, text_len; /* decoded text, in `scratch` */
    struct extent key, value;
};

/* A case at a value that is decided when the object around the value closes. */
struct suspicion {
    const struct pl_duty *duty;
    struct subject subject; /* its texts, raw and then decoded, are in `scratch`
                               at `text`: */
    size_t text, text_len;
    struct extent at; /* where to point, if `has_at`; else where the rule's `at`
                         says */
    bool has_at, is_key_at;
    bool is_carried;     /* handed on by an object inside the one that it waits
                            for */
    bool gave_up;        /* a pattern took too many steps in the test */
    struct pl_said said; /* filled once the case was tested */
};

/* A `count` or `maxDepth` at work. */
struct gauge {
    size_t index; /* in the gauges of the plan */
    size_t depth; /* number of frames, up to the one that it counts in */
    uint64_t count;
    struct extent excess;    /* place of the first value past the maximum */
    struct pl_slice pointer; /* of that value, RFC 6901 */
    bool has_excess, excess_is_open;
};

/* An open container. */
struct frame {
    uint32_t state;
    bool is_object;
    struct anchor start;
    struct key key;    /* empty in an array */
    uint32_t slot;     /* slot + 1 in the frame around it; 0: not captured */
    uint64_t index;    /* of the element that is being read */
    uint64_t size;     /* members or elements so far */
    struct key member; /* of an object: the member that is being read */
    uint32_t member_state;
    uint32_t member_slot; /* slot + 1; 0: none */
    uint64_t present;     /* bit set: which of the first 64 slots were seen */
    size_t captures, suspicions, unknown, scratch, gauges; /* the tops of these
                                                              stacks when it
                                                              opened */
};

struct pl_run {
    struct pl_heap *heap;
    const struct pl_plan *plan;
    struct pl_run_options options;
    struct pl_sink sink;
    struct pl_window window;
    struct pl_watcher watcher;
    pl_reader *reader;
    pl_quick *quick;
    struct pl_arena arena; /* holds the findings of the document */
    struct pl_arena held;  /* holds what the stacks below refer to, see
                              held.c */
    struct pl_arena left;  /* the old `held` while it is tidied */
    size_t held_size, held_limit;
    struct pl_shapes shapes;
    struct pl_content content;
    struct pl_accepted accepted;
    struct pl_facts facts;
    struct pl_work work;
    struct pl_imprinter imprinter;
    struct pl_buf text;               /* a decoded string */
    struct pl_buf line;               /* a text that is being put together */
    struct pl_buf made, message, key; /* the same, for messages */
    struct pl_buf decoded;            /* a key on its way into a pointer */
    struct pl_buf scratch;            /* stack: texts of what is open */

    struct pl_run_input input;
    struct pl_window *source;  /* the window of the origin's source; NULL: no
                                  origin */
    enum pl_framing framing;   /* framing of the first document */
    uint64_t document;         /* number in the file, from 1 */
    uint64_t documents_before; /* in earlier inputs of the same file */
    uint64_t document_count;   /* of the whole run */
    uint64_t *target_counts;
    uint32_t start;        /* state of the document's root */
    bool is_unknown;       /* its shape is unknown */
    size_t reply_shape;    /* shape of the reply to the last request;
                              PL_SHAPE_NONE: the rules do not say */
    bool has_mistakes;     /* the document has findings of the reader */
    bool mentions;         /* its text contains a word of the pack
                              (`mentions`) */
    uint64_t search_from;  /* offset where the search for these words goes on */
    uint64_t document_end; /* offset, once it was read */
    uint64_t elements;     /* of the document, if it is an array and has
                              closed */
    bool is_malformed;     /* of the input: see struct pl_run_end */
    bool looks_back;       /* of the input: see struct pl_run_end */

    struct frame *frames;
    size_t depth, frame_cap;
    struct capture *captures;
    size_t capture_count, capture_cap;
    struct suspicion *suspicions;
    size_t suspicion_count, suspicion_cap;
    size_t settled_suspicions; /* the first ones, whose places have left the
                                  window */
    struct key *unknown;       /* stack: keys that some check does not know */
    size_t unknown_count, unknown_cap;
    struct gauge *gauges;
    size_t gauge_count, gauge_cap;
    uint64_t nesting_limit; /* the greatest depth that every maxDepth allows */
    size_t open_excesses;
    uint64_t *clean_presence; /* by state: frame.present + 1 of an object
                                 without a fault; 0: none yet */

    uint32_t tally_file;       /* number of the input in the tallies … */
    bool has_tally_file;       /* … if it has one */
    struct pl_related earlier; /* an earlier place that pl_ask_run() found; no
                                  message: none */
    uint64_t tallies_age;      /* the age of the tallies that `accepted` belongs
                                  to */
    size_t late_share;         /* index + 1 of a share: pl_ask_run() has met its
                                  first value; 0: no */
    uint64_t *share_nodes;     /* for each share of the plan: nodes counted so
                                  far */

    struct pl_finding *findings;
    struct found *found;
    size_t finding_count, finding_cap, found_cap;
    size_t first_finding;  /* first one of the document */
    size_t excerpts_done;  /* the first ones, whose source lines are copied */
    struct pl_span *masks; /* spans that are never shown, see mask.c */
    size_t mask_count, mask_cap;
    struct spoken *spoken;   /* for each rule */
    bool has_spoken;         /* a rule that others wait for has spoken: */
    size_t last_spoken_rule; /* head of the list of struct spoken: index + 1 */
    uint64_t *spoken_room;
    size_t spoken_room_cap;
    struct waiting *waiting; /* findings that may yet be silenced */
    size_t waiting_count, waiting_cap;

    struct pl_siblings no_siblings;         /* no siblings, only the time */
    const struct pl_value **sibling_values; /* scratch, of one judgement */
    struct pl_value *sibling_room;
    bool *sibling_present;
    size_t sibling_cap;
    struct pl_seen *seen;
    size_t seen_cap;
    struct pl_value *unknown_values;
    size_t unknown_value_cap;
};

/* Tell whether the input is a part of an array, but not its first. */
static inline bool pl_is_rest(const struct pl_run *run) {
    return run->input.is_part && run->input.from.line > 0;
}

/* walk.c: read the document that the reader has begun. `token` is its first
 * token, and then each next. */
void pl_walk_document(struct pl_run *run, struct pl_token *token);

/* Pass the document at once if it is surely clean. The reader has yielded its
 * opening bracket at `offset`. Returns false if nothing was passed. */
bool pl_walk_root(struct pl_run *run, uint64_t offset);

/* text.c: the decoded text of a scalar or key. It lasts until the next call. */
struct pl_slice pl_text_of(struct pl_run *run, const struct pl_token *token);
/* The scalar as a subject, without its key. */
struct subject pl_text_subject(struct pl_run *run, const struct pl_token *token,
                               enum pl_type type);
/* Judge a scalar, or the key of the member that comes next, by the duties at
 * `state`. If the same text was accepted before, only what depends on more than
 * the text is judged again. */
void pl_text_judge(struct pl_run *run, uint32_t state,
                   const struct pl_token *token, const struct subject *subject);
void pl_text_judge_key(struct pl_run *run, uint32_t state,
                       const struct pl_token *token);

/* anchor.c: called before the window lets go of the bytes before `offset`.
 * Resolves all places and texts that the run (`self`) still needs of them. */
void pl_run_leaving(void *self, uint64_t offset);

/* run.c: the state of the root of the document that begins at `start`. */
uint32_t pl_run_decide_start(struct pl_run *run, uint64_t start);

/* judge.c: decide a duty at a scalar, or at a key. Returns true if the text
 * satisfies all that depends on the text alone. */
bool pl_judge_scalar(struct pl_run *run, const struct pl_duty *duty,
                     const struct subject *subject);
bool pl_judge_key(struct pl_run *run, const struct pl_duty *duty,
                  const struct subject *subject);
/* close.c: the innermost container closes, whose frame is still on the stack.
 * Decide all that waits for it. `is_cut`: a mistake took some of it away. */
void pl_judge_close(struct pl_run *run, struct subject *subject, bool is_cut);

/* members.c: give the faults that a PL_SCOPE_MEMBERS check finds in the
 * innermost object to `taker`. `slots` are those of the check's names. Returns
 * true if there are none. */
struct pl_fault_taker {
    void (*fault)(void *self, const struct key *at, const struct key *related);
    void *self;
};
bool pl_members_test(struct pl_run *run,
                     const struct pl_plan_assertion *assertion,
                     const uint32_t *slots, bool is_cut,
                     struct pl_fault_taker taker);

/* inside.c: takes the faults that a check finds inside a container. */
struct pl_inside_taker {
    /* The run's facts describe the fault. `keyword` is what failed; for the
     * schema `false` it is the keyword that holds the schema. */
    void (*fault)(void *self, struct subject *place, const char *keyword);
    void *self;
};
/* Give each place inside the container that made the check fail to `taker`. The
 * container must have content. Returns false if the check names no place. If a
 * pattern took too many steps, the rest was not judged, and pl_work_take() is
 * true. */
bool pl_inside_find(struct pl_run *run, const struct subject *container,
                    const struct pl_assertion *assertion,
                    struct pl_inside_taker taker);

/* siblings.c: the siblings that a case names, in its order: members of the
 * object of `frame`. The second function tells whether a condition on them
 * holds. */
struct pl_siblings pl_run_siblings(struct pl_run *run,
                                   const struct pl_case *source,
                                   const struct frame *frame);
bool pl_when_holds(struct pl_run *run, const struct pl_when *when,
                   const struct pl_siblings *siblings, bool is_cut);

/* held.c: memory for what the stacks of the run refer to: places, keys and
 * messages. It is tidied while the document goes on: what no stack refers to is
 * freed. */
void *pl_hold(struct pl_run *run, size_t size);
struct pl_slice pl_hold_text(struct pl_run *run, struct pl_slice text);
struct pl_slice pl_hold_pointer(struct pl_run *run, size_t depth,
                                const struct key *key);
void pl_held_tidy(struct pl_run *run);
void pl_held_clear(struct pl_run *run);

/* mention.c: look for the words of the pack in the text up to `limit`. */
void pl_mention_search(struct pl_run *run, uint64_t limit);
/* Tell whether the document contains a word of the pack, or the text near its
 * end (for a line: the rest of the line). */
bool pl_mention_is_in(struct pl_run *run);
/* Read on until the window has the line on which the document ends, as much of
 * it as an excerpt shows. */
void pl_mention_see_line(struct pl_run *run);

/* ask.c: judge a value by what the whole run has seen, and remember the value.
 * Returns false if it fails; the facts and `earlier` then tell why. Only to be
 * called if the rule would not be silent. */
bool pl_ask_run(struct pl_run *run, const struct pl_plan_case *what,
                const struct pl_plan_assertion *assertion,
                const struct subject *subject);
/* ask.c: count the value at `span` in a tally. The document must have no
 * origin. */
void pl_ask_meet(struct pl_run *run, struct pl_tally *tally,
                 const struct pl_tally_word *word, struct pl_span span);
/* ask.c: the number of the input among the files of the tallies. */
uint32_t pl_ask_file(struct pl_run *run);

/* take_figures.c: take a closing container, which is a node of targets, into
 * the figures of the summary. */
void pl_take_figures(struct pl_run *run, const struct pl_post *post,
                     struct pl_value *node);
/* ask.c: add the nodes of the input, which ends, to the shares of the
 * tallies. */
void pl_ask_count(struct pl_run *run);

/* gauge.c: start the gauges of `post` for the innermost frame; end those of
 * `frame`, which closes. */
void pl_gauges_begin(struct pl_run *run, const struct pl_post *post);
void pl_gauges_end(struct pl_run *run, const struct frame *frame);
/* Count the value at `at`, under `key`, for the gauge `index` of the plan. */
void pl_gauge_match(struct pl_run *run, size_t index, struct pl_span at,
                    const struct key *key);
/* A container has opened below the depth that some gauge allows; a value has
 * ended, whose start may be a gauge's excess. */
void pl_gauges_open(struct pl_run *run, struct pl_span bracket);
void pl_gauges_close(struct pl_run *run, struct pl_span value);
/* The gauge `index` of the innermost frame, or NULL. */
const struct gauge *pl_gauge_of(const struct pl_run *run, size_t index);

#endif

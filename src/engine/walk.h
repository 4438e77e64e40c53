/*
 * Walk: the state of a run, shared by the files of this folder that advance it.
 * What it looks at is in engine/subject.h, what it says of that in
 * engine/found.h. No other folder includes this.
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

/* A member that a rule may ask for when its object closes. */
struct capture {
    bool is_present;
    bool is_bad; /* present, but looked at by no rule */
    bool has_text;
    bool truth;
    enum pl_type type;
    size_t text, text_len; /* in `scratch`, decoded */
    struct extent key, value;
};

/* A case at a value that is decided when the object around it closes. */
struct suspicion {
    const struct pl_duty *duty;
    struct subject subject; /* texts are in `scratch`: */
    size_t text, text_len;
    struct extent at; /* where it points, if not where the rule says */
    bool has_at, is_key_at;
    bool is_carried;     /* from an object inside the one that it waits for */
    bool gave_up;        /* a pattern did, in the test */
    struct pl_said said; /* once tested */
};

/* A `count` or `maxDepth` that is watching. */
struct gauge {
    size_t index; /* in the plan */
    size_t depth; /* of the frame that it watches */
    uint64_t count;
    struct extent excess;    /* of the first value past the maximum */
    struct pl_slice pointer; /* of that value */
    bool has_excess, excess_is_open;
};

/* An open container. */
struct frame {
    uint32_t state;
    bool is_object;
    struct anchor start;
    struct key key;    /* under which it stands */
    uint32_t slot;     /* + 1 in the frame around it; 0: not captured */
    uint64_t index;    /* of its element that is being read */
    uint64_t size;     /* members or elements so far */
    struct key member; /* an object's member that is being read */
    uint32_t member_state;
    uint32_t member_slot; /* + 1; 0: none */
    uint64_t present;     /* slots that were seen, the first 64 */
    size_t captures, suspicions, unknown, scratch, gauges; /* marks */
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
    struct pl_arena arena; /* of the document's findings */
    struct pl_arena held;  /* of what the stacks below refer to, see held.c */
    struct pl_arena left;  /* the same, while it is tidied */
    size_t held_size, held_limit;
    struct pl_shapes shapes;
    struct pl_content content;
    struct pl_accepted accepted;
    struct pl_facts facts;
    struct pl_work work;
    struct pl_imprinter imprinter;
    struct pl_buf text;               /* a decoded string */
    struct pl_buf line;               /* what is being put together */
    struct pl_buf made, message, key; /* the same, for messages */
    struct pl_buf decoded;            /* a key on its way to a pointer */
    struct pl_buf scratch;            /* texts of what is open, a stack */

    struct pl_run_input input;
    struct pl_window *source;  /* of inputs with an origin; else NULL */
    enum pl_framing framing;   /* of the first document */
    uint64_t document;         /* of the file, from 1 */
    uint64_t documents_before; /* in inputs of the same file */
    uint64_t document_count;   /* of the run */
    uint64_t *target_counts;
    uint32_t start;        /* state of the document's root */
    bool is_unknown;       /* its shape */
    bool has_mistakes;     /* json/ findings */
    bool mentions;         /* its text names a word of the pack */
    uint64_t search_from;  /* where the search for those words goes on */
    uint64_t document_end; /* once it was read */
    uint64_t elements;     /* of the document, if it is an array that closed */
    bool is_malformed;     /* the input: see pl_run_end */
    bool looks_back;       /* the same */

    struct frame *frames;
    size_t depth, frame_cap;
    struct capture *captures;
    size_t capture_count, capture_cap;
    struct suspicion *suspicions;
    size_t suspicion_count, suspicion_cap;
    size_t settled_suspicions; /* these, the first, have left the window */
    struct key *unknown;       /* keys that no check knows */
    size_t unknown_count, unknown_cap;
    struct gauge *gauges;
    size_t gauge_count, gauge_cap;
    uint64_t nesting_limit; /* the least depth that some maxDepth forbids */
    size_t open_excesses;
    uint64_t *clean_presence; /* by state: + 1: present members that gave no
                                 fault; 0: none yet */

    uint32_t tally_file;       /* the number of the input in the tallies, */
    bool has_tally_file;       /* if it has one */
    struct pl_related earlier; /* what pl_ask_run() found before; no message:
                                  nothing */
    uint64_t tallies_age;      /* that `accepted` knows of */
    size_t late_share;         /* + 1: its answer is of use when the run ends */
    uint64_t *share_nodes;     /* of each share of the plan: counted so far */

    struct pl_finding *findings;
    struct found *found;
    size_t finding_count, finding_cap, found_cap;
    size_t first_finding;  /* of the document */
    size_t excerpts_done;  /* findings before this one have theirs */
    struct pl_span *masks; /* what is never shown, see mask.c */
    size_t mask_count, mask_cap;
    struct spoken *spoken;   /* of each rule */
    bool has_spoken;         /* one of those that are awaited: */
    size_t last_spoken_rule; /* the last to be listed, + 1 */
    uint64_t *spoken_room;
    size_t spoken_room_cap;
    struct waiting *waiting; /* findings that may yet be silenced */
    size_t waiting_count, waiting_cap;

    struct pl_siblings no_siblings;         /* the clock alone */
    const struct pl_value **sibling_values; /* scratch of one judgement */
    struct pl_value *sibling_room;
    bool *sibling_present;
    size_t sibling_cap;
    struct pl_seen *seen;
    size_t seen_cap;
    struct pl_value *unknown_values;
    size_t unknown_value_cap;
};

/* Tell whether the input is a part of an array, and not its beginning. */
static inline bool pl_is_rest(const struct pl_run *run) {
    return run->input.is_part && run->input.from.line > 0;
}

/* walk.c: read the document that the reader has begun, from its first token. */
void pl_walk_document(struct pl_run *run, struct pl_token *token);

/* Pass the document whose opening bracket, at `offset`, the reader has yielded,
 * if it is surely clean. */
bool pl_walk_root(struct pl_run *run, uint64_t offset);

/* text.c: what a scalar or a key says, decoded; it lasts until the next is. */
struct pl_slice pl_text_of(struct pl_run *run, const struct pl_token *token);
/* The subject that it is, without its key. */
struct subject pl_text_subject(struct pl_run *run, const struct pl_token *token,
                               enum pl_type type);
/* Judge a scalar, or the key of the member that comes next, by the duties of
 * `state`. Where the same text was accepted before, only what depends on more
 * than the text is judged again. */
void pl_text_judge(struct pl_run *run, uint32_t state,
                   const struct pl_token *token, const struct subject *subject);
void pl_text_judge_key(struct pl_run *run, uint32_t state,
                       const struct pl_token *token);

/* anchor.c: the window lets go of what is before `offset`: settle all that the
 * run (`self`) keeps of it. */
void pl_run_leaving(void *self, uint64_t offset);

/* run.c: the state where the document that begins at `start` begins. */
uint32_t pl_run_decide_start(struct pl_run *run, uint64_t start);

/* judge.c: decide a duty at a value. Returns true if the value satisfies all
 * that depends on its text alone. */
bool pl_judge_scalar(struct pl_run *run, const struct pl_duty *duty,
                     const struct subject *subject);
bool pl_judge_key(struct pl_run *run, const struct pl_duty *duty,
                  const struct subject *subject);
/* close.c: the container of `frame`, the innermost, has closed: decide all that
 * waits for it. The frame is still on the stack. */
void pl_judge_close(struct pl_run *run, struct subject *subject, bool is_cut);

/* members.c: the faults of the members of the innermost object. */
struct pl_fault_taker {
    void (*fault)(void *self, const struct key *at, const struct key *related);
    void *self;
};
bool pl_members_test(struct pl_run *run,
                     const struct pl_plan_assertion *assertion,
                     const uint32_t *slots, bool is_cut,
                     struct pl_fault_taker taker);

/* inside.c: where a check that looks inside a container found its faults. */
struct pl_inside_taker {
    /* The facts of the run tell of it; for the schema `false`, `keyword` is the
     * one that holds it. */
    void (*fault)(void *self, struct subject *place, const char *keyword);
    void *self;
};
/* Hand over each place inside the container, which has content, that made the
 * check fail. Returns false if it tells of none; where a pattern gave up, the
 * rest was not looked at, and pl_work_take() tells. */
bool pl_inside_find(struct pl_run *run, const struct subject *container,
                    const struct pl_assertion *assertion,
                    struct pl_inside_taker taker);

/* siblings.c: the members beside a value, as its case numbers them. */
struct pl_siblings pl_run_siblings(struct pl_run *run,
                                   const struct pl_case *source,
                                   const struct frame *frame);
bool pl_when_holds(struct pl_run *run, const struct pl_when *when,
                   const struct pl_siblings *siblings, bool is_cut);

/* held.c: memory for what the stacks of the walk refer to: places, keys and
 * messages. It is tidied as the document goes on: what no stack refers to any
 * more is let go. */
void *pl_hold(struct pl_run *run, size_t size);
struct pl_slice pl_hold_text(struct pl_run *run, struct pl_slice text);
struct pl_slice pl_hold_pointer(struct pl_run *run, size_t depth,
                                const struct key *key);
void pl_held_tidy(struct pl_run *run);
void pl_held_clear(struct pl_run *run);

/* mention.c: look for the pack's words in the text up to `limit`. */
void pl_mention_search(struct pl_run *run, uint64_t limit);
/* Tell whether the document that was read, or what follows it in its line or
 * near it, has one of the pack's words. */
bool pl_mention_is_in(struct pl_run *run);
/* Read on until the window holds the line that the document ends on, as far as
 * an excerpt shows it. */
void pl_mention_see_line(struct pl_run *run);

/* ask.c: ask what the whole run has seen of a value, which it sees now. After
 * false, the facts and `earlier` tell why. The caller has made sure that the
 * rule would speak. */
bool pl_ask_run(struct pl_run *run, const struct pl_plan_case *what,
                const struct pl_plan_assertion *assertion,
                const struct subject *subject);
/* ask.c: count a value, the token at `span`, in a document without an origin.
 */
void pl_ask_meet(struct pl_run *run, struct pl_tally *tally,
                 const struct pl_tally_word *word, struct pl_span span);
/* ask.c: the number of the input among the files of the tallies. */
uint32_t pl_ask_file(struct pl_run *run);

/* take_figures.c: take a container that is a node of targets, and closes, into
 * the figures of the summary. */
void pl_take_figures(struct pl_run *run, const struct pl_post *post,
                     struct pl_value *node);
/* ask.c: count the nodes of the input that ends for the shares that are judged
 * when the run does. */
void pl_ask_count(struct pl_run *run);

/* gauge.c: let the gauges of `post` watch the innermost frame; those of
 * `frame`, which closes, have done so. */
void pl_gauges_begin(struct pl_run *run, const struct pl_post *post);
void pl_gauges_end(struct pl_run *run, const struct frame *frame);
/* The value at `at`, under `key`, is one that the gauge counts. */
void pl_gauge_match(struct pl_run *run, size_t index, struct pl_span at,
                    const struct key *key);
/* A container has opened that is deeper than some gauge lets it be; the value
 * has ended whose beginning was past the maximum of some. */
void pl_gauges_open(struct pl_run *run, struct pl_span bracket);
void pl_gauges_close(struct pl_run *run, struct pl_span value);
/* The gauge of that index which watches the innermost frame, or NULL. */
const struct gauge *pl_gauge_of(const struct pl_run *run, size_t index);

#endif

/*
 * Walk: the state of a run, shared by the files of this folder that advance it.
 * No other folder includes this.
 */
#ifndef PL_ENGINE_WALK_H
#define PL_ENGINE_WALK_H

#include "check/facts.h"
#include "engine/accepted.h"
#include "engine/content.h"
#include "engine/imprint.h"
#include "engine/quick.h"
#include "engine/run.h"
#include "engine/shape.h"
#include "engine/tallies.h"

/* A place that has left the window, with its source line. */
struct spot {
    struct pl_place place;
    struct pl_excerpt excerpt;
};

/* A place in the document that may be needed later. While its bytes are in the
 * window the offset says it all; before they leave, `spot` is filled. */
struct anchor {
    uint64_t offset;
    const struct spot *spot;
};

/* Where a token stands. */
struct extent {
    struct anchor start, end;
};

/* The key of a member. */
struct key {
    struct extent at;      /* empty for an element and for the document */
    unsigned flags;        /* of its token */
    struct pl_slice saved; /* decoded, once its bytes have left (or at once, if
                              the token's text is not in the window) */
};

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

/* A value as a case sees it, with its places. */
struct subject {
    struct pl_value value;
    struct key key;
    struct extent at;
    bool is_hidden;          /* its text is never shown */
    struct pl_slice pointer; /* RFC 6901, of a value inside a container that was
                                read again; NULL data: by the frames */
};

/* What is said of a fault. */
struct pl_said {
    struct pl_slice message;
    struct pl_slice suggestion; /* what was meant; NULL data: not known */
    struct pl_slice pointer;    /* NULL data: by the frames */
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

/* Where a rule spoke that others wait for, by offset. */
struct spoken {
    uint64_t *offsets;
    size_t count, cap;
    size_t sorted; /* so many, the first */
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

/* A finding of a rule that waits for others. */
struct waiting {
    size_t rank; /* of its rule */
    size_t finding;
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

struct found {
    const struct pl_rule *rule; /* whose silence it keeps; NULL: none */
    size_t speaker;             /* index of the rule that speaks, or SIZE_MAX */
    struct pl_span span;        /* of what it is about */
    bool is_dropped;            /* at the end of the document */
    bool is_syntax;
    size_t late_share; /* + 1: it is told when the run ends, if at all */
    bool has_excerpts; /* nothing of it waits for its line */
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
    struct spoken *spoken; /* of each rule */
    bool has_spoken;
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

/* walk.c: read the document that the reader has begun, from its first token. */
void pl_walk_document(struct pl_run *run, struct pl_token *token);

/* Pass the document whose opening bracket, at `offset`, the reader has yielded,
 * if it is surely clean. */
bool pl_walk_root(struct pl_run *run, uint64_t offset);

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

/* anchor.c: places. */
struct anchor pl_anchor(uint64_t offset);
struct extent pl_extent(uint64_t start, uint64_t end);
/* Its bytes, at least one. */
struct pl_span pl_span_of(const struct extent *extent);
struct pl_place pl_place_of(struct pl_run *run, const struct anchor *at);
struct pl_region pl_region_of(struct pl_run *run, const struct extent *extent);

/* part.c: the part of a value that the facts tell of, else all of it. */
struct extent pl_part_of(const struct pl_run *run,
                         const struct subject *subject);

/* origin.c: from the text of a document to the source that it is held in. A
 * plain document's is its own. */
struct pl_span pl_source_span(const struct pl_run *run, struct pl_span span);
struct pl_region pl_source_region(struct pl_run *run, struct pl_span span);
/* Let an edit, whose text is copied, be one of the source. Returns false if it
 * cannot be. */
bool pl_source_edit(struct pl_run *run, struct pl_edit *edit);

/* excerpt.c: the line of `offset` of the source, in `arena`, without what is
 * never shown. */
struct pl_excerpt pl_excerpt_at(struct pl_run *run, uint64_t offset,
                                struct pl_arena *arena);
void pl_settle_excerpts(struct pl_run *run, uint64_t limit);
void pl_run_leaving(void *self, uint64_t offset);

/* mask.c: what is never shown, as far as some excerpt may still show it. */
struct pl_mask_range {
    const struct pl_span *items; /* by offset */
    size_t count;
};
void pl_mask(struct pl_run *run, struct pl_span span);
struct pl_mask_range pl_masks_in(const struct pl_run *run, struct pl_span span);
bool pl_is_masked(const struct pl_run *run, struct pl_span span);
void pl_masks_forget(struct pl_run *run, uint64_t offset);

/* secret.c: find the first piece of `text` that looks like an e-mail address, a
 * phone number or that of a card: wherever a mistake has put it, it is not
 * shown. The span counts from the beginning of the text. */
bool pl_secret_find(struct pl_slice text, struct pl_span *out);
/* Tell whether there is one; append `text` with *** for each. Where the rules
 * let everything be shown there are none. */
bool pl_secret_is_in(const struct pl_run *run, struct pl_slice text);
void pl_secret_add_without(const struct pl_run *run, struct pl_buf *out,
                           struct pl_slice text);

/* silence.c: where rules spoke that others wait for. A rule is silenced where
 * one of those spoke at `span` or inside it: for certain, as nothing can
 * silence the other; or as is known at the end of the document, when its
 * findings are dropped. */
void pl_spoken_add(struct pl_run *run, size_t rule, uint64_t offset);
bool pl_is_silenced_for_good(struct pl_run *run, const struct pl_rule *rule,
                             struct pl_span span);
void pl_silences_settle(struct pl_run *run);
void pl_spoken_clear(struct pl_run *run);
bool pl_has_spoken(struct pl_run *run, size_t rule, struct pl_span span);

/* held.c: memory for what the stacks of the walk refer to: places, keys and
 * messages. It is tidied as the document goes on: what no stack refers to any
 * more is let go. */
void *pl_hold(struct pl_run *run, size_t size);
struct pl_slice pl_hold_text(struct pl_run *run, struct pl_slice text);
struct pl_slice pl_hold_pointer(struct pl_run *run, size_t depth,
                                const struct key *key);
void pl_held_tidy(struct pl_run *run);
void pl_held_clear(struct pl_run *run);

/* pointer.c: RFC 6901 pointers, appended to `out`: of the innermost of `depth`
 * frames, and of the value under `key`, or the current element, in it. */
void pl_pointer_add_value(struct pl_run *run, size_t depth,
                          const struct key *key, struct pl_buf *out);
void pl_pointer_add(struct pl_run *run, size_t depth, struct pl_buf *out);
void pl_pointer_add_key(struct pl_run *run, const struct key *key,
                        struct pl_buf *out);
/* The decoded text of a key; in `into` unless it is in the window as it is. */
struct pl_slice pl_key_text(struct pl_run *run, const struct key *key,
                            struct pl_buf *into);

/* mention.c: look for the pack's words in the text up to `limit`. */
void pl_mention_search(struct pl_run *run, uint64_t limit);
/* Tell whether the document that was read, or what follows it in its line or
 * near it, has one of the pack's words. */
bool pl_mention_is_in(struct pl_run *run);
/* Read on until the window holds the line that the document ends on, as far as
 * an excerpt shows it. */
void pl_mention_see_line(struct pl_run *run);

/* found.c: make findings. */
struct pl_report_request {
    const struct pl_plan_case *what;
    const struct subject *subject;
    size_t depth; /* frames above the subject's value */
    enum pl_severity severity;
    const struct extent *at; /* NULL: where the rule says */
    const struct key *key;   /* the member's key that `at` is, or NULL */
    const struct key *related_key;
    const struct pl_siblings *siblings;
    const struct frame *beside; /* the object of the siblings; may be NULL */
    struct pl_said said;
    const struct pl_related *earlier; /* NULL: none */
    size_t late_share;                /* + 1 */
};
struct pl_finding *pl_found_add(struct pl_run *run, struct found found);
void pl_found_case(struct pl_run *run, const struct pl_report_request *request);
void pl_found_pattern_limit(struct pl_run *run,
                            const struct pl_report_request *request);
/* The value at `at`, under `key` below `depth` frames. */
void pl_found_too_large(struct pl_run *run, const struct extent *at,
                        size_t depth, const struct key *key);
/* The document has ended: drop what is not worth telling of it. */
void pl_found_end_document(struct pl_run *run);
/* Hand over what was found. */
void pl_found_flush(struct pl_run *run);

/* mistake.c: what the reader found. Of a document that ends, those that are not
 * worth telling are dropped. */
void pl_found_mistake(void *self, const struct pl_mistake *mistake);
void pl_mistakes_drop(struct pl_run *run);

/* message.c: the message of a failed assertion, and what is suggested, which
 * last until the next are. */
void pl_message_render(struct pl_run *run, const struct pl_plan_case *what,
                       const struct subject *subject, const char *keyword,
                       struct pl_said *said);

/* suggestion.c: say what may have been meant, beside the place and as a fix. */
void pl_suggest(struct pl_run *run, const struct pl_report_request *request,
                struct pl_finding *finding);

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
/* ask.c: remember the container at `offset` among what is `recent`, unless it
 * equals an earlier one. */
bool pl_ask_unique(struct pl_run *run, struct pl_recent *recent,
                   struct pl_mix imprint, uint64_t offset);
/* take_figures.c: take a container that is a node of targets, and closes, into
 * the figures of the summary. */
void pl_take_figures(struct pl_run *run, const struct pl_post *post,
                     struct pl_value *node);
/* ask.c: count the nodes of the input that ends for the shares that are judged
 * when the run does. */
void pl_ask_count(struct pl_run *run);
/* ask.c: the nodes that the run has counted so far are in the tallies. */
void pl_ask_counted(struct pl_run *run);

/* gauge.c */
void pl_gauges_begin(struct pl_run *run, const struct pl_post *post);
void pl_gauges_end(struct pl_run *run, const struct frame *frame);
/* The value at `at`, under `key`, is one that the gauge counts. */
void pl_gauge_match(struct pl_run *run, size_t index, struct pl_span at,
                    const struct key *key);
void pl_gauges_open(struct pl_run *run, struct pl_span bracket);
void pl_gauges_close(struct pl_run *run, struct pl_span value);
const struct gauge *pl_gauge_of(const struct pl_run *run, size_t index);

#endif

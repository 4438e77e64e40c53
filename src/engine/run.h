/*
 * Run: documents in, findings out. A run walks each document once, token by
 * token, while it moves the automaton. When the document ends, its findings go
 * to the sink, sorted. A run keeps no document: its memory is the depth of the
 * document, the members that rules ask for, and the findings of one document.
 *
 * A run serves one thread. Threads may share its plan.
 */
#ifndef PL_ENGINE_RUN_H
#define PL_ENGINE_RUN_H

#include "engine/plan.h"
#include "engine/tallies.h"
#include "model/origin.h"
#include "model/sink.h"
#include "json/reader.h"

struct pl_run_options {
    int64_t now;          /* the time by which rules judge: seconds since
                             1970-01-01T00:00:00Z */
    size_t shape;         /* index: all documents have this shape;
                             PL_SHAPE_NONE: tell it from the content */
    size_t target;        /* index: every document is one node of this target,
                             whatever `shape` says; PL_SHAPE_NONE: no */
    bool wants_excerpts;  /* copy source lines into findings */
    uint64_t content_max; /* bytes of the largest container that checks may look
                             inside; 0: 8 MiB */
    size_t window_size;   /* bytes of the input in memory at first; 0:
                             PL_WINDOW_SIZE */
    bool is_thorough;     /* take no shortcuts: see engine/quick.h */
    bool wants_figures;   /* collect the figures of the summary; the plan must
                             have `has_figures` */
    struct pl_tallies *tallies; /* what is known beyond one document, shared by
                                   all runs whose inputs are judged together;
                                   NULL: nothing is */
};

struct pl_run_input {
    struct pl_slice name;
    struct pl_feed feed;
    bool is_named; /* named on the command line, not found in a folder */
    enum pl_framing framing;
    const struct pl_origin *origin; /* the source that holds the text; NULL: the
                                       text is the file */
    bool is_envelope;               /* only mistakes in its JSON are reported */
    bool is_example;                /* it is an example in a text, not sent:
                                       tallies leave it out */
    bool is_head; /* with an origin: it counts as one document with the next
                     input */
    struct pl_place from; /* where in the source reading begins: a line, or an
                             element of an array. All 0: at the beginning */
    uint64_t documents;   /* in the source before this input */
    bool is_part;         /* some elements of an array, read as an array of
                             their own; see pl_run_can_part(). If it has a
                             `from`, it counts neither as a document nor as a
                             node: */
    size_t shape;         /* shape of the whole array */
    uint64_t elements;    /* elements before `from` */
    bool is_reply;        /* with an origin: the reply to the last request, see
                             pl_run_awaits_reply() */
    bool is_made; /* with an origin: the text is not in the source, but means
                     the same. Its shape is told from its content, and mistakes
                     in it are not reported */
};

struct pl_run_counts {
    uint64_t documents;
    const uint64_t *targets; /* by target: how many nodes there were */
    size_t target_count;
};

/* How far a run has come in an input. */
struct pl_run_end {
    struct pl_place place;
    uint64_t documents;      /* in the source, up to there */
    uint64_t elements;       /* of the last document, if it is an array, up to
                                there */
    bool is_malformed;       /* a mistake was one that makes text malformed, see
                                json/mistake.h */
    bool looks_back;         /* a finding names an earlier place, perhaps in the
                                same document */
    enum pl_framing framing; /* how the source was cut into documents at
                                first */
};

typedef struct pl_run pl_run;

/* Make a run in `*out`, which is set before anything can fail, so that its
 * owner can free it. `plan` and what `sink` points to must outlive the run.
 * Free with _free(). */
void pl_run_new(pl_run **out, struct pl_heap *heap, const struct pl_plan *plan,
                struct pl_run_options options, struct pl_sink sink);
void pl_run_free(pl_run *run);

/* Check all documents of one input. Returns the status of its feed. Inputs with
 * an origin are parts of one file: the numbers of their documents go on from
 * input to input, and their findings wait for pl_run_end_file(), so that a line
 * which several of them share shows nothing that one of them masks. The
 * origin's source must live until then. */
enum pl_status pl_run_input(pl_run *run, const struct pl_run_input *input);

/* Tell whether the document that begins with `text` is an array whose elements
 * can be judged apart from each other: no rule asks anything of the array
 * itself, or of an element by its index. Parts of it may then be checked on
 * their own, as long as none is malformed. `text` has PL_SHAPE_BYTES of the
 * document, or all of it. `*shape` becomes the shape of the document. */
bool pl_run_can_part(pl_run *run, struct pl_slice text, enum pl_framing framing,
                     size_t *shape);

/* Where the last input ended. It must have had no origin. */
struct pl_run_end pl_run_end_of(pl_run *run);

/* Tell whether the rules say what shape the reply to the last request has
 * (`reply`). The next input may then be that reply (is_reply). */
bool pl_run_awaits_reply(const pl_run *run);

/* End the file that the last inputs, with an origin, were parts of. */
void pl_run_end_file(pl_run *run);

/* What was counted so far. The result is valid as long as the run. */
struct pl_run_counts pl_run_counts(const pl_run *run);

/* Use `tallies` for the inputs that follow. Their `age` must differ from that
 * of all tallies that the run has used. */
void pl_run_use_tallies(pl_run *run, struct pl_tallies *tallies);

#endif

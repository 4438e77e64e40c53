/*
 * Run: documents in, findings out. A run walks each document once, the reader's
 * position and the automaton's state moving together, and hands the findings of
 * a document to the sink, in order, when it ends. It keeps no document; memory
 * is the depth, the members that rules ask for, and the findings of one
 * document.
 *
 * A run serves one thread. Plans are shared.
 */
#ifndef PL_ENGINE_RUN_H
#define PL_ENGINE_RUN_H

#include "engine/plan.h"
#include "engine/tallies.h"
#include "model/origin.h"
#include "model/sink.h"
#include "json/reader.h"

struct pl_run_options {
    int64_t now;          /* the clock: seconds since 1970-01-01T00:00:00Z */
    size_t shape;         /* of every document; PL_SHAPE_NONE: by content */
    size_t target;        /* every document is one node of this target; wins
                             over `shape`; PL_SHAPE_NONE: no */
    bool wants_excerpts;  /* findings come with their source lines */
    uint64_t content_max; /* bytes of a container that is looked at again; 0:
                             8 MiB */
    size_t window_size;   /* bytes of the input in memory at first; 0:
                             PL_WINDOW_SIZE */
    bool is_thorough;     /* no shortcuts: see engine/quick.h */
    bool wants_figures;   /* the summary in full: the plan was made for it */
    struct pl_tallies *tallies; /* what is known beyond one document: of all
                                   runs whose inputs are looked at together;
                                   NULL: of none */
};

struct pl_run_input {
    struct pl_slice name;
    struct pl_feed feed;
    bool is_named; /* on the command line, not found in a folder */
    enum pl_framing framing;
    const struct pl_origin *origin; /* NULL: the file is the text */
    bool is_frame;                  /* only the mistakes in its JSON are told */
    bool is_example;                /* it shows how, and is not sent: what is
                                       known beyond documents leaves it out */
    bool is_head; /* with an origin: it is one document with the next input */
    struct pl_place from; /* where in the source reading begins, a line of a
                             source in lines or a part of an array; all 0: at
                             its beginning */
    uint64_t documents;   /* in the source before it */
    bool is_part;         /* some elements of an array, as an array; see
                             pl_run_can_part(). One that has a `from` is not
                             counted as a document, nor as a node: */
    size_t shape;         /* of all of it */
    uint64_t elements;    /* before `from` */
    bool is_made; /* with an origin: the text is not written in the source but
                     says the same. It has the shape that it looks like, and
                     that it may be no JSON is nobody's mistake */
};

struct pl_run_counts {
    uint64_t documents;
    const uint64_t *targets; /* nodes of each target */
    size_t target_count;
};

/* How far a run has come in an input. */
struct pl_run_end {
    struct pl_place place;
    uint64_t documents;      /* in the source, to there */
    uint64_t elements;       /* of the last document, an array, to there */
    bool is_malformed;       /* there were mistakes that are, see mistake.h */
    bool looks_back;         /* a finding names an earlier place that may have
                                been in its document */
    enum pl_framing framing; /* how the source was cut at first */
};

typedef struct pl_run pl_run;

/* Make a run in `*out`, which is set before anything can fail, so that its
 * owner can free it. `plan` and what `sink` points to must outlive it. Free
 * with _free(). */
void pl_run_new(pl_run **out, struct pl_heap *heap, const struct pl_plan *plan,
                struct pl_run_options options, struct pl_sink sink);
void pl_run_free(pl_run *run);

/* Check all documents of one input. Returns what its feed came to. Inputs with
 * an origin are parts of one file: their documents are counted on, and their
 * findings wait for the end of the file, so that a line on which several of
 * them stand shows nothing that one of them hides. The origin's source must
 * live until then. */
enum pl_status pl_run_input(pl_run *run, const struct pl_run_input *input);

/* Tell whether the document that begins with `text` (PL_SHAPE_BYTES of it, if
 * it has so many) is an array of which nothing is asked but of each element,
 * whichever it is: parts of it may be checked on their own, as long as none is
 * malformed. `*shape` is that of all of it. */
bool pl_run_can_part(pl_run *run, struct pl_slice text, enum pl_framing framing,
                     size_t *shape);

/* Where the input ended that was checked last, which has no origin. */
struct pl_run_end pl_run_end_of(pl_run *run);

/* End a file of which inputs with an origin were parts. */
void pl_run_end_file(pl_run *run);

/* What was counted so far; valid as long as the run. */
struct pl_run_counts pl_run_counts(const pl_run *run);

/* Let the inputs that follow have `tallies`, whose `age` is not that of any
 * that the run had before. */
void pl_run_use_tallies(pl_run *run, struct pl_tallies *tallies);

#endif

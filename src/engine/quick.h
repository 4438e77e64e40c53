/*
 * Quick: the way that clean values take. What is surely without fault is passed
 * straight from the window to its end: no tokens, no subjects, no places. At
 * the first sign of doubt nothing has happened yet, and the value is read and
 * judged by the rest of this folder, which alone says what a fault is.
 *
 * So a shortcut may be wrong in one direction only: it may doubt too much.
 * `is_thorough` in the options of a run takes none; the results must be the
 * same.
 */
#ifndef PL_ENGINE_QUICK_H
#define PL_ENGINE_QUICK_H

#include "base/heap.h"
#include "model/span.h"
#include "json/token.h"

struct pl_run;

typedef struct pl_quick pl_quick;

/* Make the shortcuts of a run in `*out`, which is set before anything else can
 * fail. Free with _free(). */
void pl_quick_new(pl_quick **out, struct pl_run *run);
void pl_quick_free(pl_quick *quick);

/* An input begins; it has ended, and what was counted of values that were
 * passed is added to the counts of the run. */
void pl_quick_begin(pl_quick *quick);
void pl_quick_end(pl_quick *quick);

/* What was passed: the text, and the members of its object. */
struct pl_quick_passed {
    struct pl_span span;
    uint64_t size;
};

/* Pass the object that the reader has opened last, by a token at `offset`, a
 * value in `state`. Returns false if it has to be looked at closely. */
bool pl_quick_object(struct pl_run *run, uint32_t state, uint64_t offset,
                     struct pl_quick_passed *out);

/* Pass the elements behind the one that was passed and ended at `*end`, objects
 * all of them, as far as they can be, in an array whose elements are all in
 * `state`, which no gauge counts. Returns how many; the last ends at `*end`. */
uint64_t pl_quick_elements(struct pl_run *run, uint32_t state, uint64_t *end);

/* Tell whether a scalar in `state` surely satisfies all cases that look at it
 * alone: those that read no sibling, and ask nothing of the run. */
bool pl_quick_is_sure(struct pl_run *run, uint32_t state,
                      const struct pl_token *token);

/* The shape of a document has been decided: that of the next one, presumably.
 */
void pl_quick_started(struct pl_run *run);

/* Pass the object that is the document, and that the reader has opened by a
 * token at `offset`. `run->start` is decided then. */
bool pl_quick_root(struct pl_run *run, uint64_t offset,
                   struct pl_quick_passed *out);

/* Pass the documents that the reader is about to read, each an object and a
 * line. Returns how many. */
uint64_t pl_quick_lines(struct pl_run *run);

#endif

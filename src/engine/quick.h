/*
 * Quick: shortcuts for values without a fault, which most values are.
 *
 * The general way turns a value into tokens and asks the checks of each. A
 * shortcut passes a value: it goes over the bytes in the window, from the first
 * to the last, and compares them with what it has learned from earlier values.
 * When it is in doubt (a fault, malformed text, something never seen, the end
 * of the window), it undoes what it did, and the value is read the general way,
 * which alone reports findings.
 *
 * So a shortcut may err on one side only: to doubt a good value costs time, to
 * pass a bad one is a defect. The run option `is_thorough` disables all of
 * them; the output must be the same.
 */
#ifndef PL_ENGINE_QUICK_H
#define PL_ENGINE_QUICK_H

#include "base/heap.h"
#include "model/span.h"
#include "json/token.h"

struct pl_run;

typedef struct pl_quick pl_quick;

/* Make the shortcuts of a run. `*out` is set before any other allocation, so
 * that the owner can free them if one fails. */
void pl_quick_new(pl_quick **out, struct pl_run *run);
void pl_quick_free(pl_quick *quick);

/* An input begins. It ends: the counts of passed values are added to the run's
 * target_counts. */
void pl_quick_begin(pl_quick *quick);
void pl_quick_end(pl_quick *quick);

/* An object that was passed. */
struct pl_quick_passed {
    struct pl_span span;
    uint64_t size; /* members */
};

/* Pass the object whose opening bracket, at `offset`, was the reader's last
 * token; it is a value in `state`. The reader then stands behind the object.
 * Returns false, having done nothing, if the object must be read. */
bool pl_quick_object(struct pl_run *run, uint32_t state, uint64_t offset,
                     struct pl_quick_passed *out);

/* Pass further elements of the open array, of which one was just passed that
 * ended at offset `*end`. All its elements must be in `state`, and no gauge may
 * count them. Stops at the first element that is no object or is in doubt.
 * Returns how many were passed; `*end` is then the end of the last one. */
uint64_t pl_quick_elements(struct pl_run *run, uint32_t state, uint64_t *end);

/* Tell whether a scalar in `state` surely satisfies all cases that look at
 * nothing but the scalar: neither at siblings nor at tallies. */
bool pl_quick_is_sure(struct pl_run *run, uint32_t state,
                      const struct pl_token *token);

/* The shape of a document has been decided. The next document is presumed to
 * have the same one. */
void pl_quick_started(struct pl_run *run);

/* Pass the object that is the whole document, whose opening bracket, at
 * `offset`, was the reader's last token. If it is passed, `run->start`, the
 * state of its shape, is set too. */
bool pl_quick_root(struct pl_run *run, uint64_t offset,
                   struct pl_quick_passed *out);

/* Pass the next documents of an NDJSON input, each an object on a line of its
 * own. Returns how many; the reader stands behind the last one. */
uint64_t pl_quick_lines(struct pl_run *run);

#endif

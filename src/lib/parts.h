/*
 * Parts: check a file that holds its documents in another text (input/form.h),
 * one document after the other.
 */
#ifndef PL_LIB_PARTS_H
#define PL_LIB_PARTS_H

#include "engine/run.h"
#include "input/form.h"

/* The most bytes of such a file, for it is read as a whole. A larger one is not
 * checked. */
#define PL_PARTS_MAX ((size_t)64 * 1024 * 1024)

struct pl_parts {
    pl_run *run;
    struct pl_run_input input; /* what all documents of the file have in
                                  common */
    bool is_strict; /* also check examples on pages for people that only
                       resemble JSON */
    struct pl_window window; /* the whole file */
    struct pl_extract source;
    struct pl_workspace space;
    struct pl_buf trouble; /* why the last file was not checked; empty: it
                              was */
    enum pl_status status; /* how reading the file ended; the caller sets it */
    bool is_last;          /* the document goes up to the end of the file */
    struct pl_slice rest;  /* what the window of a document has still to get */
};

/* Initialise. The caller must call _fini() in any case. */
void pl_parts_init(struct pl_parts *parts, struct pl_heap *heap);
void pl_parts_fini(struct pl_parts *parts);

/* Check the documents in `text`, a file of the form `form`. `input` describes
 * the file. */
void pl_parts_check(struct pl_parts *parts, pl_run *run,
                    const struct pl_form *form, struct pl_slice text,
                    const struct pl_run_input *input);

#endif

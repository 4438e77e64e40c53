/*
 * Parts: a file that holds its documents in another text, checked one document
 * after the other.
 */
#ifndef PL_LIB_PARTS_H
#define PL_LIB_PARTS_H

#include "engine/run.h"
#include "input/form.h"

/* A file is read wholly for it: one that is larger is not checked. */
#define PL_PARTS_MAX ((size_t)64 * 1024 * 1024)

struct pl_parts {
    pl_run *run;
    struct pl_run_input input; /* what all documents have in common */
    bool is_strict; /* pages for people are checked as if for machines */
    struct pl_window window; /* the file */
    struct pl_extract source;
    struct pl_workspace space;
    struct pl_buf trouble; /* why the last file was not checked; mostly empty */
    enum pl_status status; /* how the text ended; the caller sets it */
    bool is_last;          /* the document ends there */
    struct pl_slice rest;  /* of a document's text: not yet in its window */
};

/* Make parts, which the caller owns whatever happens then. */
void pl_parts_init(struct pl_parts *parts, struct pl_heap *heap);
void pl_parts_fini(struct pl_parts *parts);

/* Check the documents that `text`, a file of the form `form`, holds. `input`
 * says what the file is. */
void pl_parts_check(struct pl_parts *parts, pl_run *run,
                    const struct pl_form *form, struct pl_slice text,
                    const struct pl_run_input *input);

#endif

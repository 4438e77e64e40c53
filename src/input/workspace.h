/*
 * Workspace: the memory of a form while it searches a text for documents. It
 * belongs to the caller of the form, who frees it even if the heap unwinds. So
 * a form need not free anything.
 */
#ifndef PL_INPUT_WORKSPACE_H
#define PL_INPUT_WORKSPACE_H

#include "base/arena.h"
#include "input/extract.h"

/* Bytes that may be searched in vain for an end (of a quote, of a
 * here-document) in one file. Past that, such ends are not looked for. */
#define PL_SEARCHED_MAX ((size_t)64 * 1024 * 1024)

struct pl_spare_extract {
    struct pl_extract extract; /* first, so that a pointer to it is one to the
                                  struct */
    uint64_t number;           /* counts the extracts that were taken, from 1 */
    struct pl_spare_extract *next, *before; /* `before`: only in the list of
                                               those in use */
};

struct pl_json_text;

struct pl_workspace {
    struct pl_heap *heap;
    struct pl_arena arena;         /* lives as long as the search of a file */
    struct pl_spare_extract *used; /* in use, the latest first */
    struct pl_spare_extract *spare;
    uint64_t taken;            /* how many were taken so far */
    size_t searched;           /* bytes of the file, see PL_SEARCHED_MAX */
    struct pl_json_text *json; /* see json_search.h; NULL until it is needed */
};

/* Make an empty workspace. The caller must call _fini() in any case. */
void pl_workspace_init(struct pl_workspace *space, struct pl_heap *heap);
void pl_workspace_fini(struct pl_workspace *space);

/* Begin another file: all extracts are given back, the arena is emptied. */
void pl_workspace_clear(struct pl_workspace *space);

/* Take an extract, which must be begun; give it back when it is not needed, so
 * that its memory can be used again. */
struct pl_extract *pl_workspace_take(struct pl_workspace *space);
void pl_workspace_give(struct pl_workspace *space, struct pl_extract *extract);

/* Give back all extracts taken since `taken` was `mark`. */
void pl_workspace_return(struct pl_workspace *space, uint64_t mark);

#endif

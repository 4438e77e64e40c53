/*
 * Workspace: the memory of a search for documents. Whoever begins the search
 * owns it and frees it, whatever happens meanwhile (an allocation may unwind),
 * so that a form needs to free nothing.
 */
#ifndef PL_INPUT_WORKSPACE_H
#define PL_INPUT_WORKSPACE_H

#include "base/arena.h"
#include "input/extract.h"

/* Bytes of a text that are looked through for an end that is not there (of a
 * quote, of a here-document), all together: then there are no more ends. */
#define PL_SEARCHED_MAX ((size_t)64 * 1024 * 1024)

struct pl_spare_extract {
    struct pl_extract extract; /* first, so that it leads to the rest */
    uint64_t number;           /* of its taking, from 1 */
    struct pl_spare_extract *next, *before; /* `before`: of those in use */
};

struct pl_json_text;

struct pl_workspace {
    struct pl_heap *heap;
    struct pl_arena arena; /* of what lives as long as the search of a file */
    struct pl_spare_extract *used; /* the latest first */
    struct pl_spare_extract *spare;
    uint64_t taken;            /* so far */
    size_t searched;           /* bytes of the file, see above */
    struct pl_json_text *json; /* see json_search.h; NULL until it is needed */
};

/* Make an empty workspace, which the caller owns whatever happens then. */
void pl_workspace_init(struct pl_workspace *space, struct pl_heap *heap);
void pl_workspace_fini(struct pl_workspace *space);

/* Begin another file: all extracts are free, the arena is empty. */
void pl_workspace_clear(struct pl_workspace *space);

/* Take an extract, which is to be begun; give it back when it is not needed any
 * more, so that the next one has its memory. */
struct pl_extract *pl_workspace_take(struct pl_workspace *space);
void pl_workspace_give(struct pl_workspace *space, struct pl_extract *extract);

/* Give back all that was taken since `mark`, which is what `taken` was. */
void pl_workspace_return(struct pl_workspace *space, uint64_t mark);

#endif

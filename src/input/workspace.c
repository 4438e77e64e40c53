#include "input/workspace.h"

#include "input/json_search.h"

#include <stdlib.h>

void pl_workspace_init(struct pl_workspace *space, struct pl_heap *heap) {
    *space = (struct pl_workspace){.heap = heap};
    pl_arena_init(&space->arena, heap);
}

void pl_workspace_fini(struct pl_workspace *space) {
    while (space->extracts) {
        struct pl_spare_extract *spare = space->extracts;
        space->extracts = spare->next;
        pl_extract_fini(&spare->extract);
        free(spare);
    }
    pl_json_text_free(space->json);
    pl_arena_free(&space->arena);
}

void pl_workspace_clear(struct pl_workspace *space) {
    pl_workspace_return(space, 0);
    pl_arena_reset(&space->arena);
}

static struct pl_spare_extract *add(struct pl_workspace *space) {
    struct pl_spare_extract *spare = pl_heap_alloc(space->heap, sizeof *spare);
    pl_extract_init(&spare->extract, space->heap);
    spare->next = space->extracts;
    space->extracts = spare;
    return spare;
}

struct pl_extract *pl_workspace_take(struct pl_workspace *space) {
    struct pl_spare_extract *spare = space->extracts;
    while (spare && spare->number > 0)
        spare = spare->next;
    if (!spare)
        spare = add(space);
    spare->number = ++space->taken;
    return &spare->extract;
}

void pl_workspace_give(struct pl_workspace *space, struct pl_extract *extract) {
    for (struct pl_spare_extract *at = space->extracts; at; at = at->next)
        if (&at->extract == extract)
            at->number = 0;
}

void pl_workspace_return(struct pl_workspace *space, uint64_t mark) {
    for (struct pl_spare_extract *at = space->extracts; at; at = at->next)
        if (at->number > mark)
            at->number = 0;
}

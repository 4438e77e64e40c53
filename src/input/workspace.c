#include "input/workspace.h"

#include "input/json_search.h"

#include <stdlib.h>

void pl_workspace_init(struct pl_workspace *space, struct pl_heap *heap) {
    *space = (struct pl_workspace){.heap = heap};
    pl_arena_init(&space->arena, heap);
}

static void free_all(struct pl_spare_extract *first) {
    while (first) {
        struct pl_spare_extract *next = first->next;
        pl_extract_fini(&first->extract);
        free(first);
        first = next;
    }
}

void pl_workspace_fini(struct pl_workspace *space) {
    free_all(space->used);
    free_all(space->spare);
    pl_json_text_free(space->json);
    pl_arena_free(&space->arena);
}

void pl_workspace_clear(struct pl_workspace *space) {
    pl_workspace_return(space, 0);
    pl_arena_reset(&space->arena);
    space->searched = 0;
}

static void add(struct pl_workspace *space) {
    struct pl_spare_extract *spare = pl_heap_alloc(space->heap, sizeof *spare);
    pl_extract_init(&spare->extract, space->heap);
    spare->next = NULL;
    space->spare = spare;
}

struct pl_extract *pl_workspace_take(struct pl_workspace *space) {
    if (!space->spare)
        add(space);
    struct pl_spare_extract *taken = space->spare;
    space->spare = taken->next;
    taken->number = ++space->taken;
    taken->before = NULL;
    taken->next = space->used;
    if (space->used)
        space->used->before = taken;
    space->used = taken;
    return &taken->extract;
}

void pl_workspace_give(struct pl_workspace *space, struct pl_extract *extract) {
    struct pl_spare_extract *given = (struct pl_spare_extract *)extract;
    if (given->before)
        given->before->next = given->next;
    else
        space->used = given->next;
    if (given->next)
        given->next->before = given->before;
    given->next = space->spare;
    space->spare = given;
}

void pl_workspace_return(struct pl_workspace *space, uint64_t mark) {
    while (space->used && space->used->number > mark)
        pl_workspace_give(space, &space->used->extract);
}

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

#define FIRST_BLOCK   ((size_t)4096)
#define LARGEST_BLOCK ((size_t)1024 * 1024)

/* This many bytes are zeroed at a time, shortly before they are needed. The
 * unused rest of a block is never touched. */
#define PIECE ((size_t)1024)

/* `room` and `used` are multiples of the alignment. */
struct pl_arena_block {
    struct pl_arena_block *next;
    size_t room;
    size_t used; /* bytes allocated or zeroed */
    alignas(max_align_t) char bytes[];
};

void pl_arena_init(struct pl_arena *arena, struct pl_heap *heap) {
    *arena = (struct pl_arena){.heap = heap};
}

static void free_blocks(struct pl_arena_block *block) {
    while (block) {
        struct pl_arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void pl_arena_free(struct pl_arena *arena) {
    free_blocks(arena->blocks);
    pl_arena_init(arena, arena->heap);
}

static size_t padded(size_t size) {
    size_t align = alignof(max_align_t);
    return (size + align - 1) / align * align;
}

static void use(struct pl_arena *arena, struct pl_arena_block *block) {
    block->used = 0;
    arena->blocks = block;
    arena->next = block->bytes;
    arena->room = 0;
}

void pl_arena_reset(struct pl_arena *arena) {
    struct pl_arena_block *kept = arena->blocks;
    if (!kept)
        return;
    free_blocks(kept->next);
    kept->next = NULL;
    use(arena, kept);
}

static struct pl_arena_block *make_block(struct pl_heap *heap, size_t room) {
    size_t most = SIZE_MAX - sizeof(struct pl_arena_block) - PIECE;
    if (room > most)
        pl_heap_run_out(heap);
    struct pl_arena_block *block =
        pl_heap_alloc(heap, sizeof *block + padded(room));
    block->next = NULL;
    block->room = padded(room);
    return block;
}

static void add_block(struct pl_arena *arena, size_t size) {
    struct pl_arena_block *newest = arena->blocks;
    size_t room = newest ? newest->room + newest->room / 2 : FIRST_BLOCK;
    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    struct pl_arena_block *block =
        make_block(arena->heap, room < size ? size : room);
    block->next = newest;
    use(arena, block);
}

/* Allocate a block of its own for a piece that is too large for a usual block;
 * the newest block stays in use. */
static void *alloc_own(struct pl_arena *arena, size_t size) {
    struct pl_arena_block *own = make_block(arena->heap, size);
    own->next = arena->blocks->next;
    arena->blocks->next = own;
    return memset(own->bytes, 0, size);
}

void *pl_arena_alloc_more(struct pl_arena *arena, size_t size) {
    struct pl_arena_block *newest = arena->blocks;
    if (!newest || size > arena->room + (newest->room - newest->used)) {
        if (newest && size > LARGEST_BLOCK / 4)
            return alloc_own(arena, size);
        add_block(arena, size);
        newest = arena->blocks;
    }

    size_t more = padded(size - arena->room);
    size_t left = newest->room - newest->used;
    if (more < PIECE)
        more = PIECE < left ? PIECE : left;
    memset(newest->bytes + newest->used, 0, more);
    newest->used += more;
    arena->room += more;
    return pl_arena_take(arena, size);
}

struct pl_slice pl_arena_copy(struct pl_arena *arena, struct pl_slice slice) {
    char *copy = pl_arena_alloc(arena, slice.len + 1);
    if (slice.len > 0)
        memcpy(copy, slice.data, slice.len);
    copy[slice.len] = '\0';
    return pl_slice_of(copy, slice.len);
}

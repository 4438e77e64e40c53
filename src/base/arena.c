#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#define FIRST_BLOCK   ((size_t)4096)
#define LARGEST_BLOCK ((size_t)1024 * 1024)

struct pl_arena_block {
    struct pl_arena_block *next;
    size_t used;
    size_t room;
    alignas(max_align_t) char bytes[];
};

void pl_arena_init(struct pl_arena *arena, struct pl_heap *heap) {
    arena->heap = heap;
    arena->blocks = NULL;
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
    arena->blocks = NULL;
}

void pl_arena_reset(struct pl_arena *arena) {
    struct pl_arena_block *kept = arena->blocks;
    if (!kept)
        return;
    free_blocks(kept->next);
    kept->next = NULL;
    kept->used = 0;
}

static struct pl_arena_block *make_block(struct pl_heap *heap, size_t room) {
    size_t size = sizeof(struct pl_arena_block);
    size = room > SIZE_MAX - size ? SIZE_MAX : size + room;

    struct pl_arena_block *block = pl_heap_alloc(heap, size);
    block->next = NULL;
    block->used = 0;
    block->room = room;
    return block;
}

/* A block with room for `size` bytes. What is too large for a usual block gets
 * one of its own behind the newest, which stays in use. */
static struct pl_arena_block *add_block(struct pl_arena *arena, size_t size) {
    struct pl_arena_block *newest = arena->blocks;
    if (newest && size > LARGEST_BLOCK / 4) {
        struct pl_arena_block *own = make_block(arena->heap, size);
        own->next = newest->next;
        newest->next = own;
        return own;
    }

    size_t room = newest ? newest->room * 2 : FIRST_BLOCK;
    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    if (room < size)
        room = size;
    struct pl_arena_block *block = make_block(arena->heap, room);
    block->next = newest;
    arena->blocks = block;
    return block;
}

void *pl_arena_take(struct pl_arena *arena, size_t size) {
    size_t align = alignof(max_align_t);
    size_t padded =
        size > SIZE_MAX - align ? SIZE_MAX : (size + align - 1) / align * align;

    struct pl_arena_block *block = arena->blocks;
    if (!block || padded > block->room - block->used)
        block = add_block(arena, padded);

    char *memory = block->bytes + block->used;
    block->used += padded;
    return memory;
}

void *pl_arena_alloc(struct pl_arena *arena, size_t size) {
    void *memory = pl_arena_take(arena, size);
    return memset(memory, 0, size);
}

struct pl_slice pl_arena_copy(struct pl_arena *arena, struct pl_slice slice) {
    char *copy = pl_arena_take(arena, slice.len + 1);
    if (slice.len > 0)
        memcpy(copy, slice.data, slice.len);
    copy[slice.len] = '\0';
    return pl_slice_of(copy, slice.len);
}

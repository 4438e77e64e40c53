/*
 * Arena: allocate many, free once. What is allocated lives until the arena is
 * reset or freed; there is no freeing of one piece.
 */
#ifndef PL_BASE_ARENA_H
#define PL_BASE_ARENA_H

#include "base/heap.h"
#include "base/slice.h"

struct pl_arena_block;

struct pl_arena {
    struct pl_heap *heap;
    struct pl_arena_block *blocks; /* newest first */
};

/* Make an empty arena that takes its blocks from `heap`. */
void pl_arena_init(struct pl_arena *arena, struct pl_heap *heap);

/* Free every block; the arena is empty and usable again. */
void pl_arena_free(struct pl_arena *arena);

/* Forget everything allocated, keeping one block for reuse. */
void pl_arena_reset(struct pl_arena *arena);

/* Allocate `size` zeroed bytes, aligned for any type. */
void *pl_arena_alloc(struct pl_arena *arena, size_t size);

/* The same as it was left, for what is filled at once. */
void *pl_arena_take(struct pl_arena *arena, size_t size);

/* Copy the bytes of `slice`, with a terminating NUL after them (not counted).
 */
struct pl_slice pl_arena_copy(struct pl_arena *arena, struct pl_slice slice);

#endif

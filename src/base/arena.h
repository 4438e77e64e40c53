/*
 * Arena: allocate many pieces of memory, free them all at once. A piece lives
 * until the arena is reset or freed; a single piece cannot be freed.
 */
#ifndef PL_BASE_ARENA_H
#define PL_BASE_ARENA_H

#include <stdalign.h>
#include <stdint.h>

#include "base/heap.h"
#include "base/slice.h"

struct pl_arena_block;

struct pl_arena {
    struct pl_heap *heap;
    struct pl_arena_block *blocks; /* newest first */
    char *next;                    /* in the newest block: the first free byte
                                      … */
    size_t room;                   /* … and how many zeroed bytes follow it */
};

/* Make an empty arena that takes its blocks from `heap`. */
void pl_arena_init(struct pl_arena *arena, struct pl_heap *heap);

/* Free every block; the arena is empty and usable again. */
void pl_arena_free(struct pl_arena *arena);

/* Forget everything allocated, keeping one block for reuse. */
void pl_arena_reset(struct pl_arena *arena);

/* The slow part of pl_arena_alloc(), for when the zeroed bytes do not
 * suffice. */
void *pl_arena_alloc_more(struct pl_arena *arena, size_t size);

/* The fast part of pl_arena_alloc(), for when the zeroed bytes suffice. */
static inline void *pl_arena_take(struct pl_arena *arena, size_t size) {
    size_t align = alignof(max_align_t);
    size_t padded = (size + align - 1) / align * align;
    char *memory = arena->next;
    arena->next += padded;
    arena->room -= padded;
    return memory;
}

/* Allocate `size` zeroed bytes, aligned for any type. */
static inline void *pl_arena_alloc(struct pl_arena *arena, size_t size) {
    return !arena->next || size > arena->room ? pl_arena_alloc_more(arena, size)
                                              : pl_arena_take(arena, size);
}

/* Bytes of a cache line on most processors. */
#define PL_ARENA_LINE 64

/* The same, aligned to a cache line. */
static inline void *pl_arena_alloc_line(struct pl_arena *arena, size_t size) {
    char *memory = pl_arena_alloc(arena, size + PL_ARENA_LINE - 1);
    return memory +
           (PL_ARENA_LINE - (uintptr_t)memory % PL_ARENA_LINE) % PL_ARENA_LINE;
}

/* Copy the bytes of `slice`, with a terminating NUL after them (not counted).
 */
struct pl_slice pl_arena_copy(struct pl_arena *arena, struct pl_slice slice);

#endif

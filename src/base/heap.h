/*
 * Heap: all memory is allocated here, and only here can it run out.
 *
 * An allocation never returns NULL. If the system has no more memory (or
 * `budget` is used up, by which tests make every allocation fail in turn), the
 * heap unwinds with longjmp to the entry point of the library that armed it,
 * and this returns PL_STATUS_NO_MEMORY. So that nothing leaks then, all memory
 * must be reachable from an object that the entry point frees: store memory in
 * its owner before the next allocation.
 *
 * One heap serves one thread.
 */
#ifndef PL_BASE_HEAP_H
#define PL_BASE_HEAP_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"

struct pl_heap {
    jmp_buf unwind; /* set by the entry point; valid while `armed` */
    bool armed;     /* if false, running out of memory aborts */
    size_t budget;  /* number of allocations left; SIZE_MAX (the default): no
                       limit */
    struct pl_hash_key hash_key; /* see pl_heap_hash_key() */
    bool has_hash_key;
};

/* Make `heap` unarmed and without a limit. */
void pl_heap_init(struct pl_heap *heap);

/* Allocate `size` bytes (at least 1), uninitialised. Free with free(). */
void *pl_heap_alloc(struct pl_heap *heap, size_t size);

/* The same with all bytes zero. Zero pages fresh from the system cost
 * nothing. */
void *pl_heap_alloc_zeroed(struct pl_heap *heap, size_t size);

/* Resize `old` (may be NULL) to `size` bytes, keeping its content. If the heap
 * unwinds, `old` stays valid and its owner keeps it. */
void *pl_heap_resize(struct pl_heap *heap, void *old, size_t size);

/* The slow part of pl_heap_grow(), for when `*cap` is less than `need`. */
void *pl_heap_double(struct pl_heap *heap, void *items, size_t *cap,
                     size_t need, size_t size);

/* Make room for `need` elements of `size` bytes in the array `items`, whose
 * room is `*cap` elements: returns the array, grown by doubling if it was too
 * small, and updates `*cap`. Store the result in its owner at once. */
static inline void *pl_heap_grow(struct pl_heap *heap, void *items, size_t *cap,
                                 size_t need, size_t size) {
    return need <= *cap ? items : pl_heap_double(heap, items, cap, need, size);
}

/* Unwind as a failed allocation does, for libraries that allocate memory by
 * themselves. */
_Noreturn void pl_heap_run_out(struct pl_heap *heap);

/* The random hash key that all hash tables of this heap share; created on the
 * first call. */
struct pl_hash_key pl_heap_hash_key(struct pl_heap *heap);

#endif

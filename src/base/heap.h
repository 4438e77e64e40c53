/*
 * Heap: the one way to get memory, and the one place where it can run out.
 *
 * An allocation never returns NULL. Where the system has no more memory (or
 * `budget` is used up, which is how tests make every allocation fail in turn),
 * the heap unwinds, with longjmp, to the entry point of the library that armed
 * it, which returns PL_STATUS_NO_MEMORY. So that nothing leaks then, whoever
 * holds memory across a call is reachable from an object that the entry point
 * frees: memory is stored in its owner before the next allocation happens.
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
    jmp_buf unwind; /* set by the entry point, valid while `armed` */
    bool armed;     /* unarmed, running out of memory aborts */
    size_t budget;  /* allocations left; SIZE_MAX (the default): no limit */
    struct pl_hash_key hash_key; /* see pl_heap_hash_key() */
    bool has_hash_key;
};

/* Make `heap` unarmed and without a limit. */
void pl_heap_init(struct pl_heap *heap);

/* Allocate `size` bytes (1 at least), uninitialised. Free with free(). */
void *pl_heap_alloc(struct pl_heap *heap, size_t size);

/* The same with all bytes zero; fresh from the system they cost nothing. */
void *pl_heap_alloc_zeroed(struct pl_heap *heap, size_t size);

/* Resize `old` (may be NULL) to `size` bytes, keeping what it holds. On
 * unwinding `old` stays valid and owned by whoever holds it. */
void *pl_heap_resize(struct pl_heap *heap, void *old, size_t size);

/* The same for an array `items` of elements of `size` bytes, whose room is
 * `*cap` elements and less than `need`: grown by doubling. */
void *pl_heap_double(struct pl_heap *heap, void *items, size_t *cap,
                     size_t need, size_t size);

/* Make room for `need` elements of `size` bytes in the array `items`, whose
 * room is `*cap` elements: returns the array, grown by doubling if it was too
 * small, and updates `*cap`. Store the result in its owner at once. */
static inline void *pl_heap_grow(struct pl_heap *heap, void *items, size_t *cap,
                                 size_t need, size_t size) {
    return need <= *cap ? items : pl_heap_double(heap, items, cap, need, size);
}

/* Unwind, as an allocation that failed does: for libraries that have their own
 * ways to memory. */
_Noreturn void pl_heap_run_out(struct pl_heap *heap);

/* The random hash key that all tables of this heap share; it is made once. */
struct pl_hash_key pl_heap_hash_key(struct pl_heap *heap);

#endif

/*
 * Guard: clean up when memory runs out, then pass the failure on. Guarded code
 * sets its own `unwind` in the heap, and restores the caller's before it
 * returns or passes the failure on.
 */
#ifndef PL_BASE_GUARD_H
#define PL_BASE_GUARD_H

#include "base/heap.h"

/* Restore `unwind` and `armed` as they are in `outer`, a copy of the heap made
 * before. The budget stays as it is. */
void pl_guard_restore(struct pl_heap *heap, const struct pl_heap *outer);

/* Restore them and fail there: unwind to the caller, or abort if the heap was
 * not armed. */
_Noreturn void pl_guard_fail(struct pl_heap *heap, const struct pl_heap *outer);

#endif

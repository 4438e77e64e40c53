/*
 * Guard: clean up when memory runs out, then hand the failure on. A guarded
 * part sets its own `unwind` on the heap; before it is left, or the failure is
 * handed on, the one of the caller is put back.
 */
#ifndef PL_BASE_GUARD_H
#define PL_BASE_GUARD_H

#include "base/heap.h"

/* Put back how the heap was armed; its budget stays as it is now. */
void pl_guard_restore(struct pl_heap *heap, const struct pl_heap *outer);

/* Put it back and fail there: unwind to the caller, or abort where none is
 * armed. */
_Noreturn void pl_guard_fail(struct pl_heap *heap, const struct pl_heap *outer);

#endif

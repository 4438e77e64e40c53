#include "base/guard.h"

#include <stdlib.h>
#include <string.h>

void pl_guard_restore(struct pl_heap *heap, const struct pl_heap *outer) {
    memcpy(&heap->unwind, &outer->unwind, sizeof heap->unwind);
    heap->armed = outer->armed;
}

_Noreturn void pl_guard_fail(struct pl_heap *heap,
                             const struct pl_heap *outer) {
    pl_guard_restore(heap, outer);
    if (!heap->armed)
        abort();
    longjmp(heap->unwind, 1);
}

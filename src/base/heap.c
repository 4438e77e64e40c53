#include "base/heap.h"

#include <stdint.h>
#include <stdlib.h>

void pl_heap_init(struct pl_heap *heap) {
    heap->armed = false;
    heap->budget = SIZE_MAX;
    heap->has_hash_key = false;
}

_Noreturn void pl_heap_run_out(struct pl_heap *heap) {
    if (heap->armed)
        longjmp(heap->unwind, 1);
    abort();
}

/* Run out of memory unless an allocation of `size` bytes may be tried. */
static void spend(struct pl_heap *heap, size_t size) {
    if (heap->budget == 0 || size > PTRDIFF_MAX) /* no object is that large */
        pl_heap_run_out(heap);
    if (heap->budget != SIZE_MAX)
        heap->budget--;
}

void *pl_heap_alloc(struct pl_heap *heap, size_t size) {
    return pl_heap_resize(heap, NULL, size);
}

void *pl_heap_alloc_zeroed(struct pl_heap *heap, size_t size) {
    spend(heap, size);
    void *memory = calloc(1, size > 0 ? size : 1);
    if (!memory)
        pl_heap_run_out(heap);
    return memory;
}

void *pl_heap_resize(struct pl_heap *heap, void *old, size_t size) {
    spend(heap, size);
    void *memory = realloc(old, size > 0 ? size : 1);
    if (!memory)
        pl_heap_run_out(heap);
    return memory;
}

void *pl_heap_double(struct pl_heap *heap, void *items, size_t *cap,
                     size_t need, size_t size) {
    size_t room = *cap > SIZE_MAX / 2 ? SIZE_MAX : *cap * 2;
    if (room < need)
        room = need;
    if (room < 8)
        room = 8;
    if (room > SIZE_MAX / size)
        pl_heap_run_out(heap);

    void *grown = pl_heap_resize(heap, items, room * size);
    *cap = room;
    return grown;
}

struct pl_hash_key pl_heap_hash_key(struct pl_heap *heap) {
    if (!heap->has_hash_key)
        heap->hash_key = pl_hash_key_random();
    heap->has_hash_key = true;
    return heap->hash_key;
}

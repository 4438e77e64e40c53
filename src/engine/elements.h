/*
 * Elements: which elements of an array the steps of selectors take. A step can
 * take one index or a slice (first, end, every). Indexes are cut at bounds:
 * between two bounds the same steps apply. There the answer repeats after a
 * fixed number of elements, the period of the stride.
 */
#ifndef PL_ENGINE_ELEMENTS_H
#define PL_ENGINE_ELEMENTS_H

#include "base/heap.h"
#include "rules/selector.h"

/* Tell whether the step takes the element `index`. */
bool pl_step_takes_element(const struct pl_step *step, uint64_t index);

/* The indexes where a step begins or ceases to apply. */
struct pl_bounds {
    struct pl_heap *heap;
    uint64_t *items;
    size_t count, cap;
};

void pl_bounds_init(struct pl_bounds *bounds, struct pl_heap *heap);
void pl_bounds_fini(struct pl_bounds *bounds);

/* Start again with the one bound 0; add the bounds of a step; sort them. */
void pl_bounds_begin(struct pl_bounds *bounds);
void pl_bounds_take(struct pl_bounds *bounds, const struct pl_step *step);
void pl_bounds_sort(struct pl_bounds *bounds);

/* The period of what is taken between two bounds. */
struct pl_stride {
    uint64_t at;     /* index of the first element: one of the bounds */
    uint64_t period; /* in elements; set it to 1 first. 0: it is too long */
};

/* Make `period` a multiple of the period of `step`, if the step applies at
 * `at`. */
void pl_stride_take(struct pl_stride *stride, const struct pl_step *step);

#endif

/*
 * Elements: which elements of an array the steps of selectors take. Between two
 * bounds the same steps are in force, and what they take repeats after a
 * stride.
 */
#ifndef PL_ENGINE_ELEMENTS_H
#define PL_ENGINE_ELEMENTS_H

#include "base/heap.h"
#include "rules/selector.h"

/* Tell whether a step leads to the element `index`. */
bool pl_step_takes_element(const struct pl_step *step, uint64_t index);

/* The indexes from which on other steps are in force. */
struct pl_bounds {
    struct pl_heap *heap;
    uint64_t *items;
    size_t count, cap;
};

void pl_bounds_init(struct pl_bounds *bounds, struct pl_heap *heap);
void pl_bounds_fini(struct pl_bounds *bounds);

/* Begin anew, with 0 alone; add the bounds of a step; put them in order. */
void pl_bounds_begin(struct pl_bounds *bounds);
void pl_bounds_take(struct pl_bounds *bounds, const struct pl_step *step);
void pl_bounds_sort(struct pl_bounds *bounds);

/* After how many elements what is taken repeats. */
struct pl_stride {
    uint64_t at;     /* the bound where it begins */
    uint64_t period; /* 1 at first; 0: too long */
};

/* Let a step widen the stride. */
void pl_stride_take(struct pl_stride *stride, const struct pl_step *step);

#endif

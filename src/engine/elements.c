#include "engine/elements.h"

#include <stdlib.h>

#define PERIOD_MAX   4096
#define ELEMENTS_MAX ((uint64_t)1 << 40) /* no array has more elements */

bool pl_step_takes_element(const struct pl_step *step, uint64_t index) {
    switch (step->kind) {
    case PL_STEP_NAME:
    case PL_STEP_OTHERS:
        return false;
    case PL_STEP_WILDCARD:
        return true;
    case PL_STEP_INDEX:
        return index == step->first;
    case PL_STEP_SLICE:
        return step->every > 0 && index >= step->first && index < step->end &&
               (index - step->first) % step->every == 0;
    }
    return false;
}

void pl_bounds_init(struct pl_bounds *bounds, struct pl_heap *heap) {
    *bounds = (struct pl_bounds){.heap = heap};
}

void pl_bounds_fini(struct pl_bounds *bounds) {
    free(bounds->items);
}

static void take_bound(struct pl_bounds *bounds, uint64_t at) {
    for (size_t i = 0; i < bounds->count; i++)
        if (bounds->items[i] == at)
            return;
    bounds->items = pl_heap_grow(bounds->heap, bounds->items, &bounds->cap,
                                 bounds->count + 1, sizeof *bounds->items);
    bounds->items[bounds->count++] = at;
}

/* Tell whether a slice takes at most its first element. */
static bool is_single(const struct pl_step *step) {
    return step->every >= ELEMENTS_MAX ||
           (step->first < step->end && step->every >= step->end - step->first);
}

void pl_bounds_take(struct pl_bounds *bounds, const struct pl_step *step) {
    if (step->kind == PL_STEP_INDEX ||
        (step->kind == PL_STEP_SLICE && is_single(step))) {
        take_bound(bounds, step->first);
        take_bound(bounds, step->first + 1);
    } else if (step->kind == PL_STEP_SLICE) {
        take_bound(bounds, step->first);
        if (step->end != UINT64_MAX)
            take_bound(bounds, step->end);
    }
}

static uint64_t greatest_common_divisor(uint64_t a, uint64_t b) {
    while (b > 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

void pl_stride_take(struct pl_stride *stride, const struct pl_step *step) {
    if (step->kind != PL_STEP_SLICE || step->every < 2 || stride->period == 0)
        return;
    if (stride->at < step->first || stride->at >= step->end || is_single(step))
        return;
    if (step->every > PERIOD_MAX) {
        stride->period = 0;
        return;
    }
    uint64_t common = greatest_common_divisor(stride->period, step->every);
    stride->period *= step->every / common;
    if (stride->period > PERIOD_MAX)
        stride->period = 0;
}

static int order(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void pl_bounds_begin(struct pl_bounds *bounds) {
    bounds->count = 0;
    take_bound(bounds, 0);
}

void pl_bounds_sort(struct pl_bounds *bounds) {
    qsort(bounds->items, bounds->count, sizeof *bounds->items, order);
}

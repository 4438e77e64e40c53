/*
 * Recent: the imprints of the last values that a run has seen where `unique`
 * stands, each with its place: a ring, with chains through it by hash. Nothing
 * of the values is kept. Before both stands a filter that is small enough for
 * the nearest caches: most values are new, and it tells so.
 */
#ifndef PL_ENGINE_RECENT_H
#define PL_ENGINE_RECENT_H

#include "base/heap.h"
#include "base/mix.h"
#include "base/slice.h"
#include "engine/tally.h"

/* So many additions may be taken back. */
#define PL_RECENT_BACK_MAX 1024

/* So many cells of the filter for each entry of the ring. */
#define PL_RECENT_CELLS 8

struct pl_recent_entry {
    struct pl_mix imprint;
    uint64_t before; /* the number of the one before it in its chain, from 1 */
    struct pl_sighting place;
    uint32_t width; /* columns, of what is seen there */
};

struct pl_recent {
    struct pl_heap *heap;
    struct pl_slice name; /* lives in a ruleset */
    uint64_t window;      /* so many are compared with */
    struct pl_recent_entry *ring;
    uint32_t *chains; /* of the number of the last of each, the lower half */
    uint64_t *cells;  /* two bits each: whether such an imprint came in the even
                         generation that was last, and in the odd one */
    uint64_t turn;    /* with this number the next generation begins */
    unsigned odd;     /* the generation: 0 or 1 */
    size_t size;      /* of the ring and the chains: a power of two */
    uint64_t count;   /* of all that was seen; the last has this number */
    uint64_t mark;    /* see pl_recent_back() */
    struct pl_mix *first; /* the first ones, at most `window`: they are compared
                             with what comes before, when tallies are merged */
    size_t first_count, first_cap;
};

void pl_recent_init(struct pl_recent *recent, struct pl_heap *heap,
                    struct pl_slice name, uint64_t window);
void pl_recent_fini(struct pl_recent *recent);

/* The last of the values that are equal and come no more than the window before
 * the one that is `ahead` of the next; NULL if there is none. */
const struct pl_recent_entry *pl_recent_find(const struct pl_recent *recent,
                                             struct pl_mix imprint,
                                             uint64_t ahead);

/* Tell at once that there is surely none that comes no more than the window
 * before the next. */
static inline bool pl_recent_is_new(const struct pl_recent *recent,
                                    struct pl_mix imprint) {
    if (recent->count == 0)
        return true;
    size_t cell = imprint.b & (PL_RECENT_CELLS * recent->size - 1);
    return (recent->cells[cell / 32] >> cell % 32 * 2 & 3) == 0;
}

/* Add a value, of which the place and the width are to be filled in. */
struct pl_recent_entry *pl_recent_add(struct pl_recent *recent,
                                      struct pl_mix imprint);

/* Take back what was added since the count was `mark`. */
void pl_recent_back(struct pl_recent *recent);

/* The value that was added last; NULL if there is none. */
const struct pl_recent_entry *pl_recent_last(const struct pl_recent *recent);

/* Tell whether a value of `after` equals one of `before` as near as the window,
 * if all of `after` come after them. */
bool pl_recent_meets(const struct pl_recent *before,
                     const struct pl_recent *after);

/* Add the values of `from`, each as it is seen from `into`. */
void pl_recent_append(struct pl_recent *into, const struct pl_recent *from,
                      struct pl_shift shift);

#endif

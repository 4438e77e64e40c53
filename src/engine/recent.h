/*
 * Recent: the imprints of the last values that a run has seen where `unique`
 * stands, each with its place. Nothing of the values is kept.
 *
 * Nearly every value is new, and to find that out takes one look at one line of
 * the cache: imprints lead to shelves, each of which knows the last few that
 * came to it, by eight bits of them and by their numbers. What is added takes
 * the place of the oldest one, which as a rule left the window long ago: of a
 * shelf about a third is in it. Where it has not, the shelf shows so, since all
 * that is on it is in the window then, and what is older is looked through.
 */
#ifndef PL_ENGINE_RECENT_H
#define PL_ENGINE_RECENT_H

#include "base/heap.h"
#include "base/slice.h"
#include "engine/tally.h"

/* So many additions may be taken back. */
#define PL_RECENT_BACK_MAX 1024

#define PL_RECENT_SHELF 12

/* A line of the cache. */
struct pl_recent_shelf {
    uint8_t marks[15]; /* no more of them than there are numbers */
    uint8_t oldest;
    uint32_t numbers[PL_RECENT_SHELF]; /* see pl_recent_short() */
};

struct pl_recent_entry {
    uint64_t imprint;
    struct pl_sighting place;
};

struct pl_recent {
    struct pl_heap *heap;
    struct pl_slice name; /* lives in a ruleset */
    uint64_t window;      /* so many are compared with */
    uint64_t count;       /* of all that was seen; the last has this number */
    uint64_t mark;        /* see pl_recent_back() */
    struct pl_recent_entry *ring;
    uint32_t *widths; /* columns, of what is seen there; NULL: 1 each */
    size_t size;      /* of the ring */
    size_t next;      /* where the next one stands in it */
    struct pl_recent_shelf *shelves;
    void *shelves_memory; /* begins before them */
    size_t shelf_count;   /* a power of two */
    bool is_part;
    uint64_t *first; /* of a part: so many as the window has, which came first;
                        NULL: the ring has them yet */
};

void pl_recent_init(struct pl_recent *recent, struct pl_heap *heap,
                    struct pl_slice name, uint64_t window);
void pl_recent_fini(struct pl_recent *recent);

/* The last of the values that are equal and come no more than the window before
 * the one that is `ahead` of the next; NULL if there is none. */
const struct pl_recent_entry *pl_recent_find(const struct pl_recent *recent,
                                             uint64_t imprint, uint64_t ahead);

/* The number of the last one as shelves have it: so that zero, which is there
 * at first, is that of one long ago. */
static inline uint32_t pl_recent_short(const struct pl_recent *recent) {
    return (uint32_t)recent->count + (UINT32_MAX / 4);
}

/* How many were added after one with a number on a shelf; below zero if it was
 * taken back. */
static inline int32_t pl_recent_age(const struct pl_recent *recent,
                                    uint32_t number) {
    return (int32_t)(pl_recent_short(recent) - number);
}

static inline struct pl_recent_shelf *
pl_recent_shelf_of(const struct pl_recent *recent, uint64_t imprint) {
    return &recent->shelves[imprint & (recent->shelf_count - 1)];
}

/* Let the shelf come near, which is looked at before long. */
static inline void pl_recent_come_near(const struct pl_recent *recent,
                                       uint64_t imprint) {
    if (recent->size > 0)
        __builtin_prefetch(pl_recent_shelf_of(recent, imprint), 1);
}

/* What an imprint is marked with on its shelf. */
static inline uint8_t pl_recent_mark(uint64_t imprint) {
    return (uint8_t)(imprint >> 56);
}

/* Tell whether there may be such a mark on a shelf; surely so if there is. */
static inline bool pl_recent_may_have(const struct pl_recent_shelf *shelf,
                                      uint8_t mark) {
    const uint64_t ones = UINT64_MAX / 255;
    uint64_t words[2], zeros;

    memcpy(words, shelf, sizeof words);
    words[0] ^= mark * ones; /* a byte is zero then, and borrows below */
    words[1] ^= mark * ones;
    zeros = ((words[0] - ones) & ~words[0]) | ((words[1] - ones) & ~words[1]);
    return (zeros & ones << 7) != 0;
}

/* Tell whether a shelf may have lost one that is in the window, since nothing
 * that is there is older. */
static inline bool pl_recent_has_lost(const struct pl_recent *recent,
                                      const struct pl_recent_shelf *shelf) {
    return pl_recent_age(recent, shelf->numbers[shelf->oldest]) <
           (int64_t)recent->window;
}

/* Tell at once that there is surely none that comes no more than the window
 * before the next. */
static inline bool pl_recent_is_new(const struct pl_recent *recent,
                                    uint64_t imprint) {
    if (recent->size == 0)
        return true;
    const struct pl_recent_shelf *shelf = pl_recent_shelf_of(recent, imprint);
    return !pl_recent_may_have(shelf, pl_recent_mark(imprint)) &&
           !pl_recent_has_lost(recent, shelf);
}

/* Make room for the next one. */
void pl_recent_make_room(struct pl_recent *recent);

/* Put the one that was added last on its shelf. */
static inline void pl_recent_shelve(struct pl_recent *recent,
                                    uint64_t imprint) {
    struct pl_recent_shelf *shelf = pl_recent_shelf_of(recent, imprint);
    unsigned at = shelf->oldest;

    shelf->marks[at] = pl_recent_mark(imprint);
    shelf->numbers[at] = pl_recent_short(recent);
    shelf->oldest = (uint8_t)(at + 1 < PL_RECENT_SHELF ? at + 1 : 0);
}

/* Add a value, of which the place is to be filled in; it is one column wide. */
static inline struct pl_recent_entry *pl_recent_add(struct pl_recent *recent,
                                                    uint64_t imprint) {
    if (recent->next == recent->size)
        pl_recent_make_room(recent);
    if (recent->widths)
        recent->widths[recent->next] = 1;
    recent->count++;
    pl_recent_shelve(recent, imprint);
    struct pl_recent_entry *entry = &recent->ring[recent->next++];
    entry->imprint = imprint;
    return entry;
}

/* The width of one that is there; give it another. */
uint32_t pl_recent_width(const struct pl_recent *recent,
                         const struct pl_recent_entry *entry);
void pl_recent_widen(struct pl_recent *recent,
                     const struct pl_recent_entry *entry, uint32_t width);

/* Take back what was added since the count was `mark`. */
void pl_recent_back(struct pl_recent *recent);

/* Tell whether a value of `after`, which is of a part, equals one of `before`
 * as near as the window, if all of `after` come after them. */
bool pl_recent_meets(const struct pl_recent *before,
                     const struct pl_recent *after);

/* Add the values of `from`, each as it is seen from `into`, which is of no
 * part. */
void pl_recent_append(struct pl_recent *into, const struct pl_recent *from,
                      struct pl_shift shift);

#endif

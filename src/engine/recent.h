/*
 * Recent: the imprints of the last values that a run has seen where `unique`
 * stands, each with its place. Nothing of the values is kept.
 *
 * Nearly every value is new, and to find that out takes one look at one line of
 * the cache: imprints lead to shelves, each of which knows the last few that
 * came to it, by some bits of them and by their numbers. What is added takes
 * the place of the oldest one, which as a rule left the window long ago: of a
 * shelf about a fourth is in it. Where it has not, the shelf shows so, since
 * all that is on it is in the window then, and what is older is looked through.
 */
#ifndef PL_ENGINE_RECENT_H
#define PL_ENGINE_RECENT_H

#include "base/heap.h"
#include "base/slice.h"
#include "engine/tally.h"
#include "json/scan.h"

/* So many additions may be taken back. */
#define PL_RECENT_BACK_MAX 1024

#define PL_RECENT_SHELF 15

/* A line of the cache. */
struct pl_recent_shelf {
    /* Of each its number, the lower bits, and its mark, the others. The last of
     * these words is no such one but the index of the oldest. */
    uint32_t words[PL_RECENT_SHELF + 1];
};

/* Half a line of the cache: so the place is packed (see pl_recent_set_place()).
 */
struct pl_recent_entry {
    uint64_t imprint;
    uint64_t packed[2];
    uint32_t file, document; /* see struct pl_sighting */
};

#define PL_RECENT_OFFSET_BITS 48 /* upper bits of a greater one are lost, … */
#define PL_RECENT_LINE_BITS   40 /* … as those of a line and a column */

/* Pack where a value stands: the offset with the lower bits of the line above
 * it, the others with the column above them. */
static inline void pl_recent_set_place(struct pl_recent_entry *entry,
                                       uint64_t offset, uint64_t line,
                                       uint64_t column) {
    const unsigned lower = 64 - PL_RECENT_OFFSET_BITS;
    const unsigned upper = PL_RECENT_LINE_BITS - lower;

    entry->packed[0] =
        line << PL_RECENT_OFFSET_BITS | (offset << lower >> lower);
    entry->packed[1] =
        column << upper | (line >> lower & ((UINT64_C(1) << upper) - 1));
}

static inline struct pl_sighting
pl_recent_place(const struct pl_recent_entry *entry) {
    const unsigned lower = 64 - PL_RECENT_OFFSET_BITS;
    const unsigned upper = PL_RECENT_LINE_BITS - lower;
    uint64_t line = entry->packed[1] & ((UINT64_C(1) << upper) - 1);

    return (struct pl_sighting){
        .offset = entry->packed[0] << lower >> lower,
        .line = line << lower | entry->packed[0] >> PL_RECENT_OFFSET_BITS,
        .column = entry->packed[1] >> upper,
        .file = entry->file,
        .document = entry->document};
}

/* Fill in where a value was seen. */
static inline void pl_recent_see(struct pl_recent_entry *entry,
                                 struct pl_sighting place) {
    pl_recent_set_place(entry, place.offset, place.line, place.column);
    entry->file = place.file;
    entry->document = place.document;
}

struct pl_recent {
    struct pl_heap *heap;
    struct pl_slice name; /* lives in a ruleset */
    uint64_t window;      /* so many are compared with */
    uint64_t count;       /* of all that was seen; the last has this number */
    uint32_t
        number_mask; /* the bits of a word on a shelf that are its number */
    uint64_t mark;   /* see pl_recent_back() */
    struct pl_recent_entry *ring;
    uint32_t *widths; /* columns, of what is seen there; NULL: 1 each */
    size_t size;      /* of the ring */
    size_t next;      /* where the next one stands in it */
    struct pl_recent_shelf *shelves;
    void *shelves_memory; /* begins before them */
    size_t shelf_count;   /* a power of two */
    bool is_part;
    bool has_first;  /* of a part, apart; else the ring has them yet: */
    uint64_t *first; /* so many as the window has, which came first */
};

void pl_recent_init(struct pl_recent *recent, struct pl_heap *heap,
                    struct pl_slice name, uint64_t window);
void pl_recent_fini(struct pl_recent *recent);

/* Make it empty, as pl_recent_init() does, in the room that it has, if that is
 * of the same window. */
void pl_recent_init_again(struct pl_recent *recent, struct pl_heap *heap,
                          struct pl_slice name, uint64_t window);

/* The last of the values that are equal and come no more than the window before
 * the one that is `ahead` of the next; NULL if there is none. */
const struct pl_recent_entry *pl_recent_find(const struct pl_recent *recent,
                                             uint64_t imprint, uint64_t ahead);

/* The number of the last one as shelves have it: so that zero, which is there
 * at first, is that of one long ago. */
static inline uint32_t pl_recent_short(const struct pl_recent *recent) {
    return ((uint32_t)recent->count - recent->number_mask / 2) &
           recent->number_mask;
}

/* How many were added after one on a shelf; if it was taken back, all but the
 * last few of what a number may be. A very old one may seem to be younger,
 * which costs time. */
static inline uint32_t pl_recent_age(const struct pl_recent *recent,
                                     uint32_t word) {
    return (pl_recent_short(recent) - word) & recent->number_mask;
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
static inline uint32_t pl_recent_mark(const struct pl_recent *recent,
                                      uint64_t imprint) {
    return (uint32_t)(imprint >> 32) & ~recent->number_mask;
}

/* Tell whether there may be such a mark on a shelf; surely so if there is. */
static inline bool pl_recent_may_have(const struct pl_recent *recent,
                                      const struct pl_recent_shelf *shelf,
                                      uint32_t mark) {
    _Static_assert(PL_RECENT_SHELF == 15, "all words are looked at");
    return pl_scan_has_bits(shelf->words, mark, ~recent->number_mask);
}

static inline uint32_t *pl_recent_oldest(struct pl_recent_shelf *shelf) {
    return &shelf->words[shelf->words[PL_RECENT_SHELF]];
}

/* Tell whether a shelf may have lost one that is in the window, since nothing
 * that is there is older; or all of it was taken back. */
static inline bool pl_recent_has_lost(const struct pl_recent *recent,
                                      struct pl_recent_shelf *shelf) {
    uint32_t age = pl_recent_age(recent, *pl_recent_oldest(shelf));
    uint32_t from_back = (age + PL_RECENT_BACK_MAX) & recent->number_mask;

    return from_back < recent->window + PL_RECENT_BACK_MAX;
}

/* Tell at once that there is surely none that comes no more than the window
 * before the next, by the shelf of the imprint. */
static inline bool pl_recent_is_off(const struct pl_recent *recent,
                                    struct pl_recent_shelf *shelf,
                                    uint64_t imprint) {
    uint32_t mark = pl_recent_mark(recent, imprint);

    return !pl_recent_may_have(recent, shelf, mark) &&
           !pl_recent_has_lost(recent, shelf);
}

/* The same, where there may be no shelves yet. */
static inline bool pl_recent_is_new(const struct pl_recent *recent,
                                    uint64_t imprint) {
    return recent->size == 0 ||
           pl_recent_is_off(recent, pl_recent_shelf_of(recent, imprint),
                            imprint);
}

/* Make room for the next one, if there is none. Shelves may move. */
void pl_recent_make_room(struct pl_recent *recent);

static inline void pl_recent_come_next(struct pl_recent *recent) {
    if (recent->next == recent->size)
        pl_recent_make_room(recent);
}

/* Put the one that was added last on its shelf. */
static inline void pl_recent_shelve(struct pl_recent *recent,
                                    struct pl_recent_shelf *shelf,
                                    uint64_t imprint) {
    uint32_t next = shelf->words[PL_RECENT_SHELF] + 1;

    *pl_recent_oldest(shelf) =
        pl_recent_mark(recent, imprint) | pl_recent_short(recent);
    shelf->words[PL_RECENT_SHELF] = next < PL_RECENT_SHELF ? next : 0;
}

/* Add a value, for which there is room, to its shelf and behind all others: the
 * entry is to be filled in; it is one column wide. */
static inline struct pl_recent_entry *
pl_recent_put(struct pl_recent *recent, struct pl_recent_shelf *shelf,
              uint64_t imprint) {
    if (recent->widths)
        recent->widths[recent->next] = 1;
    recent->count++;
    pl_recent_shelve(recent, shelf, imprint);
    return &recent->ring[recent->next++];
}

/* Add a value, of which the place is to be filled in. */
static inline struct pl_recent_entry *pl_recent_add(struct pl_recent *recent,
                                                    uint64_t imprint) {
    pl_recent_come_next(recent);
    struct pl_recent_shelf *shelf = pl_recent_shelf_of(recent, imprint);
    struct pl_recent_entry *entry = pl_recent_put(recent, shelf, imprint);
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
 * part. A part may get those of `into` in exchange, if none of them is in the
 * window any more. */
void pl_recent_append(struct pl_recent *into, struct pl_recent *from,
                      struct pl_shift shift);

#endif

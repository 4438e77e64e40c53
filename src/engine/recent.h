/*
 * Recent: the last values that a `unique` check has seen, each as an imprint
 * and a place. A new value is compared with the last `window` ones.
 *
 * The values are in a ring buffer, in their order. To find one, its imprint is
 * hashed to a shelf: a bucket of one cache line, with a word for each of the
 * last 15 values that came to it. A word has a mark (upper bits of the imprint)
 * and the number of the value (lower bits), which tells its age. Nearly every
 * value is new, and its shelf tells so at once: no word has its mark. A new
 * value takes the oldest word of its shelf, which as a rule belongs to a value
 * that is older than the window, as only about a fourth of the words are in the
 * window. If all of them are, the shelf may have lost a value of the window,
 * and the ring is searched.
 */
#ifndef PL_ENGINE_RECENT_H
#define PL_ENGINE_RECENT_H

#include "base/heap.h"
#include "base/slice.h"
#include "engine/tally.h"
#include "json/scan.h"

/* Additions that can be undone. */
#define PL_RECENT_BACK_MAX 1024

#define PL_RECENT_SHELF 15 /* values on a shelf */

/* A bucket, of one cache line. */
struct pl_recent_shelf {
    /* A word for each value; the last one is the index of the oldest word. */
    uint32_t words[PL_RECENT_SHELF + 1];
};

/* A value in the ring: half a cache line, so its place is packed (see
 * pl_recent_set_place()). */
struct pl_recent_entry {
    uint64_t imprint;
    uint64_t packed[2];
    uint32_t file, document; /* see struct pl_sighting */
};

/* Bits that are kept of an offset; of a line or a column. Greater ones lose
 * their upper bits. */
#define PL_RECENT_OFFSET_BITS 48
#define PL_RECENT_LINE_BITS   40

/* Pack the place of a value. The first word has the offset, below the lower
 * bits of the line; the second has the other bits of the line, below the
 * column. */
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
    struct pl_slice name; /* of the tally; lives in a ruleset */
    uint64_t window;      /* compare with so many values */
    uint64_t count;       /* values seen; also the number of the last one */
    uint32_t number_mask; /* the bits of a shelf's word that are the number */
    uint64_t mark;        /* the count to go back to: see pl_recent_back() */
    struct pl_recent_entry *ring;
    uint32_t *widths; /* by entry, in columns; NULL: each is 1 wide */
    size_t size;      /* entries in the ring */
    size_t next;      /* the next one to fill */
    struct pl_recent_shelf *shelves;
    void *shelves_memory; /* what to free: `shelves` is aligned in it */
    size_t shelf_count;   /* a power of two */
    bool is_part;    /* these are values of a part of the input, and the first
                        `window` of them are needed to join it to what is
                        before it: */
    bool has_first;  /* they are in `first`; else still in the ring */
    uint64_t *first; /* their imprints */
};

void pl_recent_init(struct pl_recent *recent, struct pl_heap *heap,
                    struct pl_slice name, uint64_t window);
void pl_recent_fini(struct pl_recent *recent);

/* As pl_recent_init() after _fini(), but keep the memory if the window is the
 * same. */
void pl_recent_init_again(struct pl_recent *recent, struct pl_heap *heap,
                          struct pl_slice name, uint64_t window);

/* The last equal value that is no more than `window` values before the one that
 * will be added after `ahead` others; NULL if there is none. */
const struct pl_recent_entry *pl_recent_find(const struct pl_recent *recent,
                                             uint64_t imprint, uint64_t ahead);

/* The number of the last value as it stands on shelves. Shifted, so that an
 * empty word, zero, is the number of a value long ago. */
static inline uint32_t pl_recent_short(const struct pl_recent *recent) {
    return ((uint32_t)recent->count - recent->number_mask / 2) &
           recent->number_mask;
}

/* How many values were added after the one of a word. For one that was taken
 * back, nearly the greatest number there is. Numbers wrap around, so a very old
 * value may seem to be younger, which costs time alone. */
static inline uint32_t pl_recent_age(const struct pl_recent *recent,
                                     uint32_t word) {
    return (pl_recent_short(recent) - word) & recent->number_mask;
}

static inline struct pl_recent_shelf *
pl_recent_shelf_of(const struct pl_recent *recent, uint64_t imprint) {
    return &recent->shelves[imprint & (recent->shelf_count - 1)];
}

/* Prefetch the shelf of an imprint. */
static inline void pl_recent_come_near(const struct pl_recent *recent,
                                       uint64_t imprint) {
    if (recent->size > 0)
        __builtin_prefetch(pl_recent_shelf_of(recent, imprint), 1);
}

/* The mark of an imprint on its shelf. */
static inline uint32_t pl_recent_mark(const struct pl_recent *recent,
                                      uint64_t imprint) {
    return (uint32_t)(imprint >> 32) & ~recent->number_mask;
}

/* Tell whether a word of a shelf may have a mark. False: surely none has. */
static inline bool pl_recent_may_have(const struct pl_recent *recent,
                                      const struct pl_recent_shelf *shelf,
                                      uint32_t mark) {
    _Static_assert(PL_RECENT_SHELF == 15, "all words are looked at");
    return pl_scan_has_bits(shelf->words, mark, ~recent->number_mask);
}

static inline uint32_t *pl_recent_oldest(struct pl_recent_shelf *shelf) {
    return &shelf->words[shelf->words[PL_RECENT_SHELF]];
}

/* Tell whether a shelf may have lost a value of the window: its oldest one is
 * in the window, or was taken back. */
static inline bool pl_recent_has_lost(const struct pl_recent *recent,
                                      struct pl_recent_shelf *shelf) {
    uint32_t age = pl_recent_age(recent, *pl_recent_oldest(shelf));
    uint32_t from_back = (age + PL_RECENT_BACK_MAX) & recent->number_mask;

    return from_back < recent->window + PL_RECENT_BACK_MAX;
}

/* Tell at once, by its shelf, that an imprint surely is not in the window. */
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

/* Make room in a full ring for the next value. Shelves may move. */
void pl_recent_make_room(struct pl_recent *recent);

static inline void pl_recent_come_next(struct pl_recent *recent) {
    if (recent->next == recent->size)
        pl_recent_make_room(recent);
}

/* Put the value that was added last on its shelf. */
static inline void pl_recent_shelve(struct pl_recent *recent,
                                    struct pl_recent_shelf *shelf,
                                    uint64_t imprint) {
    uint32_t next = shelf->words[PL_RECENT_SHELF] + 1;

    *pl_recent_oldest(shelf) =
        pl_recent_mark(recent, imprint) | pl_recent_short(recent);
    shelf->words[PL_RECENT_SHELF] = next < PL_RECENT_SHELF ? next : 0;
}

/* Add a value, for which there is room, one column wide. The caller fills in
 * the entry. */
static inline struct pl_recent_entry *
pl_recent_put(struct pl_recent *recent, struct pl_recent_shelf *shelf,
              uint64_t imprint) {
    if (recent->widths)
        recent->widths[recent->next] = 1;
    recent->count++;
    pl_recent_shelve(recent, shelf, imprint);
    return &recent->ring[recent->next++];
}

/* Add a value. The caller fills in the place. */
static inline struct pl_recent_entry *pl_recent_add(struct pl_recent *recent,
                                                    uint64_t imprint) {
    pl_recent_come_next(recent);
    struct pl_recent_shelf *shelf = pl_recent_shelf_of(recent, imprint);
    struct pl_recent_entry *entry = pl_recent_put(recent, shelf, imprint);
    entry->imprint = imprint;
    return entry;
}

/* The width of a value, in columns; set it. */
uint32_t pl_recent_width(const struct pl_recent *recent,
                         const struct pl_recent_entry *entry);
void pl_recent_widen(struct pl_recent *recent,
                     const struct pl_recent_entry *entry, uint32_t width);

/* Undo all additions since the count was `mark`: at most PL_RECENT_BACK_MAX. */
void pl_recent_back(struct pl_recent *recent);

/* Tell whether a value of `after`, a part, would have had an equal one in the
 * window if all values of `before` had come first. */
bool pl_recent_meets(const struct pl_recent *before,
                     const struct pl_recent *after);

/* Add the values of `from` to `into`, which is no part, with places moved by
 * `shift`. If no value of `into` is left in the window then, the two may be
 * swapped: `from` is only good for _fini() or _init_again() then. */
void pl_recent_append(struct pl_recent *into, struct pl_recent *from,
                      struct pl_shift shift);

#endif

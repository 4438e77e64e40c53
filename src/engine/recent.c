#include "engine/recent.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SIZE 256
#define GROWTH     4

/* About how many entries of a shelf are in the window. */
#define SHELF_USED 4

/* The least number of bits of a shelf's word that are the entry's number. */
#define LEAST_BITS 18

#define LINE sizeof(struct pl_recent_shelf)

/* The numbers on shelves wrap around. They have enough bits that an entry which
 * was taken back, or the initial 0, seems older than the window, and that an
 * older entry does not seem young again too soon. */
static uint32_t number_mask(uint64_t window) {
    unsigned bits = LEAST_BITS;
    while (bits < 31 && window + PL_RECENT_BACK_MAX > UINT64_C(1) << (bits - 2))
        bits++;
    return (UINT32_C(1) << bits) - 1;
}

void pl_recent_init(struct pl_recent *recent, struct pl_heap *heap,
                    struct pl_slice name, uint64_t window) {
    *recent = (struct pl_recent){.heap = heap,
                                 .name = name,
                                 .window = window,
                                 .number_mask = number_mask(window)};
}

void pl_recent_init_again(struct pl_recent *recent, struct pl_heap *heap,
                          struct pl_slice name, uint64_t window) {
    struct pl_recent old = *recent;
    if (old.window != window) {
        pl_recent_fini(recent);
        pl_recent_init(recent, heap, name, window);
        return;
    }
    free(old.widths);
    pl_recent_init(recent, heap, name, window);
    recent->ring = old.ring;
    recent->size = old.size;
    recent->shelves = old.shelves;
    recent->shelves_memory = old.shelves_memory;
    recent->shelf_count = old.shelf_count;
    recent->first = old.first;
    if (old.shelf_count > 0)
        memset(old.shelves, 0, old.shelf_count * LINE);
}

void pl_recent_fini(struct pl_recent *recent) {
    free(recent->ring);
    free(recent->widths);
    free(recent->shelves_memory);
    free(recent->first);
}

static uint64_t smaller(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

/* The index in the ring of the entry after which `age` others were added. */
static size_t slot_of(const struct pl_recent *recent, uint64_t age) {
    size_t slot = recent->next + (age < recent->next ? 0 : recent->size);
    return slot - 1 - (size_t)age;
}

static struct pl_recent_entry *aged(const struct pl_recent *recent,
                                    uint64_t age) {
    return &recent->ring[slot_of(recent, age)];
}

/* Find the last equal entry that is on the shelf, among the last `reach`
 * ones. */
static const struct pl_recent_entry *
find_on(const struct pl_recent *recent, const struct pl_recent_shelf *shelf,
        uint64_t imprint, uint64_t reach) {
    const struct pl_recent_entry *found = NULL;
    uint32_t mark = pl_recent_mark(recent, imprint);
    for (int i = 0; i < PL_RECENT_SHELF; i++) {
        uint32_t age = pl_recent_age(recent, shelf->words[i]);
        if ((shelf->words[i] & ~recent->number_mask) != mark || age >= reach ||
            aged(recent, age)->imprint != imprint)
            continue;
        reach = age;
        found = aged(recent, reach);
    }
    return found;
}

/* Find an equal entry that is in the window but no longer on its shelf. It is
 * older than all that are there. */
static const struct pl_recent_entry *find_lost(const struct pl_recent *recent,
                                               struct pl_recent_shelf *shelf,
                                               uint64_t imprint,
                                               uint64_t reach) {
    uint64_t oldest = pl_recent_age(recent, *pl_recent_oldest(shelf));
    if (!pl_recent_has_lost(recent, shelf))
        return NULL;
    for (uint64_t age = oldest < reach ? oldest : 0; age < reach; age++)
        if (aged(recent, age)->imprint == imprint)
            return aged(recent, age);
    return NULL;
}

const struct pl_recent_entry *pl_recent_find(const struct pl_recent *recent,
                                             uint64_t imprint, uint64_t ahead) {
    if (recent->count == 0 || ahead >= recent->window)
        return NULL;
    uint64_t reach = recent->window - ahead;
    if (reach > recent->count)
        reach = recent->count;
    struct pl_recent_shelf *shelf = pl_recent_shelf_of(recent, imprint);
    const struct pl_recent_entry *found =
        find_on(recent, shelf, imprint, reach);
    return found ? found : find_lost(recent, shelf, imprint, reach);
}

/* Make as many shelves as `in_window` entries need, and put all entries of the
 * ring on them. */
static void make_shelves(struct pl_recent *recent, uint64_t in_window) {
    uint64_t all = recent->count;
    size_t shelf_count = 1;
    while (shelf_count * SHELF_USED < in_window)
        shelf_count *= 2;
    if (shelf_count == recent->shelf_count)
        return;
    char *memory = pl_heap_alloc_zeroed(recent->heap, (shelf_count + 1) * LINE);
    free(recent->shelves_memory);
    recent->shelves_memory = memory;
    memory += (LINE - (uintptr_t)memory % LINE) % LINE;
    recent->shelves = (struct pl_recent_shelf *)(void *)memory;
    recent->shelf_count = shelf_count;
    for (recent->count = 0; recent->count < all;) {
        uint64_t imprint = recent->ring[recent->count++].imprint;
        pl_recent_shelve(recent, pl_recent_shelf_of(recent, imprint), imprint);
    }
}

/* Keep the first imprints of a part: pl_recent_meets() compares them with what
 * came before the part. */
static void keep_first(struct pl_recent *recent) {
    size_t count = (size_t)recent->window;
    if (!recent->first)
        recent->first =
            pl_heap_alloc(recent->heap, count * sizeof *recent->first);
    for (size_t i = 0; i < count; i++)
        recent->first[i] = recent->ring[i].imprint;
    recent->has_first = true;
}

static void grow(struct pl_recent *recent, size_t size) {
    recent->ring =
        pl_heap_resize(recent->heap, recent->ring, size * sizeof *recent->ring);
    if (recent->widths)
        recent->widths = pl_heap_resize(recent->heap, recent->widths,
                                        size * sizeof *recent->widths);
    make_shelves(recent, smaller(size, recent->window));
    recent->size = size;
}

/* The ring grows until it has room for the window and for what may be taken
 * back. Only then is it used again from its start. */
void pl_recent_make_room(struct pl_recent *recent) {
    uint64_t most = recent->window + PL_RECENT_BACK_MAX;
    uint64_t size = recent->size > 0 ? GROWTH * recent->size : FIRST_SIZE;
    if (recent->size < most) {
        grow(recent, (size_t)smaller(size, most));
        return;
    }
    if (recent->is_part && !recent->has_first)
        keep_first(recent);
    recent->next = 0;
}

uint32_t pl_recent_width(const struct pl_recent *recent,
                         const struct pl_recent_entry *entry) {
    return recent->widths ? recent->widths[entry - recent->ring] : 1;
}

void pl_recent_widen(struct pl_recent *recent,
                     const struct pl_recent_entry *entry, uint32_t width) {
    if (width == 1)
        return;
    if (!recent->widths) {
        recent->widths =
            pl_heap_alloc(recent->heap, recent->size * sizeof *recent->widths);
        for (size_t i = 0; i < recent->size; i++)
            recent->widths[i] = 1;
    }
    recent->widths[entry - recent->ring] = width;
}

/* Remove the last entry. The shelf cannot get back the entry that this one
 * replaced: the word that is oldest now stands in for it. */
static void take_back(struct pl_recent *recent) {
    size_t slot = slot_of(recent, 0);
    struct pl_recent_shelf *shelf =
        pl_recent_shelf_of(recent, recent->ring[slot].imprint);
    uint32_t *next = &shelf->words[PL_RECENT_SHELF];
    uint32_t oldest = *pl_recent_oldest(shelf);
    *next = (*next > 0 ? *next : PL_RECENT_SHELF) - 1;
    *pl_recent_oldest(shelf) = oldest;
    recent->next = slot;
    recent->count--;
}

void pl_recent_back(struct pl_recent *recent) {
    while (recent->count > recent->mark)
        take_back(recent);
}

/* How many shelves ahead are prefetched. */
#define FETCHED 16

/* The imprint of the value `index`, counted from the first. */
static uint64_t first_of(const struct pl_recent *recent, size_t index) {
    return recent->has_first ? recent->first[index]
                             : recent->ring[index].imprint;
}

bool pl_recent_meets(const struct pl_recent *before,
                     const struct pl_recent *after) {
    size_t count = (size_t)smaller(after->count, after->window);
    for (size_t i = 0; i < count; i++) {
        uint64_t imprint = first_of(after, i);
        if (i + FETCHED < count)
            pl_recent_come_near(before, first_of(after, i + FETCHED));
        if (!pl_recent_is_new(before, imprint) &&
            pl_recent_find(before, imprint, i))
            return true;
    }
    return false;
}

/* Restore in `recent` what must not change when the rest is swapped. */
static void keep_own(struct pl_recent *recent, const struct pl_recent *own) {
    recent->heap = own->heap;
    recent->is_part = own->is_part;
    recent->has_first = own->has_first;
    recent->first = own->first;
}

static void swap(struct pl_recent *one, struct pl_recent *other) {
    struct pl_recent old = *one;
    *one = *other;
    keep_own(one, &old);
    struct pl_recent own = *other;
    *other = old;
    keep_own(other, &own);
}

/* Append all values of `from` that are in its window, one by one. */
static void add_all(struct pl_recent *into, const struct pl_recent *from,
                    struct pl_shift shift) {
    for (uint64_t age = smaller(from->count, from->window); age-- > 0;) {
        const struct pl_recent_entry *theirs = aged(from, age);
        struct pl_recent_entry *mine = pl_recent_add(into, theirs->imprint);
        pl_recent_see(mine, pl_sighting_move(pl_recent_place(theirs), shift));
        pl_recent_widen(into, mine, pl_recent_width(from, theirs));
    }
}

void pl_recent_append(struct pl_recent *into, struct pl_recent *from,
                      struct pl_shift shift) {
    if (!from->is_part || from->count < from->window) {
        add_all(into, from, shift);
        return;
    }
    swap(into, from);
    for (size_t i = 0; i < into->size && i < into->count; i++)
        pl_recent_see(&into->ring[i],
                      pl_sighting_move(pl_recent_place(&into->ring[i]), shift));
}

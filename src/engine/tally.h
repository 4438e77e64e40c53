/*
 * Tally: the different values that the run has seen where keywords with one
 * name stand, each with its text, in the order of their first occurrence. Its
 * memory grows with their number. Its hash tables are keyed, so that an input
 * cannot choose collisions.
 *
 * Two values look alike if they have the same text but for white space around
 * it and upper or lower case (simple case folding).
 */
#ifndef PL_ENGINE_TALLY_H
#define PL_ENGINE_TALLY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/mix.h"

#define PL_TALLY_NONE_SUCH UINT32_MAX

/* Where a value was seen. */
struct pl_sighting {
    uint64_t offset, line, column;
    uint32_t file;     /* index into the files of the tallies */
    uint32_t document; /* number in the file */
};

/* How much of the input came before a part that was checked on its own: lines
 * and documents of its source, columns of the line that it begins on, elements
 * of its array, and files. */
struct pl_shift {
    uint64_t lines, columns, documents, elements;
    uint32_t files;
};

/* The place in the whole input of a place in a part. */
static inline struct pl_sighting pl_sighting_move(struct pl_sighting place,
                                                  struct pl_shift by) {
    place.column += place.line == 1 ? by.columns : 0;
    place.line += by.lines;
    place.document += (uint32_t)by.documents;
    place.file += by.files;
    return place;
}

struct pl_tally_entry {
    const char *text;
    uint64_t hash; /* hash of the text */
    uint64_t look; /* hash that all texts which look alike share */
    union {
        struct pl_sighting first;
        uint64_t presumed; /* in the tallies before parts (see tallies.h): age
                              of the tallies of the part that presumed it
                              last */
    };
    uint32_t width; /* columns that the value takes in the source */
    unsigned len : 28;
    unsigned is_known : 1; /* it is in a list that was given */
    unsigned is_met : 1;   /* the input has it */
    unsigned is_first : 1; /* of those that look alike */
};

/* A bucket of a hash table with open addressing. `mark` tells most other
 * entries apart without a look at them. */
struct pl_tally_bucket {
    uint32_t mark;  /* upper half of the hash */
    uint32_t index; /* of the entry, + 1; 0: the bucket is free */
};

struct pl_tally_word;

struct pl_tally {
    struct pl_heap *heap;
    struct pl_slice name;  /* borrowed from a ruleset */
    struct pl_mix_key key; /* key of all hashes */
    struct pl_arena texts;
    struct pl_tally_entry *entries;
    size_t count, cap;
    size_t met; /* how many entries the input has */
    struct pl_tally_bucket *by_text;
    struct pl_tally_bucket
        *by_look;      /* only the first of those that look alike */
    size_t table_size; /* buckets of both tables: a power of two */
    struct pl_buf folded, other;
    uint64_t least_maximum; /* the least limit of a `distinct` that asked */
    bool asks_twins;
    bool has_known;                 /* the values of the list are in */
    struct pl_tally_word *presumed; /* of a part: values that were presumed to
                                       be met before it; see tallies.h */
    size_t presumed_count, presumed_cap;
};

void pl_tally_init(struct pl_tally *tally, struct pl_heap *heap,
                   struct pl_slice name);
void pl_tally_fini(struct pl_tally *tally);

/* A text with its two hashes. */
struct pl_tally_word {
    struct pl_slice text; /* at most PL_TALLY_TEXT_MAX bytes */
    uint64_t hash, look;
};

#define PL_TALLY_TEXT_MAX ((1u << 28) - 1)

uint64_t pl_tally_hash(const struct pl_tally *tally, struct pl_slice text);
uint64_t pl_tally_look(struct pl_tally *tally, struct pl_slice text);

static inline struct pl_tally_word pl_tally_word(struct pl_tally *tally,
                                                 struct pl_slice text) {
    return (struct pl_tally_word){text, pl_tally_hash(tally, text),
                                  pl_tally_look(tally, text)};
}

/* The index of the entry of a text, or PL_TALLY_NONE_SUCH. `look` is not
 * needed. */
uint32_t pl_tally_find(const struct pl_tally *tally,
                       const struct pl_tally_word *word);

/* The index of the entry of a text, added if it is new. A new entry has neither
 * place nor flags. */
uint32_t pl_tally_add(struct pl_tally *tally, const struct pl_tally_word *word);

/* The index of the first entry that looks like the text, or
 * PL_TALLY_NONE_SUCH. */
uint32_t pl_tally_find_look(struct pl_tally *tally,
                            const struct pl_tally_word *word);

static inline struct pl_slice
pl_tally_text(const struct pl_tally_entry *entry) {
    return pl_slice_of(entry->text, entry->len);
}

#endif

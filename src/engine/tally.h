/*
 * Tally: the different values that a run has seen where keywords of one name
 * stand, each with its text, exactly, in the order of their first occurrence.
 * Memory is proportional to them. Tables are keyed, so that input cannot choose
 * its collisions.
 *
 * Values look alike if they are the same text without the white space around
 * them and with simple case folding.
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
    uint32_t file;     /* index, see tallies.h */
    uint32_t document; /* of the file */
};

/* How much of the input came before a part that was looked at on its own: of
 * its source, of the line that it begins on, of the array that its elements are
 * of; and files. */
struct pl_shift {
    uint64_t lines, columns, documents, elements;
    uint32_t files;
};

/* A place that was seen in such a part. */
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
    uint64_t hash; /* of the text */
    uint64_t look; /* the hash of what values that look alike share */
    union {
        struct pl_sighting first;
        uint64_t presumed; /* of what came before parts: the age of the tallies
                              that presumed it last; see tallies.h */
    };
    uint32_t width; /* columns, of what is seen there */
    unsigned len : 28;
    unsigned is_known : 1; /* a list has it */
    unsigned is_met : 1;   /* the input has it */
    unsigned is_first : 1; /* of those that look alike */
};

/* A place in a hash table with open addressing: of most entries that are not
 * the one that is looked for, the mark tells. */
struct pl_tally_slot {
    uint32_t mark;  /* the upper half of the hash */
    uint32_t index; /* of the entry + 1; 0: free */
};

struct pl_tally_word;

struct pl_tally {
    struct pl_heap *heap;
    struct pl_slice name;  /* lives in a ruleset */
    struct pl_mix_key key; /* of all hashes */
    struct pl_arena texts;
    struct pl_tally_entry *entries;
    size_t count, cap;
    size_t met; /* entries that the input has */
    struct pl_tally_slot *by_text;
    struct pl_tally_slot *by_look; /* the first that look so */
    size_t table_size;             /* of both: a power of two */
    struct pl_buf folded, other;
    uint64_t least_maximum; /* that was asked for */
    bool asks_twins;
    bool has_known;                 /* the known values are in */
    struct pl_tally_word *presumed; /* of a part: values that are not here, but
                                       were met before it; see tallies.h */
    size_t presumed_count, presumed_cap;
};

void pl_tally_init(struct pl_tally *tally, struct pl_heap *heap,
                   struct pl_slice name);
void pl_tally_fini(struct pl_tally *tally);

/* A text with its hash, and with that of what texts that look like it share. */
struct pl_tally_word {
    struct pl_slice text; /* of at most PL_TALLY_TEXT_MAX bytes */
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

/* Find the text, of which the hash is enough, or PL_TALLY_NONE_SUCH. */
uint32_t pl_tally_find(const struct pl_tally *tally,
                       const struct pl_tally_word *word);

/* Find or add the text; a new entry has neither place nor flags. */
uint32_t pl_tally_add(struct pl_tally *tally, const struct pl_tally_word *word);

/* The first entry that looks like the text, or PL_TALLY_NONE_SUCH. */
uint32_t pl_tally_find_look(struct pl_tally *tally,
                            const struct pl_tally_word *word);

static inline struct pl_slice
pl_tally_text(const struct pl_tally_entry *entry) {
    return pl_slice_of(entry->text, entry->len);
}

#endif

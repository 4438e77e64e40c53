/*
 * Spellings: how keys were spelled before, to recognise the next keys quickly.
 * Objects of one kind repeat their keys in the same order. So for each key the
 * reader remembers which key followed it last, and compares the text with the
 * spelling of that one, colon included: if they are equal, it knows where the
 * key ends and which tag (json/keys.h) it has. An entry may be wrong or
 * overwritten at any time; the key is then read as if it were new.
 */
#ifndef PL_JSON_SPELLINGS_H
#define PL_JSON_SPELLINGS_H

#include "json/scan.h"

#define PL_SPELLINGS 256

/* The spelling of a key: `"key":`, or `"key": ` if a blank followed the
 * colon. */
struct pl_spelling {
    char text[PL_SCAN_SAME_MAX];
    uint32_t size; /* bytes of the spelling */
    uint32_t len;  /* bytes of the key alone, without quotes */
    uint8_t next;  /* the tag of the key that last followed this one in an
                      object */
    char unused[23];
};

_Static_assert(sizeof(struct pl_spelling) == 64, "an item is found by a shift");

/* Indexed by the tag of the key. */
struct pl_spellings {
    struct pl_spelling items[PL_SPELLINGS];
};

/* Forget all spellings: no key matches an entry of one NUL byte. */
static inline void pl_spellings_init(struct pl_spellings *spellings) {
    memset(spellings, 0, sizeof *spellings);
    for (size_t i = 0; i < PL_SPELLINGS; i++)
        spellings->items[i].size = 1;
}

/* Tell whether the key whose opening quote is at `at` is spelled like
 * `item`. */
static inline bool pl_spellings_match(const struct pl_spelling *item,
                                      const char *at) {
    return pl_scan_same(at, item->text, item->size);
}

/* Remember the spelling in the `size` bytes at `at` (at most PL_SCAN_SAME_MAX)
 * for the key with this tag. */
static inline void pl_spellings_learn(struct pl_spellings *spellings,
                                      const char *at, uint32_t size,
                                      uint8_t tag) {
    struct pl_spelling *item = &spellings->items[tag];

    memcpy(item->text, at, PL_SCAN_SAME_MAX);
    item->size = size;
    item->len = size - 3 - (at[size - 1] == ' ');
}

#endif

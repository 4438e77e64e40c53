/*
 * Names: how keys were spelled before, to recognise the next keys quickly.
 * Objects of one kind repeat their keys in the same order. So for each key the
 * reader remembers which key followed it last, and compares the text with the
 * spelling of that one, colon included: if they are equal, it knows where the
 * key ends and which tag (json/keys.h) it has. An entry may be wrong or
 * overwritten at any time; the key is then read as if it were new.
 */
#ifndef PL_JSON_NAMES_H
#define PL_JSON_NAMES_H

#include "json/scan.h"

#define PL_NAMES 256

/* The spelling of a key: `"key":`, or `"key": ` if a blank followed the
 * colon. */
struct pl_name {
    char spelling[PL_SCAN_SAME_MAX];
    uint32_t size; /* bytes of the spelling */
    uint32_t len;  /* bytes of the key alone, without quotes */
    uint8_t next;  /* the tag of the key that last followed this one in an
                      object */
    char unused[23];
};

_Static_assert(sizeof(struct pl_name) == 64, "a name is found by a shift");

/* Indexed by the tag of the key. */
struct pl_names {
    struct pl_name items[PL_NAMES];
};

/* Forget all spellings: no key matches an entry of one NUL byte. */
static inline void pl_names_init(struct pl_names *names) {
    memset(names, 0, sizeof *names);
    for (size_t i = 0; i < PL_NAMES; i++)
        names->items[i].size = 1;
}

/* Tell whether the key whose opening quote is at `at` is spelled like
 * `name`. */
static inline bool pl_names_is(const struct pl_name *name, const char *at) {
    return pl_scan_same(at, name->spelling, name->size);
}

/* Remember the spelling in the `size` bytes at `at` (at most PL_SCAN_SAME_MAX)
 * for the key with this tag. */
static inline void pl_names_learn(struct pl_names *names, const char *at,
                                  uint32_t size, uint8_t tag) {
    struct pl_name *name = &names->items[tag];

    memcpy(name->spelling, at, PL_SCAN_SAME_MAX);
    name->size = size;
    name->len = size - 3 - (at[size - 1] == ' ');
}

#endif

/*
 * Names: how keys were spelled lately, to know the next ones at a glance.
 *
 * Objects of one kind repeat their keys in one order. A key that stands as the
 * one did that followed the same key before, its colon included, is known by
 * one comparison: where it ends, and its tag. What is remembered may be wrong
 * or forgotten at any time; then a key is read as if it were the first of its
 * kind.
 */
#ifndef PL_JSON_NAMES_H
#define PL_JSON_NAMES_H

#include "json/scan.h"

#define PL_NAMES 256

/* A spelling: `"key":`, or `"key": ` if a blank stood behind the colon. */
struct pl_name {
    char spelling[PL_SCAN_SAME_MAX];
    uint32_t size; /* bytes of the spelling */
    uint32_t len;  /* bytes of the key, without quotes */
    uint8_t next;  /* the tag of the key that followed it last in an object */
    char unused[23];
};

_Static_assert(sizeof(struct pl_name) == 64, "a name is found by a shift");

/* By the tags of their keys. */
struct pl_names {
    struct pl_name items[PL_NAMES];
};

/* No name is known: none is spelled with a NUL. */
static inline void pl_names_init(struct pl_names *names) {
    memset(names, 0, sizeof *names);
    for (size_t i = 0; i < PL_NAMES; i++)
        names->items[i].size = 1;
}

/* Tell whether the key at `at`, which is a quote, is spelled like `name`. */
static inline bool pl_names_is(const struct pl_name *name, const char *at) {
    return pl_scan_same(at, name->spelling, name->size);
}

/* Remember, for the tag of a key, the spelling in the `size` bytes at `at`, at
 * most PL_SCAN_SAME_MAX. */
static inline void pl_names_learn(struct pl_names *names, const char *at,
                                  uint32_t size, uint8_t tag) {
    struct pl_name *name = &names->items[tag];

    memcpy(name->spelling, at, PL_SCAN_SAME_MAX);
    name->size = size;
    name->len = size - 3 - (at[size - 1] == ' ');
}

#endif

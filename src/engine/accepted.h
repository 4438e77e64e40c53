/*
 * Accepted: scalars and keys that satisfied all that is asked of them at a
 * state, so that the same text need not be judged again there. Payloads repeat
 * themselves: currencies, products, names of properties.
 *
 * Only what depends on the text alone may be remembered. A forgotten entry
 * costs time, never a finding.
 */
#ifndef PL_ENGINE_ACCEPTED_H
#define PL_ENGINE_ACCEPTED_H

#include <stdint.h>

#include "base/heap.h"
#include "base/slice.h"

#define PL_ACCEPTED_TEXT 40 /* bytes; longer texts are not remembered */

struct pl_accepted_entry {
    uint32_t state; /* + 1; 0: free */
    uint8_t kind;
    uint8_t len;
    char text[PL_ACCEPTED_TEXT + 2];
};

struct pl_accepted {
    struct pl_accepted_entry *entries;
};

/* Make an empty table; it allocates once. */
void pl_accepted_init(struct pl_accepted *accepted, struct pl_heap *heap);
void pl_accepted_fini(struct pl_accepted *accepted);

/* Forget all texts. */
void pl_accepted_clear(struct pl_accepted *accepted);

/* The entry for `text` at `state` as a value of some `kind`, which may hold
 * another; NULL if the text is too long. */
struct pl_accepted_entry *pl_accepted_at(const struct pl_accepted *accepted,
                                         uint32_t state, uint8_t kind,
                                         struct pl_slice text);

/* Tell whether the entry is that of `text`. */
bool pl_accepted_has(const struct pl_accepted_entry *entry, uint32_t state,
                     uint8_t kind, struct pl_slice text);

/* Remember `text` in the entry. */
void pl_accepted_put(struct pl_accepted_entry *entry, uint32_t state,
                     uint8_t kind, struct pl_slice text);

#endif

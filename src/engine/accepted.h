/*
 * Accepted: a small cache of scalars and keys that satisfied every rule at a
 * state of the automaton. If the same text comes again at the same state, it
 * need not be judged again. Payloads repeat themselves: currencies, products,
 * names of properties.
 *
 * Only a verdict that depends on the text alone may be remembered. An entry
 * that is lost costs time, never a finding.
 */
#ifndef PL_ENGINE_ACCEPTED_H
#define PL_ENGINE_ACCEPTED_H

#include <stdint.h>

#include "base/heap.h"
#include "base/slice.h"

#define PL_ACCEPTED_TEXT 40 /* bytes; longer texts are not remembered */

struct pl_accepted_entry {
    uint32_t state; /* state of the automaton + 1; 0: the entry is free */
    /* enum pl_type of a value; PL_TYPE_COUNT: a key */
    uint8_t kind;
    uint8_t len;
    char text[PL_ACCEPTED_TEXT + 2];
};

struct pl_accepted {
    struct pl_accepted_entry *entries;
};

/* Make an empty table. It allocates once, here. */
void pl_accepted_init(struct pl_accepted *accepted, struct pl_heap *heap);
void pl_accepted_fini(struct pl_accepted *accepted);

/* Forget all texts. */
void pl_accepted_clear(struct pl_accepted *accepted);

/* The one entry where `text`, a value of `kind`, at `state` may be remembered.
 * At the moment the entry may hold another text. NULL if `text` is too long. */
struct pl_accepted_entry *pl_accepted_at(const struct pl_accepted *accepted,
                                         uint32_t state, uint8_t kind,
                                         struct pl_slice text);

/* Tell whether the entry holds `text` with this `state` and `kind`. */
bool pl_accepted_has(const struct pl_accepted_entry *entry, uint32_t state,
                     uint8_t kind, struct pl_slice text);

/* Remember `text` in the entry, which loses what it held. */
void pl_accepted_put(struct pl_accepted_entry *entry, uint32_t state,
                     uint8_t kind, struct pl_slice text);

#endif

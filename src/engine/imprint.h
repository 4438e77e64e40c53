/*
 * Imprint: 128 bits for a JSON value, the same for all values that are equal:
 * whatever the order of members and the way in which numbers and strings are
 * written. It is made of the tokens as they come, so that no value is kept.
 *
 * A scalar is mixed from its type and text (of a number: its digits and power
 * of ten), an array from its elements in their order, and an object from the
 * sum of its members, each its key and value mixed.
 */
#ifndef PL_ENGINE_IMPRINT_H
#define PL_ENGINE_IMPRINT_H

#include "base/buf.h"
#include "base/mix.h"
#include "model/value.h"
#include "json/token.h"

/* What scalars of a type, and containers, begin with. */
static inline struct pl_mix pl_imprint_start(enum pl_type type) {
    return (struct pl_mix){(uint64_t)type + 1, 0};
}

/* The imprint of a string's characters, a key's too, or of a literal. */
static inline struct pl_mix pl_imprint_text(const struct pl_mix_key *key,
                                            enum pl_type type,
                                            struct pl_slice text) {
    return pl_mix_bytes(key, pl_imprint_start(type), text);
}

/* The imprint of a number as it is written. */
struct pl_mix pl_imprint_number(const struct pl_mix_key *key,
                                struct pl_slice text);

/* What is in a container so far: `sum` with one more element. */
static inline struct pl_mix pl_imprint_element(const struct pl_mix_key *key,
                                               struct pl_mix sum,
                                               struct pl_mix value) {
    return pl_mix_words(key, sum, value.a, value.b);
}

/* The same with one more member, of which `name` is the imprint of the key. */
static inline struct pl_mix pl_imprint_member(const struct pl_mix_key *key,
                                              struct pl_mix sum,
                                              struct pl_mix name,
                                              struct pl_mix value) {
    struct pl_mix member = pl_mix_words(key, name, value.a, value.b);
    return (struct pl_mix){sum.a + member.a, sum.b + member.b};
}

/* The imprint of a container with `count` children. */
static inline struct pl_mix pl_imprint_close(const struct pl_mix_key *key,
                                             enum pl_type type,
                                             struct pl_mix sum,
                                             uint64_t count) {
    struct pl_mix into = pl_imprint_start(type);
    into.b = count;
    return pl_mix_words(key, into, sum.a, sum.b);
}

struct pl_imprint_level;

struct pl_imprinter {
    struct pl_heap *heap;
    struct pl_mix_key key;
    bool has_key;
    bool is_active; /* every token is to be taken */
    struct pl_imprint_level *levels;
    size_t depth, cap;
    struct pl_buf decoded;
    struct pl_mix last;  /* of the container that closed last */
    bool is_last_broken; /* a mistake is in it: it cannot be compared */
    bool is_last_long;   /* so is a token that the reader does not keep */
};

void pl_imprinter_init(struct pl_imprinter *imprinter, struct pl_heap *heap);
void pl_imprinter_fini(struct pl_imprinter *imprinter);

/* The key of all imprints of these tallies' run. */
const struct pl_mix_key *pl_imprinter_key(struct pl_imprinter *imprinter);

/* Begin with the container that opens now, unless one around it was begun. */
void pl_imprinter_begin(struct pl_imprinter *imprinter);

/* Forget what was begun. */
void pl_imprinter_clear(struct pl_imprinter *imprinter);

/* Take a token while `is_active`, the bracket that begins it too. After a
 * closing bracket `last` is the imprint of its container. */
void pl_imprinter_take(struct pl_imprinter *imprinter,
                       const struct pl_token *token);

/* The imprint of a scalar. */
struct pl_mix pl_imprinter_scalar(struct pl_imprinter *imprinter,
                                  const struct pl_value *scalar);

#endif

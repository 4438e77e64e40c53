/*
 * Imprint: 128 bits for a JSON value, so that equal values can be found without
 * keeping them. Equal values have the same imprint, whatever the order of
 * members and the writing of numbers and strings. It is computed from tokens as
 * they come.
 *
 * An imprint is two words (struct pl_mix). For a scalar of up to 16 bytes they
 * are its text itself, a number in its plainest writing. For longer text they
 * are keyed products (base/mix.h), one for 16 bytes. In an array, each element
 * and the product so far make the next product. In an object, the words of each
 * member are multiplied under two secret words that depend on its key (the
 * name), and the products are added, so that the order does not matter. Values
 * are compared by 64 bits of the result (pl_imprint_seal).
 */
#ifndef PL_ENGINE_IMPRINT_H
#define PL_ENGINE_IMPRINT_H

#include "base/buf.h"
#include "base/mix.h"
#include "model/value.h"
#include "json/token.h"

/* The two secret words of a member's key. */
struct pl_imprint_name {
    uint64_t words[2];
};

/* Compute the name of the key `text`. */
struct pl_imprint_name pl_imprint_name_of(const struct pl_mix_key *key,
                                          struct pl_slice text);

/* The first words of a longer mix: the type of the value. */
static inline struct pl_mix pl_imprint_start(enum pl_type type) {
    return (struct pl_mix){(uint64_t)type + 1, 0};
}

/* The words of a scalar: the decoded text of a string, or a literal or number
 * as it is written. */
struct pl_mix pl_imprint_text(const struct pl_mix_key *key, enum pl_type type,
                              struct pl_slice text);

/* The bytes that fit into two words. */
#define PL_IMPRINT_WORDS 16

/* The words of an array with one more element: `sum` has those before. For a
 * long string: with 16 more bytes. */
static inline struct pl_mix pl_imprint_element(const struct pl_mix_key *key,
                                               struct pl_mix sum,
                                               struct pl_mix value) {
    return pl_mix_product(sum.a + value.a + key->words[0],
                          sum.b + value.b + key->words[1]);
}

/* The name with which pl_imprint_member(name, a + b) is pl_imprint_element(a,
 * b): the sum of two words is given instead of both. */
static inline struct pl_imprint_name
pl_imprint_element_name(const struct pl_mix_key *key) {
    return (struct pl_imprint_name){{key->words[0], key->words[1]}};
}

/* The words of a string of more than 32 bytes, without its last 16. `head` has
 * the first 16. */
struct pl_mix pl_imprint_middle(const struct pl_mix_key *key,
                                struct pl_mix head, struct pl_slice text);

/* The words of a string of more than 16 bytes. Its last 16 bytes are only
 * added: the container of the string multiplies them. */
static inline struct pl_mix pl_imprint_long(const struct pl_mix_key *key,
                                            struct pl_slice text) {
    struct pl_mix len = {text.len * key->words[2], 0};
    struct pl_mix head =
        pl_imprint_element(key, len, pl_mix_load(text.data, PL_IMPRINT_WORDS));
    if (text.len > 2 * (size_t)PL_IMPRINT_WORDS)
        head = pl_imprint_middle(key, head, text);
    const char *last = text.data + text.len - PL_IMPRINT_WORDS;
    struct pl_mix tail = pl_mix_load(last, PL_IMPRINT_WORDS);
    return pl_mix_add(head, tail.a, tail.b);
}

/* The words of a string without a zero byte; 16 bytes from its start must be
 * readable. */
static inline struct pl_mix pl_imprint_string(const struct pl_mix_key *key,
                                              struct pl_slice text) {
    return text.len <= PL_IMPRINT_WORDS ? pl_mix_load(text.data, text.len)
                                        : pl_imprint_long(key, text);
}

/* Change the words of another scalar so that no string has the same. */
static inline struct pl_mix pl_imprint_no_string(const struct pl_mix_key *key,
                                                 struct pl_mix words) {
    return pl_mix_add(words, key->words[3], key->words[7]);
}

/* The words of a number of up to 16 bytes in its plainest writing: no plus
 * sign, no exponent, no zero or point at the end that could be left out. */
static inline struct pl_mix pl_imprint_plain(const struct pl_mix_key *key,
                                             struct pl_slice text) {
    return pl_imprint_no_string(key, pl_mix_load(text.data, text.len));
}

/* The words of the literal that begins with `first`, before
 * pl_imprint_no_string(). No number has UINT64_MAX as its second word. */
static inline struct pl_mix pl_imprint_literal(char first) {
    return (struct pl_mix){(unsigned char)first, UINT64_MAX};
}

/* What a member with this name and value adds to the words of its object. */
static inline struct pl_mix
pl_imprint_member(const struct pl_imprint_name *name, struct pl_mix value) {
    struct pl_mix secret = pl_mix_add(value, name->words[0], name->words[1]);
    return pl_mix_product(secret.a, secret.b);
}

/* The name under which pl_imprint_member() takes the words of scalars that are
 * no strings before pl_imprint_no_string(), with the same result as after
 * it. */
static inline struct pl_imprint_name
pl_imprint_name_of_no_string(const struct pl_mix_key *key,
                             struct pl_imprint_name name) {
    struct pl_mix words = {name.words[0], name.words[1]};

    words = pl_imprint_no_string(key, words);
    return (struct pl_imprint_name){{words.a, words.b}};
}

/* The words of a container, from `sum`, those of all that is in it. */
static inline struct pl_mix pl_imprint_close(const struct pl_mix_key *key,
                                             enum pl_type type,
                                             struct pl_mix sum) {
    const uint64_t *k = key->words + (type == PL_TYPE_ARRAY ? 4 : 5);
    return pl_mix_add(sum, k[0], k[1]);
}

/* The 64 bits by which values are compared. Two different values share them
 * with a chance of about 2^-64, beside that of equal words. */
static inline uint64_t pl_imprint_seal(const struct pl_mix_key *key,
                                       struct pl_mix words) {
    return pl_mix_fold(words.a ^ key->words[1], words.b ^ key->words[2]);
}

struct pl_imprint_level;

struct pl_imprinter {
    struct pl_heap *heap;
    struct pl_mix_key key;
    bool has_key;
    bool is_active; /* every token must be passed to pl_imprinter_take() */
    struct pl_imprint_level *levels;
    size_t depth, cap;
    struct pl_buf decoded;
    struct pl_mix last;  /* words of the container that closed last */
    bool is_last_broken; /* it has a mistake: it cannot be compared */
    bool is_last_long;   /* it has a token that is too long for the reader to
                            keep */
};

void pl_imprinter_init(struct pl_imprinter *imprinter, struct pl_heap *heap);
void pl_imprinter_fini(struct pl_imprinter *imprinter);

/* The hash key of all imprints of a run. */
const struct pl_mix_key *pl_imprinter_key(struct pl_imprinter *imprinter);

/* Begin an imprint with the container whose opening bracket comes next. If one
 * around it was begun, that one goes on. */
void pl_imprinter_begin(struct pl_imprinter *imprinter);

/* Give up the imprint that was begun. */
void pl_imprinter_clear(struct pl_imprinter *imprinter);

/* Take the next token while `is_active`, the opening bracket first. After a
 * closing bracket `last` is the imprint of its container. */
void pl_imprinter_take(struct pl_imprinter *imprinter,
                       const struct pl_token *token);

/* The words of a scalar that stands alone. */
struct pl_mix pl_imprinter_scalar(struct pl_imprinter *imprinter,
                                  const struct pl_value *scalar);

#endif

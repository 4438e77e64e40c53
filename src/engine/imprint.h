/*
 * Imprint: 128 bits for a JSON value, the same for all values that are equal:
 * whatever the order of members and the way in which numbers and strings are
 * written. It is made of the tokens as they come, so that no value is kept.
 *
 * Each value is two words. Of a scalar of up to 16 bytes they are its text (a
 * number as it is written most plainly), of anything else they are made of
 * products (see mix.h), one for 16 bytes. Of an array each takes in the words
 * of one element and the product before it. In an object the words of each
 * member are multiplied under secret words of their own, which the key decides,
 * and added up, so that order does not matter. What is compared are 64 bits of
 * it.
 */
#ifndef PL_ENGINE_IMPRINT_H
#define PL_ENGINE_IMPRINT_H

#include "base/buf.h"
#include "base/mix.h"
#include "model/value.h"
#include "json/token.h"

/* The secret words of all members with one key. */
struct pl_imprint_name {
    uint64_t words[2];
};

/* The name of a key with this text. */
struct pl_imprint_name pl_imprint_name_of(const struct pl_mix_key *key,
                                          struct pl_slice text);

/* What is mixed begins with the type. */
static inline struct pl_mix pl_imprint_start(enum pl_type type) {
    return (struct pl_mix){(uint64_t)type + 1, 0};
}

/* The words of a string's characters, or of a literal or a number as they are
 * written. */
struct pl_mix pl_imprint_text(const struct pl_mix_key *key, enum pl_type type,
                              struct pl_slice text);

/* So many bytes are two words. */
#define PL_IMPRINT_WORDS 16

/* What is in an array so far: `sum` with one more element. Of a string of many
 * words: with two more of them. */
static inline struct pl_mix pl_imprint_element(const struct pl_mix_key *key,
                                               struct pl_mix sum,
                                               struct pl_mix value) {
    return pl_mix_product(sum.a + value.a + key->words[0],
                          sum.b + value.b + key->words[1]);
}

/* The name under which the sum of what was before it and an element is what
 * pl_imprint_element() makes of them. */
static inline struct pl_imprint_name
pl_imprint_element_name(const struct pl_mix_key *key) {
    return (struct pl_imprint_name){{key->words[0], key->words[1]}};
}

/* A string of more than 32 bytes, all but the last 16, after the first 16. */
struct pl_mix pl_imprint_middle(const struct pl_mix_key *key,
                                struct pl_mix head, struct pl_slice text);

/* The words of a string of more than 16 bytes. The last ones are not
 * multiplied: what takes the words does that. */
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

/* The words of any string that has no zero byte, where 16 are readable. */
static inline struct pl_mix pl_imprint_string(const struct pl_mix_key *key,
                                              struct pl_slice text) {
    return text.len <= PL_IMPRINT_WORDS ? pl_mix_load(text.data, text.len)
                                        : pl_imprint_long(key, text);
}

/* Words of a scalar that is no string, told from those of strings. */
static inline struct pl_mix pl_imprint_no_string(const struct pl_mix_key *key,
                                                 struct pl_mix words) {
    return pl_mix_add(words, key->words[3], key->words[7]);
}

/* Those of a number of up to 16 bytes that is written most plainly: with
 * neither sign nor exponent, and no zero or point at the end that may be left
 * out. */
static inline struct pl_mix pl_imprint_plain(const struct pl_mix_key *key,
                                             struct pl_slice text) {
    return pl_imprint_no_string(key, pl_mix_load(text.data, text.len));
}

/* Those of a literal that begins with `first`, before they are told from those
 * of strings. Behind no number stand such bytes. */
static inline struct pl_mix pl_imprint_literal(char first) {
    return (struct pl_mix){(unsigned char)first, UINT64_MAX};
}

/* What a member with this name and value is in the imprint of its object. */
static inline struct pl_mix
pl_imprint_member(const struct pl_imprint_name *name, struct pl_mix value) {
    struct pl_mix secret = pl_mix_add(value, name->words[0], name->words[1]);
    return pl_mix_product(secret.a, secret.b);
}

/* A name under which the words of scalars that are no strings are what they are
 * under `name`, told from those of strings. */
static inline struct pl_imprint_name
pl_imprint_name_of_no_string(const struct pl_mix_key *key,
                             struct pl_imprint_name name) {
    struct pl_mix words = {name.words[0], name.words[1]};

    words = pl_imprint_no_string(key, words);
    return (struct pl_imprint_name){{words.a, words.b}};
}

/* The words of a container, from those of all that is in it. */
static inline struct pl_mix pl_imprint_close(const struct pl_mix_key *key,
                                             enum pl_type type,
                                             struct pl_mix sum) {
    const uint64_t *k = key->words + (type == PL_TYPE_ARRAY ? 4 : 5);
    return pl_mix_add(sum, k[0], k[1]);
}

/* The words of a value as they are compared with those of others: a value that
 * differs has the same with a chance of about 2^-64 more. */
static inline uint64_t pl_imprint_seal(const struct pl_mix_key *key,
                                       struct pl_mix words) {
    return pl_mix_fold(words.a ^ key->words[1], words.b ^ key->words[2]);
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

/*
 * Mix: keyed hashes that are put together from many small parts, for values
 * that are hashed while they are read.
 *
 * What they are for: telling that two values are equal without keeping either.
 * The secret words are random in every run, so whoever writes the input cannot
 * aim: what collides under one secret does not under another.
 *
 * There are two of them. Of words that have secrets of their own, a sum of
 * products is kept, one for every 16 bytes (as in the NH of UMAC):
 *
 *     (x + k0) * (y + k1)     in 128 bits, of the words x and y
 *
 * of which the lower halves and the upper ones are added up each for
 * themselves, modulo 2^64, as no carry has to be waited for then. Two different
 * pairs (x, y) differ in one of the words; let it be x. Given k0, and by how
 * much the halves of their products are to differ, the products differ, modulo
 * 2^128, by one of two numbers, as the lower halves borrow or not; and at most
 * one k1 of 2^64 makes them differ by one number. (If only y differs, k0 and k1
 * change places.) So two different values have the same sum with a chance of
 * 2^-63, and of twice that where one has a product more, or where k0 and k1 are
 * words of the key, which are odd. Where a sum goes into the next one, these
 * chances add up; where it does so under the same words, that is not proven,
 * but what goes in is as secret as they are.
 *
 * Where all bits have to depend on all of what went in, as those of a hash
 * table do, the halves of a product are folded into each other: pl_mix_fold()
 * gives 64 bits, pl_mix_words() two times as many.
 *
 * Of n values that are compared with w others each, two that differ are taken
 * for equal with a chance of a few times n * w in 2^62: of a billion, with the
 * 16,384 before each, with one in some 50,000.
 */
#ifndef PL_BASE_MIX_H
#define PL_BASE_MIX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"

struct pl_mix {
    uint64_t a, b;
};

struct pl_mix_key {
    uint64_t words[8];
};

/* Spread a hash key to the words that mixing needs. */
static inline struct pl_mix_key pl_mix_key_of(struct pl_hash_key key) {
    struct pl_mix_key out;
    for (uint64_t i = 0; i < 8; i++)
        out.words[i] =
            pl_hash(key, pl_slice_of((const char *)&i, sizeof i)) | 1;
    return out;
}

/* The product of two words: its lower half, and its upper one. */
static inline struct pl_mix pl_mix_product(uint64_t x, uint64_t y) {
#ifdef __SIZEOF_INT128__
    __extension__ unsigned __int128 product = (unsigned __int128)x * y;
    return (struct pl_mix){(uint64_t)product, (uint64_t)(product >> 64)};
#else
    uint64_t low = (x & UINT32_MAX) * (y & UINT32_MAX);
    uint64_t middle = (x >> 32) * (y & UINT32_MAX) + (low >> 32);
    uint64_t cross = (x & UINT32_MAX) * (y >> 32) + (middle & UINT32_MAX);
    uint64_t high = (x >> 32) * (y >> 32) + (middle >> 32) + (cross >> 32);
    return (struct pl_mix){cross << 32 | (low & UINT32_MAX), high};
#endif
}

/* The sum of two products, half by half. */
static inline struct pl_mix pl_mix_sum(struct pl_mix x, struct pl_mix y) {
    return (struct pl_mix){x.a + y.a, x.b + y.b};
}

/* Words, each with another added to it. */
static inline struct pl_mix pl_mix_add(struct pl_mix words, uint64_t a,
                                       uint64_t b) {
    return (struct pl_mix){words.a + a, words.b + b};
}

/* The place of a product in a table, of which the lower bits are used: those
 * of the product itself hang on few of what went in. */
static inline uint64_t pl_mix_place(struct pl_mix product) {
    return product.b ^ product.a >> 32;
}

/* The halves of a product, folded into each other. */
static inline uint64_t pl_mix_halves(struct pl_mix product) {
    return product.a ^ product.b;
}

static inline uint64_t pl_mix_fold(uint64_t x, uint64_t y) {
    return pl_mix_halves(pl_mix_product(x, y));
}

/* `into` after the words `x` and `y`: the order of what is mixed in counts. */
static inline struct pl_mix pl_mix_words(const struct pl_mix_key *key,
                                         struct pl_mix into, uint64_t x,
                                         uint64_t y) {
    const uint64_t *k = key->words;
    return (struct pl_mix){
        pl_mix_fold(into.a ^ x ^ k[0], y ^ k[1]) + (into.b ^ k[2]),
        pl_mix_fold(into.b ^ y ^ k[4], x ^ k[5]) + (into.a ^ k[6])};
}

/* Up to 16 bytes as two words, with zeros behind them. 16 are readable. */
static inline struct pl_mix pl_mix_load(const char *at, size_t len) {
    static const char mask[32] = {-1, -1, -1, -1, -1, -1, -1, -1,
                                  -1, -1, -1, -1, -1, -1, -1, -1};
    struct pl_mix words, masks;
    memcpy(&words, at, sizeof words);
    memcpy(&masks, mask + 16 - len, sizeof masks);
    return (struct pl_mix){words.a & masks.a, words.b & masks.b};
}

/* `into` after `bytes` and their number. */
static inline struct pl_mix pl_mix_bytes(const struct pl_mix_key *key,
                                         struct pl_mix into,
                                         struct pl_slice bytes) {
    uint64_t words[2];
    into.b += bytes.len;
    while (bytes.len > 16) {
        memcpy(words, bytes.data, sizeof words);
        into = pl_mix_words(key, into, words[0], words[1]);
        bytes = pl_slice_of(bytes.data + 16, bytes.len - 16);
    }
    words[0] = words[1] = 0;
    if (bytes.len > 0)
        memcpy(words, bytes.data, bytes.len);
    return pl_mix_words(key, into, words[0], words[1]);
}

static inline bool pl_mix_eq(struct pl_mix x, struct pl_mix y) {
    return x.a == y.a && x.b == y.b;
}

#endif

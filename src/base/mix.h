/*
 * Mix: keyed hashes that are built up from many small parts, for values that
 * are hashed while they are read. They tell whether two values are equal
 * without keeping either. The secret words are random in every run, so whoever
 * writes the input cannot aim at a collision: what collides under one secret
 * does not under another.
 *
 * There are two kinds. The first is for words that each have secrets of their
 * own: a sum of products, one for every 16 bytes (as in NH of UMAC):
 *
 *     (x + k0) * (y + k1)     in 128 bits, of the words x and y
 *
 * The lower and the upper halves of the products are added up separately,
 * modulo 2^64, so that no carry has to be waited for.
 *
 * How likely is a collision? Two different pairs (x, y) differ in one of the
 * words; let it be x. Given k0 and the difference that the halves of the two
 * products must have, the difference of the products modulo 2^128 is one of two
 * numbers, depending on a borrow between the halves; and at most one k1 of 2^64
 * produces a given difference. (If only y differs, exchange k0 and k1.) So two
 * different values have the same sum with a probability of 2^-63; twice that if
 * one has a product more, or if k0 and k1 are words of the key, which are odd.
 * If a sum becomes input of the next one, the probabilities add up; if that
 * happens under the same words there is no proof, but the input is then as
 * secret as they are.
 *
 * The second kind is for hash tables, where every bit of the result must depend
 * on all of the input. It XORs the two halves of a product: pl_mix_fold() gives
 * 64 bits, pl_mix_words() gives 128.
 *
 * If n values are compared with w others each, two different ones are taken for
 * equal with a probability of a few times n * w in 2^62: for a billion values,
 * each compared with the 16,384 before it, about 1 in 50,000.
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

/* Derive the secret words for mixing from a hash key. */
static inline struct pl_mix_key pl_mix_key_of(struct pl_hash_key key) {
    struct pl_mix_key out;
    for (uint64_t i = 0; i < 8; i++)
        out.words[i] =
            pl_hash(key, pl_slice_of((const char *)&i, sizeof i)) | 1;
    return out;
}

/* The product of two words: `a` is its lower half, `b` its upper half. */
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

/* Add `a` and `b` to the two words. */
static inline struct pl_mix pl_mix_add(struct pl_mix words, uint64_t a,
                                       uint64_t b) {
    return (struct pl_mix){words.a + a, words.b + b};
}

/* A hash of the product for a table that uses the lower bits. The lower bits of
 * the product itself depend on only a part of the input. */
static inline uint64_t pl_mix_place(struct pl_mix product) {
    return product.b ^ product.a >> 32;
}

/* The XOR of the two halves of a product. */
static inline uint64_t pl_mix_halves(struct pl_mix product) {
    return product.a ^ product.b;
}

static inline uint64_t pl_mix_fold(uint64_t x, uint64_t y) {
    return pl_mix_halves(pl_mix_product(x, y));
}

/* Mix the words `x` and `y` into `into`; the order of such calls matters. */
static inline struct pl_mix pl_mix_words(const struct pl_mix_key *key,
                                         struct pl_mix into, uint64_t x,
                                         uint64_t y) {
    const uint64_t *k = key->words;
    return (struct pl_mix){
        pl_mix_fold(into.a ^ x ^ k[0], y ^ k[1]) + (into.b ^ k[2]),
        pl_mix_fold(into.b ^ y ^ k[4], x ^ k[5]) + (into.a ^ k[6])};
}

/* Up to 16 bytes as two words, padded with zeros. 16 bytes are readable. */
static inline struct pl_mix pl_mix_load(const char *at, size_t len) {
    static const char mask[32] = {-1, -1, -1, -1, -1, -1, -1, -1,
                                  -1, -1, -1, -1, -1, -1, -1, -1};
    struct pl_mix words, masks;
    memcpy(&words, at, sizeof words);
    memcpy(&masks, mask + 16 - len, sizeof masks);
    return (struct pl_mix){words.a & masks.a, words.b & masks.b};
}

/* Mix `bytes` and their number into `into`. */
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

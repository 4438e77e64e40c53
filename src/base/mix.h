/*
 * Mix: a keyed 128-bit hash that is put together from many small parts, for
 * values that are hashed while they are read. Two multiplications of 64 by 64
 * bits take in 16 bytes.
 *
 * What it is for: telling that two values are equal without keeping either.
 * Both halves depend on all of what went in, each by four secret words of its
 * own, which are random in every run. Of n values, two that differ look equal
 * with a chance of about n² in 2^128; and whoever writes the input cannot aim,
 * for what collides under one secret does not under another.
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

/* The high and the low half of a product, folded into each other. */
static inline uint64_t pl_mix_fold(uint64_t x, uint64_t y) {
#ifdef __SIZEOF_INT128__
    __extension__ unsigned __int128 product = (unsigned __int128)x * y;
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
#else
    uint64_t low = (x & UINT32_MAX) * (y & UINT32_MAX);
    uint64_t middle = (x >> 32) * (y & UINT32_MAX) + (low >> 32);
    uint64_t cross = (x & UINT32_MAX) * (y >> 32) + (middle & UINT32_MAX);
    uint64_t high = (x >> 32) * (y >> 32) + (middle >> 32) + (cross >> 32);
    return high ^ (cross << 32 | (low & UINT32_MAX));
#endif
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

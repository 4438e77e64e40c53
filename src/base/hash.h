/*
 * Hash: a keyed hash of bytes (SipHash-1-3), so that whoever writes the input
 * cannot make hashes collide. The key does not affect the output of the
 * program: no output depends on the order in a hash table.
 */
#ifndef PL_BASE_HASH_H
#define PL_BASE_HASH_H

#include <stdint.h>

#include "base/slice.h"

struct pl_hash_key {
    uint64_t k0, k1;
};

/* A key from the system's random source; a fixed key if there is no such
 * source. */
struct pl_hash_key pl_hash_key_random(void);

/* The 64-bit hash of `bytes` under `key`. */
uint64_t pl_hash(struct pl_hash_key key, struct pl_slice bytes);

#endif

/*
 * Random: numbers that a seed decides, the same on every machine.
 */
#ifndef TESTS_MISTAKES_RANDOM_H
#define TESTS_MISTAKES_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

/* The next number (splitmix64). */
static inline uint64_t random_next(struct random *random) {
    uint64_t x = random->state += 0x9e3779b97f4a7c15u;

    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

/* A number below `n`, which is not 0. */
static inline size_t random_below(struct random *random, size_t n) {
    return (size_t)(random_next(random) % n);
}

/* True in one of `n` cases. */
static inline bool random_one_in(struct random *random, size_t n) {
    return random_below(random, n) == 0;
}

#endif

/*
 * Nearest: "did you mean". Near is: equal without case, `_`, `-` and space; or
 * an optimal-string-alignment distance of at most 1 (names of up to 5
 * characters) or 2 (longer ones). The smaller distance wins, then the earlier
 * candidate.
 */
#ifndef PL_BASE_NEAREST_H
#define PL_BASE_NEAREST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define PL_NEAREST_NONE SIZE_MAX

/* The index of the candidate nearest to `word`, or PL_NEAREST_NONE. Words of
 * over 64 bytes are near nothing but what they equal. */
size_t pl_nearest(struct pl_slice word, const struct pl_slice *candidates,
                  size_t n);

/* The letters of a word, whatever their case and how often they come: a bit
 * for each, of some the same. Characters between words do not count. All bits
 * are set for a word beyond ASCII. */
uint32_t pl_nearest_letters(struct pl_slice text);

/* Tell by the letters of both whether a candidate of `len` bytes is surely not
 * near a word. One change takes a letter away and adds another. */
static inline bool pl_nearest_is_apart(uint32_t word, uint32_t candidate,
                                       size_t len) {
    uint32_t rest = word ^ candidate;
    rest &= rest - 1; /* each step takes one away */
    rest &= rest - 1;
    if (len > 5) {
        rest &= rest - 1;
        rest &= rest - 1;
    }
    return rest != 0 && word != UINT32_MAX && candidate != UINT32_MAX;
}

/* How far `candidate` is from `word`, or PL_NEAREST_NONE if it is not near. */
size_t pl_nearness(struct pl_slice word, struct pl_slice candidate);

/* Append `did you mean "X"?`, with `before` before it, for the candidate
 * nearest to `word`; nothing if none is near. */
void pl_nearest_ask(struct pl_buf *out, const char *before,
                    struct pl_slice word, const struct pl_slice *candidates,
                    size_t n);

/* Tell whether `word` is near `candidate`. */
bool pl_is_near(struct pl_slice word, struct pl_slice candidate);

#endif

/*
 * Nearest: find the candidate for "did you mean". A candidate is near a word if
 * both are equal when case, `_`, `-` and space are ignored; or if their optimal
 * string alignment distance is at most 1 (candidates of up to 5 characters) or
 * 2 (longer ones). The candidate with the smallest distance wins, then the
 * first one.
 */
#ifndef PL_BASE_NEAREST_H
#define PL_BASE_NEAREST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define PL_NEAREST_NONE SIZE_MAX

/* The index of the candidate nearest to `word`, or PL_NEAREST_NONE. Words of
 * more than 64 bytes are only near candidates that they equal. */
size_t pl_nearest(struct pl_slice word, const struct pl_slice *candidates,
                  size_t n);

/* A set of the letters in a word, ignoring case, order and number: one bit for
 * each letter (some share a bit). Characters between words are ignored. All
 * bits are set if the word has characters beyond ASCII. */
uint32_t pl_nearest_letters(struct pl_slice text);

/* Tell from the letter sets of both whether a candidate of `len` bytes is
 * certain not to be near a word. Each change allowed by the distance can remove
 * one letter and add another. */
static inline bool pl_nearest_is_apart(uint32_t word, uint32_t candidate,
                                       size_t len) {
    uint32_t rest = word ^ candidate;
    rest &= rest - 1; /* each line clears one differing bit */
    rest &= rest - 1;
    if (len > 5) {
        rest &= rest - 1;
        rest &= rest - 1;
    }
    return rest != 0 && word != UINT32_MAX && candidate != UINT32_MAX;
}

/* The distance of `candidate` from `word`; PL_NEAREST_NONE if it is not
 * near. */
size_t pl_nearness(struct pl_slice word, struct pl_slice candidate);

/* Append `before` and `did you mean "X"?` with the candidate nearest to `word`;
 * nothing if none is near. */
void pl_nearest_ask(struct pl_buf *out, const char *before,
                    struct pl_slice word, const struct pl_slice *candidates,
                    size_t n);

/* Tell whether `word` is near `candidate`. */
bool pl_is_near(struct pl_slice word, struct pl_slice candidate);

#endif

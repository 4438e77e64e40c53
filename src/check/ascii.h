/*
 * ASCII: letters, digits and case of ASCII, independent of the locale. Other
 * bytes are neither letters nor digits and have no case.
 */
#ifndef PL_CHECK_ASCII_H
#define PL_CHECK_ASCII_H

#include <stdbool.h>

#include "base/slice.h"

static inline bool pl_ascii_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool pl_ascii_is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static inline bool pl_ascii_is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static inline bool pl_ascii_is_letter(char c) {
    return pl_ascii_is_upper(c) || pl_ascii_is_lower(c);
}

static inline bool pl_ascii_is_hex(char c) {
    return pl_ascii_is_digit(c) || (c >= 'a' && c <= 'f') ||
           (c >= 'A' && c <= 'F');
}

static inline char pl_ascii_upper(char c) {
    return pl_ascii_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

static inline char pl_ascii_lower(char c) {
    return pl_ascii_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* Write `text` in upper case to `out`, which has room for `text.len` bytes. */
static inline struct pl_slice pl_ascii_fold(struct pl_slice text, char *out) {
    for (size_t i = 0; i < text.len; i++)
        out[i] = pl_ascii_upper(text.data[i]);
    return pl_slice_of(out, text.len);
}

/* Tell whether `a` and `b` are equal when ASCII case is ignored. */
static inline bool pl_ascii_same(struct pl_slice a, struct pl_slice b) {
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (pl_ascii_upper(a.data[i]) != pl_ascii_upper(b.data[i]))
            return false;
    return true;
}

#endif

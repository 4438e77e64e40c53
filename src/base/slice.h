/*
 * Slice: a borrowed run of bytes. It owns nothing and is not terminated; the
 * bytes live as long as the object from which the slice was taken.
 */
#ifndef PL_BASE_SLICE_H
#define PL_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct pl_slice {
    const char *data;
    size_t len;
};

/* The slice of the `len` bytes at `data`. */
static inline struct pl_slice pl_slice_of(const char *data, size_t len) {
    return (struct pl_slice){data, len};
}

/* The slice of a terminated string, without its terminator. */
static inline struct pl_slice pl_slice_str(const char *text) {
    return (struct pl_slice){text, strlen(text)};
}

/* Tell whether both hold the same bytes. */
static inline bool pl_slice_eq(struct pl_slice a, struct pl_slice b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

/* Tell whether `slice` holds the bytes of the terminated `text`. */
static inline bool pl_slice_is(struct pl_slice slice, const char *text) {
    if (slice.len > 0 && *slice.data != *text)
        return false;
    return pl_slice_eq(slice, pl_slice_str(text));
}

/* Tell whether `slice` contains the bytes of the terminated `part`. */
static inline bool pl_slice_has(struct pl_slice slice, const char *part) {
    size_t len = strlen(part);
    for (size_t i = 0; i + len <= slice.len; i++)
        if (memcmp(slice.data + i, part, len) == 0)
            return true;
    return false;
}

#endif

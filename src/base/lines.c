#include "base/lines.h"

#include <stddef.h>
#include <string.h>

/* Compilers turn this type into the vector instructions of the machine. */
typedef uint8_t vector __attribute__((vector_size(16)));

#define LANES ((ptrdiff_t)sizeof(vector))

static vector load(const char *at) {
    vector bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static vector all(uint8_t byte) {
    return (vector){0} + byte;
}

static unsigned sum(vector lanes) {
    unsigned total = 0;
    for (unsigned i = 0; i < sizeof lanes; i++)
        total += lanes[i];
    return total;
}

/* The same as pl_lines_count() for `n` vectors. `n` is at most 255, because a
 * lane counts no further. */
static unsigned count_vectors(const char *at, ptrdiff_t n) {
    vector counts = {0};
    for (; n > 0; n--) {
        vector bytes = load(at);
        vector is_lf = (vector)(bytes == all('\n'));
        vector is_cr = (vector)(bytes == all('\r'));
        vector is_lf_next = (vector)(load(at + 1) == all('\n'));
        counts -= is_lf | (is_cr & ~is_lf_next); /* true is -1 */
        at += LANES;
    }
    return sum(counts);
}

uint64_t pl_lines_count(const char *at, const char *end) {
    uint64_t count = 0;
    while (end - at >= LANES) {
        ptrdiff_t n = (end - at) / LANES;
        if (n > 255)
            n = 255;
        count += count_vectors(at, n);
        at += n * LANES;
    }
    for (; at < end; at++)
        count += pl_lines_ends_at(at);
    return count;
}

static bool has_any(vector lanes) {
    uint64_t words[sizeof lanes / sizeof(uint64_t)];
    memcpy(words, &lanes, sizeof words);
    return (words[0] | words[1]) != 0;
}

const char *pl_lines_behind_last(const char *at, const char *end) {
    while (end - at >= LANES &&
           !has_any((vector)(load(end - LANES) == all('\n'))))
        end -= LANES;
    while (end > at && end[-1] != '\n')
        end--;
    return end;
}

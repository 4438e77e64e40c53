/*
 * Lines: where they end. A line ends with LF, CRLF or a lone CR; of CRLF the LF
 * is the byte that ends it.
 */
#ifndef PL_BASE_LINES_H
#define PL_BASE_LINES_H

#include <stdbool.h>
#include <stdint.h>

/* Tell whether the byte at `at` ends a line. The one after it is readable. */
static inline bool pl_lines_ends_at(const char *at) {
    return *at == '\n' || (*at == '\r' && at[1] != '\n');
}

/* The number of bytes from `at` to `end` that end a line, counted at memory
 * speed. The byte at `end` is readable. */
uint64_t pl_lines_count(const char *at, const char *end);

/* What stands behind the last LF from `at` up to `end`; `at` if none is there.
 */
const char *pl_lines_behind_last(const char *at, const char *end);

#endif

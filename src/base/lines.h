/*
 * Lines: where lines end. A line ends with LF, CRLF or a lone CR; in CRLF it is
 * the LF that ends the line.
 */
#ifndef PL_BASE_LINES_H
#define PL_BASE_LINES_H

#include <stdbool.h>
#include <stdint.h>

/* Tell whether the byte at `at` ends a line. The byte after it is readable. */
static inline bool pl_lines_ends_at(const char *at) {
    return *at == '\n' || (*at == '\r' && at[1] != '\n');
}

/* The number of bytes from `at` to below `end` that end a line, counted at
 * memory speed. The byte at `end` is readable. */
uint64_t pl_lines_count(const char *at, const char *end);

/* The pointer behind the last LF between `at` and `end`; `at` if there is
 * none. */
const char *pl_lines_behind_last(const char *at, const char *end);

#endif

/*
 * Patterns: the lines of a .gitignore or .ignore file, with the meaning that
 * git gives them. The last pattern that matches an entry decides. A pattern
 * with `!` takes back what an earlier one says.
 *
 * Patterns are matched with an entry itself. That all in an ignored folder is
 * ignored, too, is up to the code that walks folders.
 */
#ifndef PL_INPUT_PATTERNS_H
#define PL_INPUT_PATTERNS_H

#include <stdint.h>

#include "base/arena.h"

struct pl_pattern {
    struct pl_slice glob;
    uint64_t line; /* in the file, from 1 */
    bool is_negated;
    bool needs_folder; /* it matches only folders */
    bool is_name;      /* it matches a name at any depth, not a path */
    bool is_literal;   /* the glob has no special characters */
    bool is_suffix;    /* the glob is `*` and then no special characters */
};

struct pl_patterns {
    struct pl_slice file; /* path of the file, for people */
    struct pl_pattern *items;
    size_t count, cap;
};

/* Append the patterns of `text`, which is copied into `arena`. The caller frees
 * `patterns->items`. */
void pl_patterns_read(struct pl_patterns *patterns, struct pl_arena *arena,
                      struct pl_slice text);

/* The pattern that decides about the entry `path`, or NULL if none matches.
 * `path` is relative to the folder of the patterns. */
const struct pl_pattern *pl_patterns_match(const struct pl_patterns *patterns,
                                           struct pl_slice path,
                                           bool is_folder);

#endif

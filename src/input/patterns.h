/*
 * Patterns: the lines of a .gitignore or .ignore file, with the meaning that
 * git gives them. The last pattern that matches an entry decides; `!` before a
 * pattern takes back what one before it says.
 *
 * Patterns match an entry itself. That what is in an ignored folder is ignored
 * with it is for who walks the folders.
 */
#ifndef PL_INPUT_PATTERNS_H
#define PL_INPUT_PATTERNS_H

#include <stdint.h>

#include "base/arena.h"

struct pl_pattern {
    struct pl_slice glob;
    uint64_t line; /* from 1 */
    bool is_negated;
    bool needs_folder; /* it is about folders alone */
    bool is_name;      /* about a name at any depth, not about a path */
    bool is_literal;   /* the glob stands for itself */
    bool is_suffix;    /* `*` and then what stands for itself */
};

struct pl_patterns {
    struct pl_slice file; /* the path of the file, for people */
    struct pl_pattern *items;
    size_t count, cap;
};

/* Append the patterns of `text`, all of which is copied into `arena`. The
 * caller frees `patterns->items`. */
void pl_patterns_read(struct pl_patterns *patterns, struct pl_arena *arena,
                      struct pl_slice text);

/* The pattern that decides about the entry `path`, which is relative to the
 * folder of the patterns, or NULL if none matches. */
const struct pl_pattern *pl_patterns_match(const struct pl_patterns *patterns,
                                           struct pl_slice path,
                                           bool is_folder);

#endif

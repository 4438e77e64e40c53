/*
 * Regex: patterns, matched by PCRE2 in UTF mode, as near to ECMAScript's as
 * PCRE2 comes. The only part that includes pcre2.h; where the program is built
 * without it, no pattern compiles and the error says so.
 *
 * Matching takes a bounded number of steps and a bounded amount of memory,
 * whatever pattern and text are: past that it gives up.
 */
#ifndef PL_BASE_REGEX_H
#define PL_BASE_REGEX_H

#include "base/arena.h"

/* A compiled pattern: immutable, shared by all threads, part of its arena. */
typedef struct pl_regex pl_regex;

/* What one thread matches with. */
typedef struct pl_matcher pl_matcher;

struct pl_regex_error {
    size_t offset;           /* of the mistake in the pattern, in bytes */
    struct pl_slice message; /* in the arena or static */
};

enum pl_match { PL_MATCH_NO, PL_MATCH_YES, PL_MATCH_GAVE_UP };

/* Compile `pattern`. Returns NULL with `*error` filled if it is none. */
const pl_regex *pl_regex_compile(struct pl_arena *arena,
                                 struct pl_slice pattern,
                                 struct pl_regex_error *error);

/* The pattern as it was written. */
struct pl_slice pl_regex_text(const pl_regex *regex);

/* Make a matcher; free it with pl_matcher_free() (NULL is none). */
pl_matcher *pl_matcher_new(struct pl_heap *heap);
void pl_matcher_free(pl_matcher *matcher);

/* Tell whether `regex` matches somewhere in `text`. What is no UTF-8 in it
 * matches nothing. */
enum pl_match pl_regex_match(const pl_regex *regex, struct pl_slice text,
                             pl_matcher *matcher);

#endif

/*
 * Regex: regular expressions, matched by PCRE2 in UTF mode, as similar to
 * ECMAScript as PCRE2 can be. Only this module includes pcre2.h; in a program
 * built without PCRE2, no pattern compiles and the error says so.
 *
 * A match takes a limited number of steps and a limited amount of memory,
 * whatever the pattern and the text: beyond that it gives up.
 */
#ifndef PL_BASE_REGEX_H
#define PL_BASE_REGEX_H

#include "base/arena.h"

/* A compiled pattern: immutable, shared by all threads, allocated in an
 * arena. */
typedef struct pl_regex pl_regex;

/* The working memory for matching; each thread has its own. */
typedef struct pl_matcher pl_matcher;

struct pl_regex_error {
    size_t offset;           /* of the mistake in the pattern, in bytes */
    struct pl_slice message; /* in the arena, or static */
};

enum pl_match { PL_MATCH_NO, PL_MATCH_YES, PL_MATCH_GAVE_UP };

/* Compile `pattern`. Returns NULL and fills `*error` if it is invalid. */
const pl_regex *pl_regex_compile(struct pl_arena *arena,
                                 struct pl_slice pattern,
                                 struct pl_regex_error *error);

/* The pattern as it was written. */
struct pl_slice pl_regex_text(const pl_regex *regex);

/* Make a matcher. Free it with pl_matcher_free(), which accepts NULL. */
pl_matcher *pl_matcher_new(struct pl_heap *heap);
void pl_matcher_free(pl_matcher *matcher);

/* Tell whether `regex` matches somewhere in `text`. Parts of `text` that are
 * not UTF-8 do not match anything. */
enum pl_match pl_regex_match(const pl_regex *regex, struct pl_slice text,
                             pl_matcher *matcher);

#endif

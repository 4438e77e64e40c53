/*
 * Wildcard: shell-like patterns over code points. `*` matches any run, `?` one
 * character, `[a-z]` one character of a class, `[!a-z]` one outside it; `\`
 * makes the next character literal. ASCII letters match in either case.
 */
#ifndef PL_CHECK_WILDCARD_H
#define PL_CHECK_WILDCARD_H

#include <stdbool.h>

#include "check/sure.h"

/* A message about what is wrong with `pattern`, or NULL. */
const char *pl_wildcard_error(struct pl_slice pattern);

/* Tell whether `pattern`, which is valid, matches all of `text`. The time is at
 * most proportional to the product of their lengths. */
bool pl_wildcard_match(struct pl_slice pattern, struct pl_slice text);

/* Remove from `sure` the texts that `pattern`, which is valid, may match.
 * Returns false if that is not possible. */
bool pl_wildcard_bar(struct pl_slice pattern, struct pl_sure *sure);

#endif

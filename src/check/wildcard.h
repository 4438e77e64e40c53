/*
 * Wildcard: shell-like patterns over code points. `*` is any run, `?` one
 * character, `[a-z]` one of a class, `[!a-z]` one outside it, `\` takes the
 * next character as it is. ASCII letters match in either case.
 */
#ifndef PL_CHECK_WILDCARD_H
#define PL_CHECK_WILDCARD_H

#include <stdbool.h>

#include "check/sure.h"

/* What is wrong with a pattern, or NULL. */
const char *pl_wildcard_error(struct pl_slice pattern);

/* Tell whether a pattern without error matches all of `text`. Takes time in
 * proportion to the product of their lengths at most. */
bool pl_wildcard_match(struct pl_slice pattern, struct pl_slice text);

/* Take away from `sure` the texts that a pattern without error may match.
 * Returns false if they cannot be told. */
bool pl_wildcard_bar(struct pl_slice pattern, struct pl_sure *sure);

#endif

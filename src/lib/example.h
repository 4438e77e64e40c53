/*
 * Example: one example of a rule, checked as a document of its target.
 */
#ifndef PL_LIB_EXAMPLE_H
#define PL_LIB_EXAMPLE_H

#include "lib/session.h"

/* Check `example` of `rule` and pass to `sink` what that rule found. Compiles
 * the session's rules, or, where the example has params of its own, loads them
 * with these. Returns false if that failed, which was told then. */
bool pl_example_check(struct pl_session *session, size_t rule,
                      const struct pl_example *example, struct pl_sink sink);

/* Append what parameters an example has of its own, as ` (with a=1, b=2)`. */
void pl_example_add_params(struct pl_buf *out,
                           const struct pl_example *example);

#endif

/*
 * Example: check one example of a rule as a document of its target.
 */
#ifndef PL_LIB_EXAMPLE_H
#define PL_LIB_EXAMPLE_H

#include "lib/session.h"

/* Check `example` of the rule with index `rule`, and pass the findings of this
 * rule to `sink`. If the example has parameters of its own, the rules are
 * loaded again with them. Returns false if that failed; the reason has been
 * reported. */
bool pl_example_check(struct pl_session *session, size_t rule,
                      const struct pl_example *example, struct pl_sink sink);

/* Append the example's own parameters, if it has any, as ` (with a=1, b=2)`. */
void pl_example_add_params(struct pl_buf *out,
                           const struct pl_example *example);

#endif

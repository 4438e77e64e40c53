/*
 * Finding copy: a finding that outlives the document that it was made in.
 */
#ifndef PL_MODEL_FINDING_COPY_H
#define PL_MODEL_FINDING_COPY_H

#include "base/arena.h"
#include "model/finding.h"

/* Copy `from`, and all that it borrows but the texts of its rule, which live as
 * long as the ruleset, into `arena`. Returns the copy; `*bytes` grows by what
 * its texts, related places and fixes take. */
struct pl_finding pl_finding_copy(struct pl_arena *arena,
                                  const struct pl_finding *from, size_t *bytes);

#endif

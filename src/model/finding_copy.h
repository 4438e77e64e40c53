/*
 * Finding copy: copy a finding, so that it outlives the document in which it
 * was made.
 */
#ifndef PL_MODEL_FINDING_COPY_H
#define PL_MODEL_FINDING_COPY_H

#include "base/arena.h"
#include "model/finding.h"

/* Copy `from` into `arena` with everything that it borrows, except the texts of
 * its rule, which live as long as the ruleset. Returns the copy. `*bytes` is
 * increased by the size of the copied texts, related places and fixes. */
struct pl_finding pl_finding_copy(struct pl_arena *arena,
                                  const struct pl_finding *from, size_t *bytes);

#endif

/*
 * Preview: what a line would be after a fix.
 */
#ifndef PL_REPORT_PREVIEW_H
#define PL_REPORT_PREVIEW_H

#include "base/buf.h"
#include "model/finding.h"

/* Put the line of the finding, as its first fix that is safe would leave it,
 * into `out`, which is empty. Returns false if it is not to be shown: there is
 * no such fix, it changes another line or makes several, the line is not there
 * as a whole, or nothing would be left of it. */
bool pl_preview_add(struct pl_buf *out, const struct pl_finding *finding);

#endif

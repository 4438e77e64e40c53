/*
 * Preview: a source line as it would be after a fix.
 */
#ifndef PL_REPORT_PREVIEW_H
#define PL_REPORT_PREVIEW_H

#include "base/buf.h"
#include "model/finding.h"

/* Append the line of the finding, changed by its first safe fix, to `out`,
 * which is empty. Returns false if that is not to be shown: there is no safe
 * fix; it changes another line or makes several lines; the excerpt does not
 * have the whole line; or the line would be blank. */
bool pl_preview_add(struct pl_buf *out, const struct pl_finding *finding);

#endif

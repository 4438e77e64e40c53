/*
 * Snippet: the part of a source line that a region covers, as far as the
 * region's excerpt has it.
 */
#ifndef PL_REPORT_SNIPPET_H
#define PL_REPORT_SNIPPET_H

#include "model/finding.h"

/* The text of `region` on its first line; empty if it has no excerpt or covers
 * nothing. */
struct pl_slice pl_snippet_of(const struct pl_region *region);

/* The offset of that text in the excerpt, in bytes. */
size_t pl_snippet_start(const struct pl_region *region);

#endif

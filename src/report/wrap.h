/*
 * Wrap: a line broken between words to fit a terminal.
 */
#ifndef PL_REPORT_WRAP_H
#define PL_REPORT_WRAP_H

#include "base/buf.h"

/* Append `line`, which is safe to print but for escape sequences of ours, in
 * lines of at most `width` cells (0: as it is), those after the first indented
 * by `indent`. A word that is longer stays whole: it may be a path to click on.
 */
void pl_wrap_add(struct pl_buf *out, struct pl_slice line, unsigned width,
                 unsigned indent);

#endif

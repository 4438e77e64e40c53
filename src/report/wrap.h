/*
 * Wrap: break a line between words so that it fits the terminal.
 */
#ifndef PL_REPORT_WRAP_H
#define PL_REPORT_WRAP_H

#include "base/buf.h"

/* How a line is broken. */
struct pl_wrap {
    unsigned width;  /* of the terminal, in cells; 0: do not break */
    unsigned taken;  /* cells of the first line that are already used */
    unsigned indent; /* indent of the following lines */
};

/* Append `line`, broken to fit the width. It must be safe to print, except for
 * our own escape sequences. A word that is longer than the width stays whole:
 * it may be a path to click on. */
void pl_wrap_add(struct pl_buf *out, struct pl_slice line, struct pl_wrap wrap);

#endif

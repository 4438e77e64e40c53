/*
 * Wrap: a line broken between words to fit a terminal.
 */
#ifndef PL_REPORT_WRAP_H
#define PL_REPORT_WRAP_H

#include "base/buf.h"

/* How a line is broken. */
struct pl_wrap {
    unsigned width;  /* of the terminal in cells; 0: lines stay as they are */
    unsigned taken;  /* cells of the first line that something stands in */
    unsigned indent; /* of the lines after it */
};

/* Append `line`, which is safe to print but for escape sequences of ours, in
 * lines that fit the width. A word that is longer stays whole: it may be a path
 * to click on. */
void pl_wrap_add(struct pl_buf *out, struct pl_slice line, struct pl_wrap wrap);

#endif

/*
 * Paint: the colours of the text format. Without colour, nothing is added.
 */
#ifndef PL_REPORT_PAINT_H
#define PL_REPORT_PAINT_H

#include "base/buf.h"
#include "model/finding.h"

enum pl_paint {
    PL_PAINT_NONE,
    PL_PAINT_PLACE,  /* place of a finding */
    PL_PAINT_RULE,   /* id of its rule */
    PL_PAINT_GUTTER, /* line numbers, bars, marks of related places */
    PL_PAINT_ERROR,
    PL_PAINT_WARNING,
    PL_PAINT_INFO
};

/* The paint of a level. */
enum pl_paint pl_paint_level(enum pl_severity severity);

/* Begin to colour what is appended to `out`; end it. */
void pl_paint_begin(struct pl_buf *out, bool has_color, enum pl_paint paint);
void pl_paint_end(struct pl_buf *out, bool has_color);

/* Append `text` in colour. */
void pl_paint_str(struct pl_buf *out, bool has_color, enum pl_paint paint,
                  const char *text);

#endif

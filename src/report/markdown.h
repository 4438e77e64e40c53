/*
 * Markdown: write text of a payload to a Markdown page so that it is no markup.
 */
#ifndef PL_REPORT_MARKDOWN_H
#define PL_REPORT_MARKDOWN_H

#include "base/buf.h"

/* Append `text` on one line, with all that Markdown would interpret escaped. It
 * may stand in a cell of a table. */
void pl_markdown_add_text(struct pl_buf *out, struct pl_slice text);

/* Append `text` as a code span. */
void pl_markdown_add_code(struct pl_buf *out, struct pl_slice text);

/* Append `url` as a link to itself if it is a plain http or https URL; else as
 * text. */
void pl_markdown_add_link(struct pl_buf *out, struct pl_slice url);

#endif

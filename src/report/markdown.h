/*
 * Markdown: text of a payload in a page of Markdown, where it can be no markup.
 */
#ifndef PL_REPORT_MARKDOWN_H
#define PL_REPORT_MARKDOWN_H

#include "base/buf.h"

/* Append `text` as it stands, in one line, without a meaning to Markdown, also
 * in a cell of a table. */
void pl_markdown_add_text(struct pl_buf *out, struct pl_slice text);

/* Append `text` as code in a line. */
void pl_markdown_add_code(struct pl_buf *out, struct pl_slice text);

/* Append `url` as a link to itself, if it is one that a page may have (http or
 * https); else as text. */
void pl_markdown_add_link(struct pl_buf *out, struct pl_slice url);

#endif

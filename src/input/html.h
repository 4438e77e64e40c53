/*
 * HTML: as much of it as a Markdown page needs: which lines are a block of it,
 * and what stands between <pre> and </pre>.
 */
#ifndef PL_INPUT_HTML_H
#define PL_INPUT_HTML_H

#include "input/extract.h"

/* The kinds of blocks, by what they begin with. */
enum pl_html_kind {
    PL_HTML_NONE,
    PL_HTML_RAW, /* <pre, <script, <style, <textarea; to its closing tag */
    PL_HTML_COMMENT,
    PL_HTML_INSTRUCTION, /* <? … ?> */
    PL_HTML_CDATA,
    PL_HTML_DECLARATION, /* <!X … > */
    PL_HTML_BLOCK,       /* <div and the like; to a blank line */
    PL_HTML_TAG          /* any tag alone on its line; to a blank line */
};

/* The kind of the block that `line`, without its indent, begins. */
enum pl_html_kind pl_html_kind_of(struct pl_slice line);

/* Tell whether `line` is the last of its block; a blank one is not part of it.
 */
bool pl_html_ends(enum pl_html_kind kind, struct pl_slice line);

/* Find <pre> in a line, outside of code spans: the offset behind it, or 0. */
size_t pl_html_find_pre(struct pl_slice line);

/* The offset of </pre> in a line, or its length. */
size_t pl_html_find_close(struct pl_slice line);

/* The offset of the last </pre> in a page, or 0. */
size_t pl_html_last_close(struct pl_slice page);

/* Begin `out` with the text that the HTML `from` shows: without tags, and with
 * entities resolved. */
void pl_html_decode(const struct pl_extract *from, struct pl_extract *out);

#endif

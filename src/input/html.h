/*
 * HTML: as much of it as reading Markdown takes: which lines are a block of
 * HTML, and the text between <pre> and </pre>.
 */
#ifndef PL_INPUT_HTML_H
#define PL_INPUT_HTML_H

#include "input/extract.h"

/* Kinds of HTML blocks (CommonMark), by their beginning. */
enum pl_html_kind {
    PL_HTML_NONE,
    PL_HTML_RAW, /* <pre, <script, <style, <textarea; up to the closing tag */
    PL_HTML_COMMENT,
    PL_HTML_INSTRUCTION, /* <? … ?> */
    PL_HTML_CDATA,
    PL_HTML_DECLARATION, /* <!X … > */
    PL_HTML_BLOCK,       /* <div and the like; up to a blank line */
    PL_HTML_TAG          /* any tag alone on its line; up to a blank line */
};

/* The kind of the block that begins with `line`, whose indent is left out. */
enum pl_html_kind pl_html_kind_of(struct pl_slice line);

/* Tell whether `line` ends its block. A blank line is not part of it. */
bool pl_html_ends(enum pl_html_kind kind, struct pl_slice line);

/* The offset behind the first <pre> of a line that is not in a code span; 0:
 * none. */
size_t pl_html_find_pre(struct pl_slice line);

/* The offset of </pre> in a line; its length: none. */
size_t pl_html_find_close(struct pl_slice line);

/* The offset of the last </pre> in a page; 0: none. */
size_t pl_html_last_close(struct pl_slice page);

/* Begin `out` with the text that the HTML `from` shows: tags are dropped,
 * entities resolved. */
void pl_html_decode(const struct pl_extract *from, struct pl_extract *out);

#endif

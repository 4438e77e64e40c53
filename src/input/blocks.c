#include "input/blocks.h"

#include "input/html.h"
#include "input/page_line.h"

#define CONTAINERS_MAX 256 /* deeper ones are read as text */
#define CODE_INDENT    4

/* A block quote, or a list item whose content is indented by `indent` columns
 * from that of its parent. */
struct container {
    bool is_quote;
    bool is_bare; /* an item that began with a blank line and has no content
                     yet */
    size_t indent;
};

/* The kind of the block of which lines are being read. */
enum leaf {
    LEAF_NONE,
    LEAF_PARAGRAPH,
    LEAF_FENCE,
    LEAF_INDENTED,
    LEAF_HTML,
    LEAF_PRE
};

struct scan {
    struct pl_workspace *space;
    const struct pl_extract *page;
    struct pl_block_taker taker;
    struct container containers[CONTAINERS_MAX];
    size_t depth;
    size_t matched; /* how many containers the line belongs to */
    enum leaf leaf; /* of the innermost container */
    struct pl_page_line line;
    char fence; /* its character */
    size_t fence_len, fence_indent;
    enum pl_html_kind html;
    struct pl_block block;
    size_t last_close; /* offset of the last </pre> of the page */
    size_t kept; /* of an indented block: its bytes without blank lines at the
                    end */
};

/* What the rest of a line begins. */
enum opened { OPENED_NOTHING, OPENED_CONTAINER, OPENED_LEAF };

/* A container gives its lines a margin, so text of several lines cannot be
 * replaced there. */
static bool write_line(struct pl_slice text, struct pl_buf *out) {
    pl_buf_add_slice(out, text);
    return text.len == 0 || !memchr(text.data, '\n', text.len);
}

static const struct pl_layer margin_layer = {write_line};

static void end_leaf(struct scan *scan) {
    enum leaf leaf = scan->leaf;
    scan->leaf = LEAF_NONE;
    if (leaf != LEAF_FENCE && leaf != LEAF_INDENTED && leaf != LEAF_PRE)
        return;
    if (leaf == LEAF_INDENTED)
        pl_extract_cut(scan->block.code, scan->kept);
    scan->taker.block(scan->taker.self, &scan->block);
    pl_workspace_give(scan->space, scan->block.code);
}

/* End the current block, and the containers that the line does not belong
 * to. */
static void begin_anew(struct scan *scan) {
    end_leaf(scan);
    scan->depth = scan->matched;
}

static void begin_block(struct scan *scan, enum pl_block_kind kind,
                        enum leaf leaf) {
    struct pl_extract *code = pl_workspace_take(scan->space);
    scan->leaf = leaf;
    scan->block = (struct pl_block){
        kind, {NULL, 0}, code, {scan->line.start, scan->line.next}};
    scan->kept = 0;
    pl_extract_begin(code, scan->page, scan->depth > 0 ? &margin_layer : NULL);
}

/* Append the bytes from the line's place up to `end` to the block. */
static void add_code(struct scan *scan, size_t end) {
    struct pl_page_line *line = &scan->line;
    struct pl_extract *code = scan->block.code;
    if (line->spare > 0) {
        struct pl_span tab = {line->at, line->at + 1};
        for (; line->spare > 0; line->spare--)
            pl_extract_mean(code, scan->page, tab, pl_slice_str(" "));
        line->at++;
    }
    pl_extract_copy(code, scan->page, line->at, end);
    scan->block.span.end = line->next;
}

static void add_line(struct scan *scan) {
    add_code(scan, scan->line.next);
}

/* Append the line, up to </pre> if it has one. */
static void add_pre(struct scan *scan) {
    struct pl_slice rest = pl_page_line_rest(&scan->line);
    size_t close = pl_html_find_close(rest);
    if (close == rest.len) {
        add_line(scan);
        return;
    }
    add_code(scan, scan->line.at + close);
    end_leaf(scan);
}

/* Begin a block if the rest of the line has a <pre>. */
static bool open_pre(struct scan *scan) {
    size_t end = pl_html_find_pre(pl_page_line_rest(&scan->line));
    if (end == 0 || scan->line.at > scan->last_close)
        return false;
    begin_anew(scan);
    scan->line.spare = 0;
    pl_page_line_skip_bytes(&scan->line, end);
    begin_block(scan, PL_BLOCK_PRE, LEAF_PRE);
    add_pre(scan);
    return true;
}

static bool open_fence(struct scan *scan, size_t columns) {
    struct pl_page_line *line = &scan->line;
    size_t len = pl_page_line_fence(line);
    size_t start;
    if (len == 0)
        return false;
    begin_anew(scan);
    scan->fence = pl_page_line_peek(line);
    scan->fence_len = len;
    scan->fence_indent = columns;
    pl_page_line_skip_bytes(line, len);
    begin_block(scan, PL_BLOCK_FENCE, LEAF_FENCE);
    pl_page_line_indent(line, &start);
    size_t end = line->end;
    while (end > start && strchr(" \t", line->page.data[end - 1]))
        end--;
    scan->block.info = pl_slice_of(line->page.data + start, end - start);
    return true;
}

/* Read a line of an HTML block. */
static void add_html(struct scan *scan) {
    bool may_hold = scan->html == PL_HTML_RAW || scan->html == PL_HTML_BLOCK ||
                    scan->html == PL_HTML_TAG;
    if (may_hold && open_pre(scan))
        return;
    if (pl_html_ends(scan->html, pl_page_line_rest(&scan->line)))
        scan->leaf = LEAF_NONE;
}

static bool open_html(struct scan *scan) {
    enum pl_html_kind kind = pl_html_kind_of(pl_page_line_rest(&scan->line));
    bool may_go_on = scan->leaf == LEAF_PARAGRAPH;
    if (kind == PL_HTML_NONE || (kind == PL_HTML_TAG && may_go_on))
        return false;
    begin_anew(scan);
    scan->leaf = LEAF_HTML;
    scan->html = kind;
    add_html(scan);
    return true;
}

static bool open_heading(struct scan *scan, bool in_paragraph) {
    const struct pl_page_line *line = &scan->line;
    bool is_underline = in_paragraph && scan->matched == scan->depth &&
                        pl_page_line_is_underline(line);
    if (!pl_page_line_is_heading(line) && !is_underline)
        return false;
    begin_anew(scan);
    return true;
}

static bool open_break(struct scan *scan) {
    if (!pl_page_line_is_break(&scan->line))
        return false;
    begin_anew(scan);
    return true;
}

static void open_container(struct scan *scan, struct container container) {
    begin_anew(scan);
    scan->containers[scan->depth++] = container;
    scan->matched = scan->depth;
}

static bool open_quote(struct scan *scan) {
    if (pl_page_line_peek(&scan->line) != '>')
        return false;
    pl_page_line_skip_bytes(&scan->line, 1);
    pl_page_line_skip(&scan->line, 1);
    open_container(scan, (struct container){.is_quote = true});
    return true;
}

/* Begin a list item whose marker is indented by `columns`. */
static bool open_item(struct scan *scan, size_t columns, bool in_paragraph) {
    struct pl_page_line *line = &scan->line;
    bool is_first = false;
    size_t len = pl_page_line_marker(line, &is_first);
    if (len == 0)
        return false;
    struct pl_page_line before = *line;
    size_t at;
    pl_page_line_skip_bytes(line, len);
    size_t gap = pl_page_line_indent(line, &at);
    bool is_empty = at >= line->end;
    if (in_paragraph && (is_empty || !is_first)) {
        *line = before;
        return false;
    }
    if (is_empty || gap > CODE_INDENT)
        gap = 1;
    pl_page_line_skip(line, gap);
    open_container(scan, (struct container){.is_bare = is_empty,
                                            .indent = columns + len + gap});
    return true;
}

/* Begin what stands behind an indent of `columns`. */
static enum opened open_marked(struct scan *scan, size_t columns,
                               bool in_paragraph) {
    bool has_room = scan->matched < CONTAINERS_MAX;
    if (has_room && open_quote(scan))
        return OPENED_CONTAINER;
    if (open_heading(scan, in_paragraph) || open_fence(scan, columns) ||
        open_html(scan) || open_break(scan))
        return OPENED_LEAF;
    return has_room && open_item(scan, columns, in_paragraph) ? OPENED_CONTAINER
                                                              : OPENED_NOTHING;
}

static enum opened open_block(struct scan *scan) {
    struct pl_page_line *line = &scan->line;
    bool is_paragraph = scan->leaf == LEAF_PARAGRAPH;
    size_t at;
    size_t columns = pl_page_line_indent(line, &at);
    if (at >= line->end || (columns >= CODE_INDENT && is_paragraph))
        return OPENED_NOTHING;
    if (columns >= CODE_INDENT) {
        begin_anew(scan);
        pl_page_line_skip(line, CODE_INDENT);
        begin_block(scan, PL_BLOCK_INDENTED, LEAF_INDENTED);
        add_line(scan);
        scan->kept = scan->block.code->text.len;
        return OPENED_LEAF;
    }
    struct pl_page_line before = *line;
    pl_page_line_skip(line, columns);
    enum opened opened = open_marked(
        scan, columns, is_paragraph && scan->matched == scan->depth);
    if (opened == OPENED_NOTHING)
        *line = before;
    return opened;
}

/* Read a line that begins no block. */
static void read_text(struct scan *scan) {
    if (pl_page_line_is_blank(&scan->line)) {
        begin_anew(scan);
        return;
    }
    if (open_pre(scan) || scan->leaf == LEAF_PARAGRAPH)
        return; /* a paragraph may go on without the marks of its containers */
    begin_anew(scan);
    scan->leaf = LEAF_PARAGRAPH;
}

/* Tell whether the line belongs to `container`, and skip its mark or indent. */
static bool goes_on(struct scan *scan, struct container *container) {
    struct pl_page_line *line = &scan->line;
    size_t at;
    size_t columns = pl_page_line_indent(line, &at);
    bool is_blank = at >= line->end;
    if (container->is_quote) {
        if (is_blank || columns >= CODE_INDENT || line->page.data[at] != '>')
            return false;
        pl_page_line_skip(line, columns);
        pl_page_line_skip_bytes(line, 1);
        pl_page_line_skip(line, 1);
        return true;
    }
    bool may_be_short = is_blank && !container->is_bare;
    if (columns < container->indent && !may_be_short)
        return false;
    container->is_bare = false;
    pl_page_line_skip(line, columns < container->indent ? columns
                                                        : container->indent);
    return true;
}

/* Read the line as part of the open indented block. Returns false if it is
 * not. */
static bool read_indented(struct scan *scan) {
    size_t at;
    size_t columns = pl_page_line_indent(&scan->line, &at);
    bool is_blank = at >= scan->line.end;
    if (!is_blank && columns < CODE_INDENT)
        return false;
    pl_page_line_skip(&scan->line, CODE_INDENT);
    add_line(scan);
    if (!is_blank)
        scan->kept = scan->block.code->text.len;
    return true;
}

/* Read the line as part of the open leaf. Returns false if it is not. */
static bool read_leaf(struct scan *scan) {
    switch (scan->leaf) {
    case LEAF_NONE:
    case LEAF_PARAGRAPH:
        return false;
    case LEAF_INDENTED:
        return read_indented(scan);
    case LEAF_HTML:
        add_html(scan);
        return true;
    case LEAF_PRE:
        add_pre(scan);
        return true;
    case LEAF_FENCE:
        if (pl_page_line_closes(&scan->line, scan->fence, scan->fence_len)) {
            scan->block.span.end = scan->line.next;
            end_leaf(scan);
            return true;
        }
        pl_page_line_skip(&scan->line, scan->fence_indent);
        add_line(scan);
        return true;
    }
    return false;
}

static void read_line(struct scan *scan) {
    scan->matched = 0;
    while (scan->matched < scan->depth &&
           goes_on(scan, &scan->containers[scan->matched]))
        scan->matched++;
    if (scan->matched == scan->depth && read_leaf(scan))
        return;
    if (scan->leaf != LEAF_PARAGRAPH)
        begin_anew(scan);
    enum opened opened;
    do {
        opened = open_block(scan);
    } while (opened == OPENED_CONTAINER);
    if (opened == OPENED_NOTHING)
        read_text(scan);
}

void pl_blocks_find(struct pl_workspace *space, const struct pl_extract *page,
                    struct pl_block_taker taker) {
    struct pl_slice text = pl_extract_text(page);
    struct scan scan = {.space = space, .page = page, .taker = taker};
    bool has_mark = text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0;
    scan.last_close = pl_html_last_close(text);
    for (size_t at = has_mark ? 3 : 0; at < text.len; at = scan.line.next) {
        scan.line = pl_page_line_at(text, at);
        read_line(&scan);
    }
    end_leaf(&scan);
}

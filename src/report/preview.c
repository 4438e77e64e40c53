#include "report/preview.h"

static const struct pl_fix *safe_fix(const struct pl_finding *finding) {
    for (size_t i = 0; i < finding->fix_count; i++)
        if (finding->fixes[i].safe)
            return &finding->fixes[i];
    return NULL;
}

/* Tell whether the excerpt is one whole line, unchanged. */
static bool is_whole(const struct pl_finding *finding) {
    const struct pl_excerpt *excerpt = &finding->region.excerpt;
    return excerpt->text.len > 0 && excerpt->first_column == 1 &&
           !excerpt->cut_right && !finding->is_sensitive &&
           !memchr(excerpt->text.data, '*', excerpt->text.len);
}

/* Tell whether the edits are all on the line, in order, and do not break it. */
static bool fits(const struct pl_excerpt *excerpt, const struct pl_fix *fix) {
    uint64_t at = excerpt->offset, end = at + excerpt->text.len;
    for (size_t i = 0; i < fix->edit_count; i++) {
        const struct pl_edit *edit = &fix->edits[i];
        if (edit->offset < at || edit->end_offset > end ||
            memchr(edit->text.data, '\n', edit->text.len))
            return false;
        at = edit->end_offset;
    }
    return true;
}

static bool is_blank(const struct pl_buf *line) {
    for (size_t i = 0; i < line->len; i++)
        if (line->data[i] != ' ' && line->data[i] != '\t')
            return false;
    return true;
}

bool pl_preview_add(struct pl_buf *out, const struct pl_finding *finding) {
    const struct pl_excerpt *excerpt = &finding->region.excerpt;
    const struct pl_fix *fix = safe_fix(finding);
    size_t at = 0;
    if (!fix || !is_whole(finding) || !fits(excerpt, fix))
        return false;
    for (size_t i = 0; i < fix->edit_count; i++) {
        const struct pl_edit *edit = &fix->edits[i];
        size_t from = (size_t)(edit->offset - excerpt->offset);
        pl_buf_add(out, excerpt->text.data + at, from - at);
        pl_buf_add_slice(out, edit->text);
        at = (size_t)(edit->end_offset - excerpt->offset);
    }
    pl_buf_add(out, excerpt->text.data + at, excerpt->text.len - at);
    return !is_blank(out);
}

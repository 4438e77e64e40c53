#include "base/utf8.h"
#include "engine/walk.h"
#include "model/literal.h"

#define TITLE_MAX 60 /* code points of the replacement in a title */

static bool is_word_byte(struct pl_slice text, size_t at) {
    unsigned char c = at < text.len ? (unsigned char)text.data[at] : ' ';
    return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Tell whether `text` contains `part` as a whole word. */
static bool contains(struct pl_slice text, struct pl_slice part) {
    for (size_t i = 0; i + part.len <= text.len; i++) {
        const char *next =
            part.len > 0 ? memchr(text.data + i, part.data[0], text.len - i)
                         : text.data + i;
        if (next == NULL)
            return false;
        i = (size_t)(next - text.data);
        if (i + part.len <= text.len &&
            memcmp(next, part.data, part.len) == 0 &&
            (i == 0 || !is_word_byte(text, i - 1)) &&
            !is_word_byte(text, i + part.len))
            return true;
    }
    return false;
}

static struct pl_slice copy_line(struct pl_run *run) {
    return pl_arena_copy(&run->arena, pl_buf_slice(&run->line));
}

static void add_hint(struct pl_run *run, struct pl_slice suggestion,
                     struct pl_finding *finding) {
    if (contains(finding->message, suggestion))
        return;
    pl_buf_clear(&run->line);
    pl_buf_add_str(&run->line, "did you mean \"");
    pl_buf_add_slice(&run->line, suggestion);
    pl_buf_add_str(&run->line, "\"?");
    finding->hint = copy_line(run);
}

/* The token that the suggestion replaces, or NULL: the key where the finding
 * points, or a string or number. */
static const struct extent *token_of(const struct pl_report_request *request,
                                     bool *is_text) {
    enum pl_type type = request->subject->value.type;
    *is_text = request->key || type == PL_TYPE_STRING;
    if (request->at)
        return request->key ? request->at : NULL;
    return type == PL_TYPE_STRING || type == PL_TYPE_NUMBER
               ? &request->subject->at
               : NULL;
}

static struct pl_slice title_of(struct pl_run *run, struct pl_slice literal) {
    struct pl_slice shown = pl_utf8_beginning(literal, TITLE_MAX);
    pl_buf_clear(&run->line);
    pl_buf_add_str(&run->line, "replace by ");
    pl_buf_add_slice(&run->line, shown);
    if (shown.len < literal.len)
        pl_buf_add_str(&run->line, "…");
    return copy_line(run);
}

static struct pl_slice literal_of(struct pl_run *run,
                                  struct pl_slice suggestion, bool is_text) {
    pl_buf_clear(&run->line);
    if (is_text)
        pl_literal_add(&run->line, suggestion);
    else
        pl_buf_add_slice(&run->line, suggestion);
    return copy_line(run);
}

void pl_suggest_fix(struct pl_run *run, const struct extent *token,
                    const struct pl_wording *wording,
                    struct pl_finding *finding) {
    struct pl_edit *edit = pl_arena_alloc(&run->arena, sizeof *edit);
    *edit = (struct pl_edit){token->start.offset, token->end.offset,
                             wording->literal};
    if (!pl_source_edit(run, edit))
        return;
    struct pl_fix *fix = pl_arena_alloc(&run->arena, sizeof *fix);
    *fix = (struct pl_fix){
        .title = wording->title, .edits = edit, .edit_count = 1};
    finding->fixes = fix;
    finding->fix_count = 1;
}

static void add_fix(struct pl_run *run, const struct pl_report_request *request,
                    struct pl_finding *finding) {
    bool is_text;
    const struct extent *token = token_of(request, &is_text);
    if (!token)
        return;
    struct pl_slice literal =
        literal_of(run, request->said.suggestion, is_text);
    struct pl_wording wording = {.title = title_of(run, literal),
                                 .literal = literal};
    pl_suggest_fix(run, token, &wording, finding);
}

void pl_suggest(struct pl_run *run, const struct pl_report_request *request,
                struct pl_finding *finding) {
    if (!request->said.suggestion.data)
        return;
    add_hint(run, request->said.suggestion, finding);
    if (!finding->is_sensitive && !request->late_share)
        add_fix(run, request, finding);
}

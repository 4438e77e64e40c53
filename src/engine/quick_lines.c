/* Documents that are lines of NDJSON. All lines that are wholly in the window
 * are passed in one go: what is the same for each is done once, and none is
 * begun in vain because its end is not in the window yet. */

#include "base/lines.h"
#include "engine/quick_frame.h"

/* A longer line is not passed here, but its values one by one. */
#define LINE_MAX (64 * 1024)

/* Read on until the window has the whole line at `offset`. Returns the end of
 * the last whole line in the window; NULL if the text has ended, or the line is
 * too long. */
static const char *find_last_end(struct pl_window *window, uint64_t offset) {
    uint64_t from = offset;

    while (offset < window->base + window->len || !window->at_end) {
        const char *first = pl_window_at(window, from);
        const char *end = pl_lines_behind_last(first, pl_window_end(window));
        if (end > first || window->at_end)
            return end > first ? end : pl_window_end(window);
        from = window->base + window->len;
        if (from - offset > LINE_MAX)
            return NULL;
        pl_window_more(window, offset);
    }
    return NULL;
}

/* The line end, or the end of the text, behind a document that ends at `at`;
 * NULL if something else than white space comes first. */
static const char *find_line_end(struct pl_quick *q, const char *at) {
    const char *end = pl_window_end(&q->run->window);

    while (at < end && *at != '\n') {
        bool is_crlf = *at == '\r' && at[1] == '\n';
        if (*at != ' ' && *at != '\t' && !is_crlf)
            return quick_doubt(q, at);
        at++;
    }
    return at;
}

/* The lines of a window. */
struct lines {
    struct quick_post *post;
    const char *at;          /* the first line that is not passed yet */
    const char *end;         /* the end of the last line */
    uint64_t line, document; /* numbers of the one at `at` */
    struct quick_gap gap;    /* between two lines */
    bool is_given_up;        /* the line at `at` cannot be passed */
};

/* Pass the document at `at`, and the others of its row. Returns the end of the
 * last one's line; NULL in doubt. */
static inline const char *pass_line(struct pl_quick *q, struct lines *lines,
                                    const char *at, struct quick_row *row) {
    enum quick_trail trail = q->is_start_given ? QUICK_NONE : QUICK_TOP;

    const char *behind = quick_pass(q, lines->post, at, trail, row);
    const char *end = behind;
    if (end != NULL && *end != '\n')
        end = find_line_end(q, end);
    if (end == NULL)
        return NULL;
    if (!q->is_start_given &&
        !quick_is_start_right(q, quick_offset_of(q->run, q->frames[0].start)))
        return quick_doubt(q, end);
    if (end + 1 < lines->end && end[1] == '{')
        pl_quick_learn_gap(&lines->gap, behind, end + 1);
    return end;
}

/* Prepare to pass the line at `at`, which is `count` lines behind the first of
 * the attempt. */
static void come_to_line(struct pl_quick *q, const struct lines *lines,
                         const char *at, size_t count) {
    struct pl_run *run = q->run;
    uint64_t offset = quick_offset_of(run, at);

    run->document = lines->document + count;
    run->mask_count = 0;
    pl_window_know(&run->window,
                   (struct pl_place){offset, lines->line + count, 1});
    q->knows_place = true;
    q->lines = 0;
    q->extra = 0;
}

/* Pass the line at `*at`, which is `*count` lines behind the first of the
 * attempt, and the others of its row, but no more than `most` in all. `*at` and
 * `*count` move on. False if the line that `*at` is then at is doubted. */
static inline bool pass_next(struct pl_quick *q, struct lines *lines,
                             const char **at, size_t *count, size_t most) {
    struct quick_mark mark = quick_mark(q, *count);
    uint32_t start = q->start;

    for (;;) {
        struct quick_row row = {.most = most - *count,
                                .gap = &lines->gap,
                                .limit = lines->end,
                                .is_lines = true};
        come_to_line(q, lines, *at, *count);
        const char *end = pass_line(q, lines, *at, &row);
        if (end != NULL) {
            *at = end + 1;
            *count += row.count;
            return true;
        }
        if (*count == 0 && row.count <= 1)
            return false;
        pl_quick_undo_since(q, &mark);
        q->start = start;
        if (row.count <= 1)
            return false;
        most = *count + row.count - 1; /* all but the one in doubt */
    }
}

static void give_up(struct pl_quick *q, struct lines *lines) {
    pl_quick_give_up(q, quick_offset_of(q->run, lines->at));
    lines->is_given_up = true;
}

/* Pass up to `most` lines in one attempt. False if one of them is a duplicate:
 * then none is passed. */
static bool pass_together(struct pl_quick *q, struct lines *lines,
                          size_t most) {
    const char *at = lines->at;
    size_t count = 0;
    bool goes_on = true;

    quick_begin(q);
    while (goes_on && count < most && at < lines->end && *at == '{' &&
           quick_goes_on(q))
        goes_on = pass_next(q, lines, &at, &count, most);
    if (count == 0 && !goes_on)
        give_up(q, lines);
    bool is_good = pl_quick_compare(q);
    if (is_good) {
        quick_commit(q);
        lines->at = at;
        lines->line += count;
        lines->document += count;
    } else {
        q->doubt = at;
        pl_quick_undo(q);
    }
    q->run->document = lines->document;
    q->run->mask_count = 0;
    return is_good;
}

/* Pass lines up to the first that cannot be passed. */
static void pass_lines(struct pl_quick *q, struct lines *lines) {
    struct pl_run *run = q->run;
    uint32_t start = q->start;
    uint64_t first = run->document;
    size_t alone = 0; /* so many are to be passed one by one */

    while (lines->at < lines->end && *lines->at == '{' && !lines->is_given_up) {
        size_t most = alone > 0 ? 1 : QUICK_TOGETHER;
        bool is_good = pass_together(q, lines, most);
        if (!is_good && most == 1)
            give_up(q, lines);
        alone = is_good ? alone - (alone > 0) : QUICK_TOGETHER;
    }
    q->visits[start] += run->document - first;
}

uint64_t pl_quick_lines(struct pl_run *run) {
    struct pl_quick *q = run->quick;
    struct pl_window *window = &run->window;
    uint64_t first = run->document, next;

    if (!pl_pass_is_at_line(run->reader, &next) || !pl_quick_may_try(q, next))
        return 0;
    pl_quick_set_place(q);
    for (;;) {
        const char *end = find_last_end(window, next);
        if (end == NULL)
            break;
        struct lines lines = {.post = quick_post_of(q, q->start),
                              .at = pl_window_at(window, next),
                              .end = end,
                              .line = pl_window_locate(window, next).line,
                              .document = run->document};
        pass_lines(q, &lines);
        next = quick_offset_of(run, lines.at);
        if (lines.at < end)
            break;
    }
    uint64_t passed = run->document - first;
    if (passed == 0)
        return 0;
    run->start = q->start;
    run->is_unknown = false;
    run->document_count += run->input.is_head ? 0 : passed;
    pl_pass_document(run->reader, next - 1);
    return passed;
}

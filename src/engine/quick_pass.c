/* Containers of a layout that is not known yet: passed key by key, and element
 * by element. */

#include "base/lines.h"
#include "engine/quick_frame.h"
#include "engine/quick_layout.h"
#include "engine/quick_value.h"

const char *pl_quick_pass_blanks(struct pl_quick *q, const char *at) {
    const char *line = NULL;

    for (;; at++) {
        at = pl_scan_spaces(at);
        if (*at == '\t')
            continue;
        if ((*at != '\n' && *at != '\r') || q->is_line)
            break;
        line = at + 1;
        q->lines += pl_lines_ends_at(at);
    }
    if (line == NULL)
        return at;
    q->line_first = at;
    q->indent = (uint64_t)(at - line);
    q->extra = 0;
    return at;
}

static inline bool is_blank(char c) {
    return (unsigned char)c <= ' ';
}

/* Tell whether the text at `at` is the last spelling of a key, with a value
 * right behind it. */
static inline bool is_spelled(const struct quick_key *key, const char *at) {
    if (key->size <= PL_SCAN_SAME_MAX)
        return pl_scan_same(at, key->spelling, key->size) &&
               !is_blank(at[key->size]);
    return key->size <= QUICK_SPELLING &&
           memcmp(at, key->spelling, key->size) == 0 &&
           !is_blank(at[key->size]);
}

/* Count a value in a state; false in doubt. */
static inline bool is_counted(struct pl_quick *q,
                              const struct quick_post *post) {
    return !post->counts || pl_quick_count(q, post->post, 1);
}

/* Count the value of a key, and note whether it may decide the shape; false in
 * doubt. */
static bool tell(struct pl_quick *q, const struct quick_frame *frame,
                 const struct quick_key *key) {
    q->is_trail_lost |= key->tells_shape && frame->trail != QUICK_NONE;
    return is_counted(q, key->to);
}

/* Do what is due at an odd key, whose spelling is at `at`; false in doubt. */
static bool take_odd_key(struct pl_quick *q, const struct quick_frame *frame,
                         const struct quick_key *key, const char *at) {
    if (key->quote > 0) {
        q->line_first = at + key->quote;
        q->indent = key->indent;
        q->lines += key->lines;
        q->extra = 0;
        if (key->indent <= frame->indent)
            return false;
    }
    q->extra += key->extra;
    return tell(q, frame, key);
}

/* Pass what stands behind a value: brackets that close, then a comma. */
static const char *pass_behind(struct pl_quick *q, const char *at) {
    for (;;) {
        at = quick_skip(q, at);
        if (*at == ',')
            return at + 1;
        at = quick_close(q, at);
        if (at == NULL || q->depth == 0)
            return at;
    }
}

/* The row of an object in `around`: more objects if that is an array. */
static inline struct quick_row row_in(const struct pl_quick *q,
                                      const struct quick_frame *around,
                                      struct quick_post *post) {
    uint64_t most = 1;
    if (!around->is_object)
        most = pl_state_alike(around->post->node, around->size - 1);
    return (struct quick_row){.most = most,
                              .gap = &post->layout.gap,
                              .limit = pl_window_end(&q->run->window)};
}

/* Count the elements of a row, which ends at `end`, but for the first. Returns
 * what stands behind the comma behind them; or, if there is none, what
 * pass_behind() returns. */
static const char *pass_row(struct pl_quick *q, struct quick_frame *around,
                            struct quick_post *post, uint64_t count,
                            const char *end) {
    around->size += count;
    if (count > 0 && post->counts && !pl_quick_count(q, post->post, count))
        return quick_doubt(q, end);
    const char *at = quick_skip(q, end);
    if (*at != ',')
        return pass_behind(q, at);
    at = quick_skip(q, at + 1);
    if (*at == '{')
        pl_quick_learn_gap(&post->layout.gap, end, at);
    return at;
}

/* Open a container inside the innermost one. Returns what stands behind its
 * bracket; or, of an empty array and an object of a known layout, behind the
 * container and what closes with it. NULL in doubt. */
static const char *pass_open(struct pl_quick *q, struct quick_post *post,
                             const char *at) {
    struct quick_frame *around = quick_top(q);

    if (!quick_open_inside(q, post, at))
        return quick_doubt(q, at);
    if (*at == '[') {
        at = quick_skip(q, at + 1);
        return *at == ']' ? pass_behind(q, at) : at;
    }
    struct quick_row row = row_in(q, around, post);
    const char *end = quick_pass_known(q, around + 1, at + 1, &row);
    if (end == NULL || end == at + 1)
        return end;
    return row.most > 1 && row.count > 0
               ? pass_row(q, around, post, row.count - 1, end)
               : pass_behind(q, end);
}

/* Pass the next key. Returns the start of its value; or the closing bracket of
 * an empty object; NULL in doubt. */
QUICK_INLINE const char *pass_key(struct pl_quick *q, struct quick_frame *frame,
                                  const char *at) {
    struct quick_key *key = frame->key->next;

    if (is_spelled(key, at)) {
        if (key->is_odd && !take_odd_key(q, frame, key, at))
            return quick_doubt(q, at);
        at += key->size;
    } else {
        at = pl_quick_read_key(q, frame, at);
        if (at == NULL || *at == '}')
            return at;
        key = frame->key->next;
        if (key->is_told && !tell(q, frame, key))
            return quick_doubt(q, at);
    }
    if (frame->size >= frame->room)
        return quick_doubt(q, at);
    quick_step(frame, key);
    return at;
}

/* Pass members from `at`, behind a comma or bracket, until a container opens or
 * closes. */
static const char *pass_members(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);

    for (;; at++) {
        at = pass_key(q, frame, at);
        if (at == NULL)
            return NULL;
        struct quick_post *post = frame->key->to;
        const char *start = at;
        if (*at == '{' || *at == '[')
            return pass_open(q, post, at);
        if (*at == '}' && frame->size == 0)
            return pass_behind(q, at);
        at = quick_pass_scalar(q, frame, post, at, true);
        if (at == NULL)
            return NULL;
        if (frame->key->place >= 0)
            quick_keep(frame, start, at);
        if (*at != ',')
            return pass_behind(q, at);
    }
}

static const char *pass_elements(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);

    for (;; at++) {
        struct quick_post *post =
            quick_element_post(q, frame->post, frame->size);
        at = quick_skip(q, at);
        frame->size++;
        if (!is_counted(q, post))
            return quick_doubt(q, at);
        if (*at == '{' || *at == '[')
            return pass_open(q, post, at);
        at = quick_pass_scalar(q, frame, post, at, false);
        if (at == NULL)
            return NULL;
        if (*at != ',')
            return pass_behind(q, at);
    }
}

const char *pl_quick_next_element(struct pl_quick *q, const char *at) {
    at = quick_skip(q, at);
    return *at == ',' ? quick_skip(q, at + 1) : NULL;
}

const char *pl_quick_pass_on(struct pl_quick *q, const char *at) {
    while (at != NULL && q->depth > 0)
        at = quick_top(q)->is_object ? pass_members(q, at)
                                     : pass_elements(q, at);
    return at;
}

const char *pl_quick_pass_behind(struct pl_quick *q, const char *at) {
    return pl_quick_pass_on(q, pass_behind(q, at));
}

/* The hot loop: an object and all that is in it, from the window's bytes. */

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
    }
    if (line == NULL)
        return at;
    q->line_first = at;
    q->indent = (uint64_t)(at - line);
    return at;
}

static inline bool is_blank(char c) {
    return (unsigned char)c <= ' ';
}

/* Tell whether the text at `at` is the key as it was written last, and its
 * value stands right behind. */
static inline bool is_spelled(const struct quick_key *key, const char *at) {
    if (key->size <= PL_SCAN_SAME_MAX)
        return pl_scan_same(at, key->spelling, key->size) &&
               !is_blank(at[key->size]);
    return key->size <= QUICK_SPELLING &&
           memcmp(at, key->spelling, key->size) == 0 &&
           !is_blank(at[key->size]);
}

/* Come to a key that begins a line. */
static inline bool take_line(struct pl_quick *q,
                             const struct quick_frame *frame,
                             const struct quick_key *key, const char *at) {
    q->line_first = at + key->quote;
    q->indent = key->indent;
    return key->indent > frame->indent;
}

/* Note a key that may tell the shape of the document. Where a text does, there
 * is no trail. */
static inline void note_key(struct pl_quick *q, const struct quick_key *key) {
    if (key->tells_shape)
        q->trail_count = QUICK_TRAIL_MAX;
    else if (q->trail_count < QUICK_TRAIL_MAX)
        q->trail[q->trail_count++] = key->id;
}

/* Take up the key that follows the last one. */
static inline bool take_key(struct pl_quick *q, struct quick_frame *frame) {
    struct quick_key *key = frame->key->next;
    uint64_t *seen = &frame->seen[key->word];

    if ((*seen & key->bit) != 0)
        return false;
    *seen |= key->bit;
    frame->size++;
    frame->key = key;
    if (frame->trail != QUICK_NONE)
        note_key(q, key);
    return true;
}

/* Count a value in a state, unless it is counted elsewhere. */
static inline bool is_counted(struct pl_quick *q,
                              const struct quick_post *post) {
    return !post->counts || pl_quick_count(q, post->post);
}

/* Pass what stands behind a value: brackets that close, then a comma. */
static const char *pass_behind(struct pl_quick *q, const char *at) {
    for (;;) {
        at = quick_skip(q, at);
        if (*at == ',')
            return at + 1;
        at = pl_quick_close(q, at);
        if (at == NULL || q->depth == 0)
            return at;
    }
}

/* Open a container inside the innermost one, up to what is behind its bracket,
 * or all of it where it is an empty array. */
static const char *pass_open(struct pl_quick *q, struct quick_post *post,
                             const char *at) {
    if (!pl_quick_open_inside(q, post, at))
        return quick_doubt(q, at);
    if (*at == '{')
        return at + 1;
    at = quick_skip(q, at + 1);
    return *at == ']' ? pass_behind(q, at) : at;
}

/* Pass members from behind a comma or bracket on, until something is opened or
 * closed. */
static const char *pass_members(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);

    for (;;) {
        const struct quick_key *key = frame->key->next;
        if (!is_spelled(key, at)) {
            at = pl_quick_read_key(q, frame, at);
            if (at == NULL)
                return NULL;
            if (*at == '}')
                return pass_behind(q, at);
            key = frame->key->next;
        } else {
            if (key->quote > 0 && !take_line(q, frame, key, at))
                return quick_doubt(q, at);
            at += key->size;
        }
        const struct quick_post *post = key->to;
        if (!take_key(q, frame) || !is_counted(q, post))
            return quick_doubt(q, at);
        const char *start = at;
        if (*at == '"')
            at = quick_pass_string(q, frame, post, at, true);
        else if (*at == '{' || *at == '[')
            return pass_open(q, key->to, at);
        else
            at = quick_pass_other(q, frame, post, at, true);
        if (at == NULL)
            return NULL;
        if (key->slot > 0)
            quick_keep(frame, start, at);
        if (*at != ',')
            return pass_behind(q, at);
        at++;
    }
}

static struct quick_post *element_post(struct pl_quick *q,
                                       const struct quick_frame *frame) {
    const struct quick_post *post = frame->post;

    return quick_post_of(q, post->has_one_element
                                ? post->element_state
                                : pl_state_element(post->node, frame->size));
}

static const char *pass_elements(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);

    for (;;) {
        struct quick_post *post = element_post(q, frame);
        at = quick_skip(q, at);
        frame->size++;
        if (!is_counted(q, post))
            return quick_doubt(q, at);
        if (*at == '"')
            at = quick_pass_string(q, frame, post, at, false);
        else if (*at == '{' || *at == '[')
            return pass_open(q, post, at);
        else
            at = quick_pass_other(q, frame, post, at, false);
        if (at == NULL)
            return NULL;
        if (*at != ',')
            return pass_behind(q, at);
        at++;
    }
}

const char *pl_quick_next_element(struct pl_quick *q, const char *at) {
    at = quick_skip(q, at);
    return *at == ',' ? quick_skip(q, at + 1) : NULL;
}

const char *pl_quick_pass(struct pl_quick *q, struct quick_post *post,
                          const char *at, enum quick_trail trail) {
    q->depth = q->kept_count = q->late_count = 0;
    q->gauge_count = q->count_count = q->trail_count = 0;
    q->remembered = q->first_count = 0;
    if (!pl_quick_open(q, post, at, trail))
        return quick_doubt(q, at);
    at++;
    while (at != NULL && q->depth > 0)
        at = quick_top(q)->is_object ? pass_members(q, at)
                                     : pass_elements(q, at);
    return at;
}

/* The hot loop: an object and all that is in it, from the window's bytes. */

#include "base/decimal.h"
#include "engine/quick_memo.h"
#include "json/scan.h"

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

/* Tell whether a string without escapes is without fault. */
static inline bool is_good_text(struct pl_quick *q,
                                const struct quick_post *post,
                                struct pl_slice text) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_STRING];
    struct quick_value value = {.start = text.data - 1,
                                .end = text.data + text.len + 1,
                                .type = PL_TYPE_STRING};

    if (scalar->way == QUICK_FREE)
        return true;
    if (scalar->way == QUICK_SURE && pl_sure_text(&scalar->sure, text))
        return true;
    if (scalar->is_memorable && text.len <= QUICK_MEMO_LEN &&
        quick_has_memo(q, post, PL_TYPE_STRING, text))
        return true;
    bool is_sure = scalar->way != QUICK_SURE && scalar->is_sure &&
                   pl_sure_text(&scalar->sure, text);
    return pl_quick_judge(q, post, &value, is_sure, false);
}

static bool is_good_escaped(struct pl_quick *q, const struct quick_post *post,
                            struct pl_slice text) {
    struct quick_value value = {.start = text.data - 1,
                                .end = text.data + text.len + 1,
                                .type = PL_TYPE_STRING};
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_STRING];

    return scalar->way == QUICK_FREE ||
           (scalar->is_memorable && text.len <= QUICK_MEMO_LEN &&
            quick_has_memo(q, post, PL_TYPE_STRING, text)) ||
           pl_quick_judge(q, post, &value, false, true);
}

/* Pass a string with escapes, or characters beyond ASCII, of which those before
 * `end` are plain. */
static const char *pass_odd_string(struct pl_quick *q,
                                   struct quick_frame *frame,
                                   const struct quick_post *post,
                                   const char *at, const char *end) {
    bool is_escaped;

    end = pl_pass_string(end, &is_escaped);
    if (*end != '"')
        return quick_doubt(q, end);
    struct pl_slice text = pl_slice_of(at + 1, (size_t)(end - at - 1));
    if (is_escaped ? !is_good_escaped(q, post, text)
                   : !is_good_text(q, post, text))
        return quick_doubt(q, at);
    if (frame->has_imprint)
        quick_add_words(q, frame,
                        is_escaped
                            ? pl_quick_words(q, pl_slice_of(at, text.len + 2))
                            : pl_imprint_string(&q->run->imprinter.key, text));
    return end + 1;
}

static inline const char *pass_string(struct pl_quick *q,
                                      struct quick_frame *frame,
                                      const struct quick_post *post,
                                      const char *at) {
    const char *end = pl_scan_string(at + 1);

    if (*end != '"')
        return pass_odd_string(q, frame, post, at, end);
    struct pl_slice text = pl_slice_of(at + 1, (size_t)(end - at - 1));
    if (!is_good_text(q, post, text))
        return quick_doubt(q, at);
    if (frame->has_imprint)
        quick_add_words(q, frame,
                        pl_imprint_string(&q->run->imprinter.key, text));
    return end + 1;
}

/* Tell whether a number is without fault. */
static inline bool is_good_number(struct pl_quick *q,
                                  const struct quick_frame *frame,
                                  const struct quick_post *post,
                                  const struct quick_value *value) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_NUMBER];
    bool is_sure = scalar->is_sure && value->is_plain &&
                   pl_sure_number(&scalar->sure, value->whole, value->decimals);
    size_t len = (size_t)(value->end - value->start);

    if (scalar->way == QUICK_FREE || (is_sure && scalar->way == QUICK_SURE))
        return true;
    if (is_sure && scalar->way == QUICK_BESIDE && frame->is_object)
        return pl_quick_holds_beside(q, frame, scalar, value);
    if (scalar->is_memorable && len <= QUICK_MEMO_LEN &&
        quick_has_memo(q, post, PL_TYPE_NUMBER, pl_slice_of(value->start, len)))
        return true;
    return pl_quick_judge(q, post, value, is_sure, false);
}

/* So many characters of a number need no look at its precision. */
#define NUMBER_MAX 15

/* Read the plain number at `at` and return its end; NULL if it is none. */
static inline const char *read_plain(const char *at,
                                     struct quick_value *value) {
    unsigned digits = pl_scan_count_digits(at);
    const char *end = at + digits;

    if (digits == 0 || (*at == '0' && digits > 1))
        return NULL;
    if (*end == '.') {
        value->decimals = pl_scan_count_digits(end + 1);
        if (value->decimals == 0)
            return NULL;
        end += value->decimals + 1;
    }
    if (end - at > NUMBER_MAX || (*end | 0x20) == 'e')
        return NULL;
    value->whole = pl_scan_digits(at, digits);
    return end;
}

/* Pass a number with a sign, an exponent or many digits. */
static const char *pass_odd_number(struct pl_quick *q,
                                   struct quick_frame *frame,
                                   const struct quick_post *post,
                                   const char *at) {
    unsigned parts = 0;
    const char *end = pl_scan_number(at, &parts);
    struct pl_decimal number;

    if (end == NULL)
        return quick_doubt(q, at);
    struct pl_slice text = pl_slice_of(at, (size_t)(end - at));
    if (!pl_decimal_read(&number, text) || !pl_decimal_fits_double(number))
        return quick_doubt(q, end);
    struct quick_value value = {
        .start = at, .end = end, .type = PL_TYPE_NUMBER};
    if (!is_good_number(q, frame, post, &value))
        return quick_doubt(q, at);
    if (frame->has_imprint)
        quick_add_words(q, frame, pl_quick_words(q, text));
    return end;
}

/* The words of a plain number, without what may be left out of its decimals. */
static inline struct pl_mix words_of(const struct pl_quick *q,
                                     const struct quick_value *value) {
    const char *end = value->end;

    if (value->decimals > 0) {
        while (end[-1] == '0')
            end--;
        end -= end[-1] == '.';
    }
    return pl_imprint_plain(
        &q->run->imprinter.key,
        pl_slice_of(value->start, (size_t)(end - value->start)));
}

static inline const char *pass_number(struct pl_quick *q,
                                      struct quick_frame *frame,
                                      const struct quick_post *post,
                                      const char *at) {
    struct quick_value value = {
        .start = at, .type = PL_TYPE_NUMBER, .is_plain = true};

    value.end = read_plain(at, &value);
    if (value.end == NULL)
        return pass_odd_number(q, frame, post, at);
    if (!is_good_number(q, frame, post, &value))
        return quick_doubt(q, at);
    if (frame->has_imprint)
        quick_add_words(q, frame, words_of(q, &value));
    return value.end;
}

static bool is_good_word(struct pl_quick *q, const struct quick_post *post,
                         const struct quick_value *value) {
    size_t len = (size_t)(value->end - value->start);

    return (post->scalars[value->type].is_memorable &&
            quick_has_memo(q, post, value->type,
                           pl_slice_of(value->start, len))) ||
           pl_quick_judge(q, post, value, false, false);
}

static inline const char *pass_word(struct pl_quick *q,
                                    struct quick_frame *frame,
                                    const struct quick_post *post,
                                    const char *at) {
    struct quick_value value = {
        .start = at, .end = at + 4, .type = PL_TYPE_BOOLEAN};

    if (memcmp(at, "false", 5) == 0)
        value.end = at + 5;
    else if (memcmp(at, "null", 4) == 0)
        value.type = PL_TYPE_NULL;
    else if (memcmp(at, "true", 4) != 0)
        return quick_doubt(q, at);
    if (post->scalars[value.type].way != QUICK_FREE &&
        !is_good_word(q, post, &value))
        return quick_doubt(q, at);
    if (frame->has_imprint)
        quick_add_words(q, frame,
                        pl_imprint_literal(&q->run->imprinter.key, *at));
    return value.end;
}

/* Pass a scalar, up to what stands behind it. */
static inline const char *pass_scalar(struct pl_quick *q,
                                      struct quick_frame *frame,
                                      const struct quick_post *post,
                                      const char *at) {
    if (post->counts && !pl_quick_count(q, post->post))
        return quick_doubt(q, at);
    if (*at == '"')
        return pass_string(q, frame, post, at);
    if (pl_scan_is_digit(*at) || *at == '-')
        return pass_number(q, frame, post, at);
    return pass_word(q, frame, post, at);
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
        if (!take_key(q, frame))
            return quick_doubt(q, at);
        if (*at == '{' || *at == '[')
            return pass_open(q, key->to, at);
        const char *start = at;
        at = pass_scalar(q, frame, key->to, at);
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
        if (*at == '{' || *at == '[')
            return pass_open(q, post, at);
        at = pass_scalar(q, frame, post, at);
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

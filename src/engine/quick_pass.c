/* The hot loop: an object and all that is in it, from the window's bytes. */

#include "base/decimal.h"
#include "engine/quick_state.h"
#include "json/scan.h"

static inline bool is_blank(const char *at) {
    return (unsigned char)*at <= ' ';
}

/* Pass white space. A line end that ends the document stays. */
static const char *pass_blanks(struct pl_quick *q, const char *at) {
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

static inline const char *skip(struct pl_quick *q, const char *at) {
    if (!is_blank(at))
        return at;
    if (*at == ' ' && !is_blank(at + 1))
        return at + 1;
    return pass_blanks(q, at);
}

static inline uint64_t word_at(const char *at) {
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return word;
}

/* Tell whether the text at `at` is that of the key, its last quote included. */
static inline bool is_key(const struct quick_key *key, const char *at) {
    if (((word_at(at) ^ key->head) & key->head_mask) != 0)
        return false;
    if (key->len < 8)
        return true;
    if (((word_at(at + 8) ^ key->rest) & key->rest_mask) != 0)
        return false;
    return key->len < 16 ||
           (at[key->len] == '"' &&
            memcmp(at + 16, key->text + 16, key->len - 16) == 0);
}

/* Note a key that may tell the shape of the document. Where a text does, there
 * is no trail. */
static inline void note_key(struct pl_quick *q, const struct quick_key *key) {
    if (key->tells_shape)
        q->trail_count = QUICK_TRAIL_MAX;
    else if (q->trail_count < QUICK_TRAIL_MAX)
        q->trail[q->trail_count++] = key->id;
}

/* Pass a key and its colon, up to the value. */
static inline const char *pass_key(struct pl_quick *q,
                                   struct quick_frame *frame, const char *at) {
    struct quick_key *key = frame->key->next;

    if (*at != '"' || (at == q->line_first && q->indent <= frame->indent))
        return quick_doubt(q, at);
    if (!is_key(key, at + 1)) {
        key = pl_quick_find_key(q, frame, at + 1);
        if (key == NULL)
            return NULL;
        frame->key->next = key;
    }
    if ((frame->seen[key->word] & key->bit) != 0)
        return quick_doubt(q, at);
    frame->seen[key->word] |= key->bit;
    frame->present |= key->present;
    frame->size++;
    frame->key = key;
    if (frame->trail != QUICK_NONE)
        note_key(q, key);
    at = skip(q, at + key->len + 2);
    return *at == ':' ? skip(q, at + 1) : quick_doubt(q, at);
}

static inline const char *
pass_string(struct pl_quick *q, const struct quick_post *post, const char *at) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_STRING];
    const char *end = pl_scan_string(at + 1);
    bool is_escaped = false;

    if (*end != '"') {
        end = pl_pass_string(end, &is_escaped);
        if (*end != '"')
            return quick_doubt(q, end);
    }
    q->was_escaped = is_escaped;
    if (scalar->is_free)
        return end + 1;
    struct quick_value value = {
        .start = at, .end = end + 1, .type = PL_TYPE_STRING};
    bool is_sure = scalar->is_sure && !is_escaped &&
                   pl_sure_text(&scalar->sure,
                                pl_slice_of(at + 1, (size_t)(end - at - 1)));
    if ((!is_sure || scalar->has_more) &&
        !pl_quick_judge(q, post, &value, is_sure, is_escaped))
        return quick_doubt(q, at);
    return end + 1;
}

/* So many characters of a number need no look at its precision. */
#define NUMBER_MAX 15

/* The end of a number without what may be left out of its decimals. */
static inline const char *plain_end(const char *point, const char *end) {
    if (end == point)
        return end;
    while (end[-1] == '0')
        end--;
    return end[-1] == '.' ? end - 1 : end;
}

static inline const char *
pass_number(struct pl_quick *q, const struct quick_post *post, const char *at) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_NUMBER];
    uint64_t whole = 0;
    const char *end = at;

    while (pl_scan_is_digit(*end))
        whole = whole * 10 + (uint64_t)(*end++ - '0');
    const char *point = end;
    unsigned parts = 0;
    if ((*at == '0' && end > at + 1) || end == at || *end == '.' ||
        (*end | 0x20) == 'e')
        end = pl_scan_number(at, &parts);
    if (end == NULL)
        return quick_doubt(q, point);
    bool is_long = end - at > NUMBER_MAX || (parts & PL_SCAN_EXPONENT) != 0;
    if (is_long) {
        struct pl_decimal number;
        if (!pl_decimal_read(&number, pl_slice_of(at, (size_t)(end - at))) ||
            !pl_decimal_fits_double(number))
            return quick_doubt(q, end);
    }
    q->plain_end = is_long || *at == '-' ? NULL : plain_end(point, end);
    if (scalar->is_free)
        return end;
    struct quick_value value = {
        .start = at,
        .end = end,
        .type = PL_TYPE_NUMBER,
        .is_plain = !is_long && *at != '-',
        .whole = whole,
        .decimals = end > point ? (uint64_t)(end - point - 1) : 0};
    bool is_sure = scalar->is_sure && value.is_plain &&
                   pl_sure_number(&scalar->sure, whole, value.decimals);
    if ((!is_sure || scalar->has_more) &&
        !pl_quick_judge(q, post, &value, is_sure, false))
        return quick_doubt(q, at);
    return end;
}

static inline const char *
pass_word(struct pl_quick *q, const struct quick_post *post, const char *at) {
    struct quick_value value = {
        .start = at, .end = at + 4, .type = PL_TYPE_BOOLEAN};

    if (memcmp(at, "false", 5) == 0)
        value.end = at + 5;
    else if (memcmp(at, "null", 4) == 0)
        value.type = PL_TYPE_NULL;
    else if (memcmp(at, "true", 4) != 0)
        return quick_doubt(q, at);
    if (!post->scalars[value.type].is_free &&
        !pl_quick_judge(q, post, &value, false, false))
        return quick_doubt(q, at);
    return value.end;
}

/* The words of the scalar from `start` to `end`, which was passed last. */
static inline struct pl_mix words_of(struct pl_quick *q, const char *start,
                                     const char *end) {
    const struct pl_mix_key *key = &q->run->imprinter.key;

    if (*start == '"' && !q->was_escaped)
        return pl_imprint_string(
            key, pl_slice_of(start + 1, (size_t)(end - start) - 2));
    if (pl_scan_is_digit(*start) && q->plain_end != NULL)
        return pl_imprint_plain(
            key, pl_slice_of(start, (size_t)(q->plain_end - start)));
    if ((unsigned char)*start > '9')
        return pl_imprint_literal(key, *start);
    return pl_quick_words(q, pl_slice_of(start, (size_t)(end - start)));
}

/* Add a member to the imprint of the object around it. */
static inline void imprint_member(struct quick_frame *around,
                                  struct pl_mix words) {
    around->sum = pl_imprint_member(&around->key->name, around->sum, words);
}

/* The same for an element of an array. */
static inline void imprint_element(struct pl_quick *q,
                                   struct quick_frame *around,
                                   struct pl_mix words) {
    around->sum =
        pl_imprint_element(&q->run->imprinter.key, around->sum, words);
}

/* Pass a scalar, up to what stands behind it. */
static inline const char *
pass_scalar(struct pl_quick *q, const struct quick_post *post, const char *at) {
    if (post->counts && !pl_quick_count(q, post->post))
        return quick_doubt(q, at);
    if (*at == '"')
        return pass_string(q, post, at);
    if (pl_scan_is_digit(*at) || *at == '-')
        return pass_number(q, post, at);
    return pass_word(q, post, at);
}

static inline enum pl_type type_at(const char *at) {
    if (*at == '"')
        return PL_TYPE_STRING;
    if (*at == '{')
        return PL_TYPE_OBJECT;
    if (*at == '[')
        return PL_TYPE_ARRAY;
    if (*at == 'n')
        return PL_TYPE_NULL;
    return *at == 't' || *at == 'f' ? PL_TYPE_BOOLEAN : PL_TYPE_NUMBER;
}

/* Keep a member that some rule may ask for. */
static inline void keep(struct pl_quick *q, const struct quick_frame *frame,
                        const char *start, const char *end) {
    struct quick_value *value =
        &q->values[frame->values + frame->key->slot - 1];

    value->start = start;
    value->end = end;
    value->type = type_at(start);
    value->is_plain = false;
}

static enum quick_trail trail_in(const struct pl_quick *q, bool is_object) {
    const struct quick_frame *around = &q->frames[q->depth - 1];

    if (around->trail == QUICK_TOP)
        return is_object ? QUICK_FIRST : QUICK_LIST;
    if (around->trail == QUICK_LIST && around->size == 1 && is_object)
        return QUICK_FIRST;
    return QUICK_NONE;
}

/* Marks in a trail; ids begin after them. */
enum { TRAIL_OPEN, TRAIL_CLOSE };

static void mark_trail(struct pl_quick *q, const struct quick_frame *around,
                       uint32_t mark) {
    if (around->trail == QUICK_TOP && q->trail_count < QUICK_TRAIL_MAX)
        q->trail[q->trail_count++] = mark;
}

static bool begin_gauges(struct pl_quick *q, const struct pl_post *post) {
    if (q->gauge_count + post->gauge_count > QUICK_GAUGES_MAX)
        return false;
    for (size_t i = 0; i < post->gauge_count; i++) {
        const struct pl_gauge *gauge = &q->run->plan->gauges[post->gauges[i]];
        q->gauges[q->gauge_count++] =
            (struct quick_gauge){.index = post->gauges[i], .depth = q->depth};
        if (gauge->is_nesting && gauge->maximum < q->depth_limit &&
            q->depth - 1 + gauge->maximum < q->depth_limit)
            q->depth_limit = q->depth - 1 + (size_t)gauge->maximum;
    }
    return true;
}

static inline bool has_imprint(const struct pl_quick *q,
                               const struct quick_post *post) {
    return post->post->needs_imprint ||
           (q->depth > 0 && q->frames[q->depth - 1].has_imprint);
}

/* Open a container; false where it may not be passed. */
static bool push(struct pl_quick *q, struct quick_post *post, const char *at,
                 enum quick_trail trail) {
    bool is_object = *at == '{';
    struct quick_frame *frame = &q->frames[q->depth];

    if (q->depth >= q->depth_limit || post->containers[is_object].is_hopeless ||
        q->value_count + post->post->slot_count > QUICK_VALUES_MAX)
        return false;
    frame->post = post;
    frame->key = &post->before_first;
    frame->start = at;
    memset(frame->seen, 0, sizeof frame->seen);
    frame->present = 0;
    frame->size = 0;
    frame->indent = q->indent;
    frame->depth_limit = q->depth_limit;
    frame->values = q->value_count;
    frame->late = q->late_count;
    frame->gauges = q->gauge_count;
    frame->sum = (struct pl_mix){0, 0};
    frame->is_object = is_object;
    frame->has_imprint = has_imprint(q, post);
    frame->trail = trail;
    q->depth++;
    if (is_object)
        q->value_count += post->post->slot_count;
    return post->post->gauge_count == 0 || begin_gauges(q, post->post);
}

/* Settle the imprint of the innermost container. */
static bool close_imprint(struct pl_quick *q) {
    struct quick_frame *frame = quick_top(q);
    struct pl_mix imprint =
        pl_imprint_close(&q->run->imprinter.key,
                         frame->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY,
                         frame->sum, frame->size);

    if (q->depth > 1 && frame[-1].has_imprint) {
        if (frame[-1].is_object)
            imprint_member(frame - 1, imprint);
        else
            imprint_element(q, frame - 1, imprint);
    }
    return frame->post->containers[frame->is_object].unique_count == 0 ||
           pl_quick_remember(q, imprint);
}

/* Close the innermost container, whose bracket is at `at`. */
static const char *pop(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);

    if (*at != (frame->is_object ? '}' : ']') ||
        (at == q->line_first && q->indent < frame->indent) ||
        !pl_quick_judge_container(q, at + 1) ||
        (frame->has_imprint && !close_imprint(q)))
        return quick_doubt(q, at);
    q->depth_limit = frame->depth_limit;
    q->value_count = frame->values;
    q->gauge_count = frame->gauges;
    q->depth--;
    if (q->depth == 0)
        return at + 1;
    struct quick_frame *around = quick_top(q);
    mark_trail(q, around, TRAIL_CLOSE);
    if (around->is_object && around->key->slot > 0)
        keep(q, around, frame->start, at + 1);
    return at + 1;
}

/* Pass what stands behind a value: brackets that close, then a comma, up to
 * what follows. */
static const char *pass_behind(struct pl_quick *q, const char *at) {
    for (;;) {
        at = skip(q, at);
        if (*at == ',')
            return skip(q, at + 1);
        at = pop(q, at);
        if (at == NULL || q->depth == 0)
            return at;
    }
}

/* Open a container inside the innermost one, up to what it begins with. */
static const char *pass_open(struct pl_quick *q, struct quick_post *post,
                             const char *at) {
    struct quick_frame *around = quick_top(q);

    if (post->counts && !pl_quick_count(q, post->post))
        return quick_doubt(q, at);
    mark_trail(q, around, TRAIL_OPEN);
    if (!push(q, post, at, trail_in(q, *at == '{')))
        return quick_doubt(q, at);
    at = skip(q, at + 1);
    return *at == '}' || *at == ']' ? pass_behind(q, at) : at;
}

static const char *pass_members(struct pl_quick *q, const char *at) {
    struct quick_frame *frame = quick_top(q);

    for (;;) {
        at = pass_key(q, frame, at);
        if (at == NULL)
            return NULL;
        if (*at == '{' || *at == '[')
            return pass_open(q, frame->key->to, at);
        const char *start = at;
        at = pass_scalar(q, frame->key->to, at);
        if (at == NULL)
            return NULL;
        if (frame->key->slot > 0)
            keep(q, frame, start, at);
        if (frame->has_imprint)
            imprint_member(frame, words_of(q, start, at));
        if (*at != ',')
            return pass_behind(q, at);
        at = skip(q, at + 1);
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
        frame->size++;
        if (*at == '{' || *at == '[')
            return pass_open(q, post, at);
        const char *start = at;
        at = pass_scalar(q, post, at);
        if (at == NULL)
            return NULL;
        if (frame->has_imprint)
            imprint_element(q, frame, words_of(q, start, at));
        if (*at != ',')
            return pass_behind(q, at);
        at = skip(q, at + 1);
    }
}

const char *pl_quick_next_element(struct pl_quick *q, const char *at) {
    at = skip(q, at);
    return *at == ',' ? skip(q, at + 1) : NULL;
}

const char *pl_quick_pass(struct pl_quick *q, struct quick_post *post,
                          const char *at, enum quick_trail trail) {
    q->depth = q->value_count = q->late_count = 0;
    q->gauge_count = q->count_count = q->trail_count = 0;
    q->remembered = 0;
    if (!push(q, post, at, trail))
        return quick_doubt(q, at);
    at = skip(q, at + 1);
    if (*at == '}')
        at = pass_behind(q, at);
    while (at != NULL && q->depth > 0)
        at = quick_top(q)->is_object ? pass_members(q, at)
                                     : pass_elements(q, at);
    return at;
}

/*
 * Quick values: scalars of any kind, which are passed and added to the imprint
 * of the container around them. A function that passes a scalar returns what
 * stands behind it; NULL in doubt.
 */
#ifndef PL_ENGINE_QUICK_VALUE_H
#define PL_ENGINE_QUICK_VALUE_H

#include "base/decimal.h"
#include "base/utf8.h"
#include "engine/quick_beside.h"
#include "engine/quick_memo.h"
#include "json/scan.h"

/* Add the words of a scalar to the imprint of the container around it. Returns
 * its product, for its memo. */
QUICK_INLINE struct pl_mix quick_take_words(const struct pl_quick *q,
                                            struct quick_frame *around,
                                            struct pl_mix words,
                                            bool is_member) {
    struct pl_mix part = quick_part(q, around, words, is_member);

    if (is_member)
        around->sum = pl_mix_sum(around->sum, part);
    else
        around->sum =
            pl_imprint_element(&q->run->imprinter.key, around->sum, words);
    return part;
}

/* A string, as far as it was read. */
struct quick_string {
    struct pl_slice text; /* as it is written, without quotes */
    bool is_escaped;      /* it has escapes */
    bool is_known;        /* good, without having been judged */
    struct pl_mix words;  /* for an imprint */
};

/* Judge a string that is neither in `sure` nor has a memo. */
QUICK_NOINLINE bool quick_judge_text(struct pl_quick *q,
                                     struct quick_post *post,
                                     struct pl_slice text, bool is_escaped,
                                     struct pl_mix memo) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_STRING];
    struct quick_value value = {.start = text.data - 1,
                                .end = text.data + text.len + 1,
                                .type = PL_TYPE_STRING,
                                .is_escaped = is_escaped,
                                .memo = memo};

    value.is_sure = !is_escaped && scalar->is_sure &&
                    scalar->way != QUICK_SURE &&
                    pl_sure_text(&scalar->sure, text);
    return pl_quick_judge(q, post, &value);
}

/* Tell whether a text has one of the bytes that `sure` bars anywhere. Most
 * texts are compared at once. */
QUICK_INLINE bool quick_has_stop(const struct pl_sure *sure,
                                 struct pl_slice text) {
    if (text.len > PL_SCAN_HOLDS_MAX)
        return !pl_sure_stops(sure, text);
    return pl_scan_holds(text.data, text.len, sure->stops[0]) ||
           (sure->stop_count > 1 &&
            pl_scan_holds(text.data, text.len, sure->stops[1]));
}

/* Tell whether a string without escapes is in `sure`. */
QUICK_INLINE bool quick_is_sure_text(const struct pl_sure *sure,
                                     struct pl_slice text) {
    if (text.len < sure->least || text.len > sure->most ||
        pl_sure_is_barred(sure, text))
        return false;
    if (sure->stop_count > 0 && quick_has_stop(sure, text))
        return false;
    return !sure->is_moment || pl_sure_moment(text, sure->before);
}

/* Tell whether a string without escapes is good, without looking for a memo. */
QUICK_INLINE bool quick_is_free_text(const struct quick_scalar *scalar,
                                     struct pl_slice text) {
    return (scalar->way == QUICK_SURE &&
            quick_is_sure_text(&scalar->sure, text)) ||
           (scalar->way == QUICK_MOMENT &&
            pl_sure_moment(text, scalar->sure.before)) ||
           scalar->way == QUICK_FREE;
}

/* Tell whether a string without escapes, with this product, is good. */
QUICK_INLINE bool quick_is_good_text(struct pl_quick *q,
                                     struct quick_post *post,
                                     struct pl_slice text, struct pl_mix part) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_STRING];

    if (quick_is_free_text(scalar, text))
        return true;
    struct pl_mix memo = quick_memo_of(q, scalar, part);
    return quick_has_memo(q, memo) ||
           quick_judge_text(q, post, text, false, memo);
}

/* How many of 16 bytes are continuation bytes of UTF-8. */
static inline uint64_t quick_extra_of(struct pl_mix words) {
    const uint64_t ones = UINT64_MAX / 255;
    uint64_t go_on = (words.a >> 7 & ~(words.a >> 6) & ones) +
                     (words.b >> 7 & ~(words.b >> 6) & ones);

    return go_on * ones >> 56;
}

/* How many there are in a well-formed text: its bytes less its code points. */
static inline uint64_t quick_extra(struct pl_slice text) {
    uint64_t extra = 0;

    for (; text.len > 16; text = pl_slice_of(text.data + 16, text.len - 16))
        extra += quick_extra_of(pl_mix_load(text.data, 16));
    return extra + quick_extra_of(pl_mix_load(text.data, text.len));
}

/* Read on in a string, whose text so far is plain: ASCII without escapes.
 * Returns its closing quote, or where it is malformed. */
static inline const char *quick_read_rest(struct pl_quick *q,
                                          struct quick_string *string) {
    const char *first = string->text.data;
    unsigned extra;
    unsigned len = pl_scan_text(first, &extra);

    if (len < PL_SCAN_TEXT_MAX) {
        q->extra += extra;
        string->text.len = len;
        return first + len;
    }
    const char *end =
        pl_pass_string(first + string->text.len, &string->is_escaped);
    string->text.len = (size_t)(end - first);
    if (*end == '"')
        q->extra += quick_extra(string->text);
    return end;
}

/* The words of a string. Those of one with escapes are the words of what it
 * decodes to. */
static inline struct pl_mix quick_words_of(struct pl_quick *q,
                                           const struct quick_string *string) {
    struct pl_slice text = string->text;

    if (string->is_escaped)
        return pl_quick_words(q, pl_slice_of(text.data - 1, text.len + 2));
    return pl_imprint_string(&q->run->imprinter.key, text);
}

/* Pass the rest of a string, from the first byte that is not plain on. */
QUICK_NOINLINE const char *quick_pass_odd_string(struct pl_quick *q,
                                                 struct quick_frame *frame,
                                                 struct quick_post *post,
                                                 struct quick_string *string) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_STRING];
    const char *end = quick_read_rest(q, string);

    if (*end != '"')
        return quick_doubt(q, end);
    string->words = quick_words_of(q, string);
    struct pl_mix memo = quick_memo_of(
        q, scalar, quick_take_words(q, frame, string->words, frame->is_object));
    string->is_known =
        (!string->is_escaped && quick_is_free_text(scalar, string->text)) ||
        scalar->way == QUICK_FREE || quick_has_memo(q, memo);
    return string->is_known || quick_judge_text(q, post, string->text,
                                                string->is_escaped, memo)
               ? end + 1
               : quick_doubt(q, string->text.data);
}

QUICK_INLINE const char *quick_pass_string(struct pl_quick *q,
                                           struct quick_frame *frame,
                                           struct quick_post *post,
                                           const char *at, bool is_member) {
    const char *end = pl_scan_string(at + 1);

    struct pl_slice text = pl_slice_of(at + 1, (size_t)(end - at - 1));

    if (*end != '"') {
        struct quick_string string = {.text = text};
        return quick_pass_odd_string(q, frame, post, &string);
    }
    struct pl_mix words = pl_imprint_string(&q->run->imprinter.key, text);
    struct pl_mix part = quick_take_words(q, frame, words, is_member);
    return quick_is_good_text(q, post, text, part) ? end + 1
                                                   : quick_doubt(q, at);
}

/* Judge a scalar of another type that is not in `sure`, unless it has a memo.
 */
QUICK_NOINLINE bool quick_judge_plain(struct pl_quick *q,
                                      const struct quick_frame *frame,
                                      struct quick_post *post,
                                      struct quick_value *value) {
    const struct quick_scalar *scalar = &post->scalars[value->type];
    struct pl_mix words = pl_imprint_string(
        &q->run->imprinter.key,
        pl_slice_of(value->start, (size_t)(value->end - value->start)));

    value->memo =
        quick_memo_of(q, scalar, quick_part(q, frame, words, frame->is_object));
    return (scalar->is_memorable && quick_has_memo(q, value->memo)) ||
           pl_quick_judge(q, post, value);
}

/* Judge a plain number that is not in `sure`, or not good beside its sibling.
 */
QUICK_NOINLINE bool quick_judge_number(struct pl_quick *q,
                                       const struct quick_frame *frame,
                                       struct quick_post *post,
                                       struct quick_plain number) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_NUMBER];
    struct quick_value value = {.start = number.start,
                                .end = number.end,
                                .type = PL_TYPE_NUMBER,
                                .is_plain = true,
                                .whole = number.whole,
                                .decimals = number.decimals};

    value.is_sure = scalar->is_sure &&
                    pl_sure_number(&scalar->sure, value.whole, value.decimals);
    if (value.is_sure && scalar->beside != NULL && frame->is_object)
        return pl_quick_holds_beside(q, frame, scalar->beside, &value);
    return quick_judge_plain(q, frame, post, &value);
}

/* Tell whether a plain number is good, where something is asked of it. */
QUICK_INLINE bool quick_is_good_number(struct pl_quick *q,
                                       const struct quick_frame *frame,
                                       struct quick_post *post,
                                       struct quick_plain number) {
    const struct quick_scalar *scalar = &post->scalars[PL_TYPE_NUMBER];

    if (scalar->way == QUICK_SURE &&
        pl_sure_number(&scalar->sure, number.whole, number.decimals))
        return true;
    if (scalar->way == QUICK_BESIDE &&
        quick_is_good_beside(frame, scalar->beside, number))
        return true;
    return quick_judge_number(q, frame, post, number);
}

/* Pass a number with a sign, an exponent or many digits. */
QUICK_NOINLINE const char *quick_pass_odd_number(struct pl_quick *q,
                                                 struct quick_frame *frame,
                                                 struct quick_post *post,
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
    struct pl_mix words = pl_quick_words(q, text);
    quick_take_words(q, frame, words, frame->is_object);
    return post->scalars[PL_TYPE_NUMBER].way == QUICK_FREE ||
                   quick_judge_plain(q, frame, post, &value)
               ? end
               : quick_doubt(q, at);
}

/* A number with so many characters is exact as a double: see
 * pl_decimal_fits_double(). */
#define QUICK_NUMBER_MAX 15

/* Tell whether the `len` bytes at `at`, which begin with so many digits, are a
 * number without sign and exponent, and not too long. */
QUICK_INLINE bool quick_is_plain(const char *at, unsigned digits,
                                 unsigned len) {
    return digits != 0 && len - digits != 1 && len <= QUICK_NUMBER_MAX &&
           (*at != '0' || digits == 1) && (at[len] | 0x20) != 'e';
}

/* The length of such a number without zeros at its end behind the point, and
 * without the point if nothing is left behind it. */
QUICK_INLINE size_t quick_plain_length(const char *at, size_t len,
                                       bool has_point) {
    if (!has_point)
        return len;
    while (at[len - 1] == '0')
        len--;
    return len - (at[len - 1] == '.');
}

QUICK_INLINE const char *quick_pass_number(struct pl_quick *q,
                                           struct quick_frame *frame,
                                           struct quick_post *post,
                                           const char *at, bool is_member) {
    unsigned digits;
    unsigned len = pl_scan_plain(at, &digits);
    unsigned behind = len - digits; /* with the point */

    if (!quick_is_plain(at, digits, len))
        return quick_pass_odd_number(q, frame, post, at);
    struct pl_slice text =
        pl_slice_of(at, quick_plain_length(at, len, behind > 0));
    quick_take_words(q, frame, pl_imprint_plain(&q->run->imprinter.key, text),
                     is_member);
    if (post->scalars[PL_TYPE_NUMBER].way <= QUICK_PLAIN)
        return at + len;
    const struct quick_plain number = {at, at + len, pl_scan_digits(at, digits),
                                       behind - (behind > 0)};
    return quick_is_good_number(q, frame, post, number) ? at + len
                                                        : quick_doubt(q, at);
}

/* Judge a literal. */
QUICK_NOINLINE bool quick_judge_literal(struct pl_quick *q,
                                        const struct quick_frame *frame,
                                        struct quick_post *post, const char *at,
                                        const char *end) {
    struct quick_value value = {.start = at,
                                .end = end,
                                .type = *at == 'n' ? PL_TYPE_NULL
                                                   : PL_TYPE_BOOLEAN};

    return quick_judge_plain(q, frame, post, &value);
}

/* The length of the literal at `at`; 0 if there is none. Without branches,
 * which would be mispredicted: which literal stands there is a matter of
 * chance. */
QUICK_INLINE size_t quick_literal_length(const char *at) {
    size_t is_false = (memcmp(at, "fals", 4) == 0) & (at[4] == 'e');
    size_t is_other =
        (memcmp(at, "true", 4) == 0) | (memcmp(at, "null", 4) == 0);

    return is_false * 5 + is_other * 4;
}

QUICK_INLINE const char *quick_pass_word(struct pl_quick *q,
                                         struct quick_frame *frame,
                                         struct quick_post *post,
                                         const char *at, bool is_member) {
    size_t len = quick_literal_length(at);

    if (len == 0)
        return quick_doubt(q, at);
    struct pl_mix words =
        pl_imprint_no_string(&q->run->imprinter.key, pl_imprint_literal(*at));
    quick_take_words(q, frame, words, is_member);
    return quick_is_good_literal(q, post, *at) ||
                   quick_judge_literal(q, frame, post, at, at + len)
               ? at + len
               : quick_doubt(q, at);
}

/* Pass a scalar other than a string. */
QUICK_INLINE const char *quick_pass_other(struct pl_quick *q,
                                          struct quick_frame *frame,
                                          struct quick_post *post,
                                          const char *at, bool is_member) {
    if (pl_scan_is_digit(*at) || *at == '-')
        return quick_pass_number(q, frame, post, at, is_member);
    return quick_pass_word(q, frame, post, at, is_member);
}

/* Pass a scalar of any type. */
QUICK_INLINE const char *quick_pass_scalar(struct pl_quick *q,
                                           struct quick_frame *frame,
                                           struct quick_post *post,
                                           const char *at, bool is_member) {
    return *at == '"' ? quick_pass_string(q, frame, post, at, is_member)
                      : quick_pass_other(q, frame, post, at, is_member);
}

#endif

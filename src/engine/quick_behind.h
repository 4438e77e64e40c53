/*
 * Quick behinds: the scalar behind a piece of a layout. The piece says of which
 * kind it presumably is, and what is due at it; a scalar of another kind is
 * passed as quick_value.h does. A function that passes a scalar returns what
 * stands behind it; NULL in doubt.
 */
#ifndef PL_ENGINE_QUICK_BEHIND_H
#define PL_ENGINE_QUICK_BEHIND_H

#include "check/moment.h"
#include "engine/quick_odd.h"

/* How far an object has been followed. */
struct quick_behind {
    struct pl_quick *q;
    struct quick_frame *frame;
    const struct quick_piece *piece;
    const char *at;    /* where the piece begins */
    struct pl_mix sum; /* of the frame, which has it when others are called */
};

QUICK_NOINLINE const char *quick_pass_any(struct pl_quick *q,
                                          struct quick_frame *frame,
                                          const struct quick_piece *piece,
                                          const char *at) {
    size_t depth = quick_come_to(q, frame, piece);

    at = quick_pass_scalar(q, frame, piece->to, at, !piece->is_element);
    q->depth = depth;
    return at;
}

/* Pass a scalar of any type. */
QUICK_INLINE const char *quick_behind_any(struct quick_behind *b,
                                          const char *at) {
    b->frame->sum = b->sum;
    const char *end = quick_pass_any(b->q, b->frame, b->piece, at);
    b->sum = b->frame->sum;
    return end;
}

/* Add the words of the scalar to the imprint of the container around it.
 * Returns what was added. */
QUICK_INLINE struct pl_mix quick_behind_take(struct quick_behind *b,
                                             struct pl_mix words) {
    return quick_add_part(b->piece, &b->sum, words);
}

/* Tell whether a string is good that is not known to be: by its memo, or by
 * judging it. */
QUICK_NOINLINE bool quick_is_text_good(struct pl_quick *q,
                                       struct quick_frame *frame,
                                       const struct quick_piece *piece,
                                       struct pl_slice text) {
    struct pl_mix words = pl_imprint_string(&q->run->imprinter.key, text);
    size_t depth = quick_come_to(q, frame, piece);
    struct pl_mix part = quick_part(q, frame, words, !piece->is_element);
    struct pl_mix memo = quick_memo_of(q, piece->scalar, part);
    bool is_good = quick_has_memo(q, memo) ||
                   quick_judge_text(q, piece->to, text, false, memo);

    q->depth = depth;
    return is_good;
}

QUICK_INLINE bool quick_is_text_sure(const struct quick_behind *b,
                                     struct pl_slice text, enum quick_kind kind,
                                     struct pl_mix part) {
    const struct quick_scalar *scalar = b->piece->scalar;

    if (kind == QUICK_STRING_SURE)
        return quick_is_sure_text(&scalar->sure, text);
    if (kind == QUICK_STRING_MOMENT)
        return pl_moment_is_sure(text, scalar->sure.before);
    return kind == QUICK_STRING_FREE ||
           quick_has_memo(b->q, quick_memo_of(b->q, scalar, part));
}

QUICK_INLINE const char *quick_behind_odd(struct quick_behind *b,
                                          struct pl_slice text) {
    b->frame->sum = b->sum;
    const char *end = quick_pass_odd(b->q, b->frame, b->piece, text);
    b->sum = b->frame->sum;
    return end;
}

/* Pass a string. Its opening quote was compared with the piece. */
QUICK_INLINE const char *quick_behind_string(struct quick_behind *b,
                                             const char *at,
                                             enum quick_kind kind) {
    const char *end = pl_scan_string(at + 1);
    struct pl_slice text = pl_slice_of(at + 1, (size_t)(end - at - 1));

    if (*end != '"')
        return quick_behind_odd(b, text);
    struct pl_mix part = quick_behind_take(
        b, pl_imprint_string(&b->q->run->imprinter.key, text));
    if (!quick_is_text_sure(b, text, kind, part) &&
        !quick_is_text_good(b->q, b->frame, b->piece, text))
        return quick_doubt(b->q, at);
    return end + 1;
}

/* Tell whether a plain number is good that is not known to be. */
QUICK_NOINLINE bool quick_is_plain_good(struct pl_quick *q,
                                        struct quick_frame *frame,
                                        const struct quick_piece *piece,
                                        struct quick_plain number) {
    size_t depth = quick_come_to(q, frame, piece);
    bool is_good = quick_judge_number(q, frame, piece->to, number);

    q->depth = depth;
    return is_good;
}

QUICK_INLINE bool quick_is_plain_sure(const struct quick_behind *b,
                                      struct quick_plain number,
                                      enum quick_kind kind) {
    const struct quick_scalar *scalar = b->piece->scalar;

    if (kind == QUICK_NUMBER_SURE)
        return pl_sure_number(&scalar->sure, number.whole, number.decimals);
    return quick_holds_beside(&b->frame->kept[scalar->beside->slot],
                              scalar->beside, number);
}

/* Pass a plain number of `len` bytes, of which `digits` stand before the point,
 * if it has one. */
QUICK_INLINE const char *quick_behind_plain(struct quick_behind *b,
                                            const char *at, unsigned digits,
                                            unsigned len, bool has_point) {
    enum quick_kind kind = b->piece->kind;

    if (!quick_is_plain(at, digits, len))
        return quick_behind_any(b, at);
    size_t size = quick_plain_length(at, len, has_point);
    quick_behind_take(b, pl_mix_load(at, size));
    if (kind == QUICK_NUMBER_PLAIN)
        return at + len;
    const struct quick_plain number = {at, at + len, pl_scan_digits(at, digits),
                                       has_point ? len - digits - 1 : 0};
    return quick_is_plain_sure(b, number, kind) ||
                   quick_is_plain_good(b->q, b->frame, b->piece, number)
               ? at + len
               : quick_doubt(b->q, at);
}

QUICK_INLINE const char *quick_behind_number(struct quick_behind *b,
                                             const char *at) {
    unsigned digits;
    unsigned len = pl_scan_plain(at, &digits);

    return at[digits] == '.' ? quick_behind_plain(b, at, digits, len, true)
                             : quick_behind_plain(b, at, len, len, false);
}

QUICK_INLINE const char *quick_behind_literal(struct quick_behind *b,
                                              const char *at) {
    size_t len = quick_literal_length(at);

    if (len == 0 || !quick_is_good_literal(b->q, b->piece->to, *at))
        return quick_behind_any(b, at);
    quick_behind_take(b, pl_imprint_literal(*at));
    return at + len;
}

/* Pass the scalar behind the piece, which begins at `at`. */
QUICK_INLINE const char *quick_pass_behind(struct quick_behind *b,
                                           const char *at) {
    enum quick_kind kind = b->piece->kind;

    if (kind <= QUICK_STRING_MEMO)
        return quick_behind_string(b, at, kind);
    if (kind <= QUICK_NUMBER_BESIDE)
        return quick_behind_number(b, at);
    if (kind == QUICK_LITERAL)
        return quick_behind_literal(b, at);
    return quick_behind_any(b, at);
}

#endif

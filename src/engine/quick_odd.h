/*
 * Quick odds: strings with escapes, or with characters beyond ASCII, behind a
 * piece of a layout. They take long to look at, and many come again, as names
 * of things do: one that was without fault behind the same piece, in the same
 * input, is known by its bytes.
 */
#ifndef PL_ENGINE_QUICK_ODD_H
#define PL_ENGINE_QUICK_ODD_H

#include "engine/quick_frame.h"
#include "engine/quick_value.h"

/* Add the words of a scalar, as they are under the name of the piece, to the
 * imprint of what is around it. Returns its part. */
QUICK_OFTEN struct pl_mix quick_add_part(const struct quick_piece *piece,
                                         struct pl_mix *sum,
                                         struct pl_mix words) {
    if (piece->is_element)
        words = pl_mix_add(words, sum->a, sum->b);
    struct pl_mix part = pl_imprint_member(&piece->name, words);
    *sum = piece->is_element ? part : pl_mix_sum(*sum, part);
    return part;
}

/* Where a string would be kept. */
static inline struct quick_odd *quick_odd_of(const struct pl_quick *q,
                                             const struct quick_piece *piece,
                                             const char *first) {
    uint64_t word;

    memcpy(&word, first, sizeof word);
    word = (word ^ (uintptr_t)piece) * UINT64_C(0x9E3779B97F4A7C15);
    return &q->odds[word >> (64 - QUICK_ODDS_LOG)];
}

static inline bool quick_is_odd(const struct pl_quick *q,
                                const struct quick_odd *odd,
                                const struct quick_piece *piece,
                                const char *first) {
    return odd->piece == piece && odd->era == q->era &&
           pl_scan_alike(first, odd->text, odd->extent);
}

/* Keep a string that is without fault, unless it is long. */
static inline void quick_keep_odd(struct pl_quick *q,
                                  const struct quick_piece *piece,
                                  struct pl_slice text, struct pl_mix words,
                                  uint64_t extra) {
    if (text.len >= QUICK_ODD_MAX)
        return;
    if (q->odds == NULL)
        q->odds =
            pl_arena_alloc_line(&q->arena, sizeof *q->odds << QUICK_ODDS_LOG);
    struct quick_odd *odd = quick_odd_of(q, piece, text.data);
    *odd = (struct quick_odd){.extent = pl_scan_extent(text.len + 1),
                              .size = (uint32_t)text.len,
                              .extra = extra,
                              .piece = piece,
                              .era = q->era,
                              .words = words};
    memcpy(odd->text, text.data, text.len + 1);
}

/* Where a string ends, or a mistake is in it. */
struct quick_end {
    const char *at;
    bool is_escaped; /* it has escapes */
};

/* The end of the string whose characters begin at `first`, of which those
 * before `from` are plain. */
static inline struct quick_end
quick_end_of(struct pl_quick *q, const char *first, const char *from) {
    struct quick_end end = {.is_escaped = false};
    unsigned extra;
    unsigned len = pl_scan_text(first, &extra);

    end.at = first + len;
    if (len < PL_SCAN_TEXT_MAX) {
        q->extra += extra;
        return end;
    }
    end.at = pl_pass_string(from, &end.is_escaped);
    if (*end.at == '"')
        q->extra += quick_extra(pl_slice_of(first, (size_t)(end.at - first)));
    return end;
}

/* Tell whether a string surely is without fault. */
static inline bool quick_is_odd_sure(const struct quick_scalar *scalar,
                                     const struct quick_value *value) {
    struct pl_slice text =
        pl_slice_of(value->start + 1, (size_t)(value->end - value->start) - 2);

    if (scalar->way == QUICK_FREE)
        return true;
    return !value->is_escaped && ((scalar->way == QUICK_SURE &&
                                   quick_is_sure_text(&scalar->sure, text)) ||
                                  (scalar->way == QUICK_MOMENT &&
                                   pl_sure_moment(text, scalar->sure.before)));
}

/* Judge it. */
static inline bool quick_judge_odd(struct pl_quick *q,
                                   struct quick_frame *frame,
                                   const struct quick_piece *piece,
                                   const struct quick_value *value) {
    struct pl_slice text =
        pl_slice_of(value->start + 1, (size_t)(value->end - value->start) - 2);
    size_t depth = quick_come_to(q, frame, piece);
    bool is_good = value->is_escaped
                       ? pl_quick_judge(q, piece->to, value)
                       : quick_judge_text(q, piece->to, text, value->memo);

    q->depth = depth;
    return is_good;
}

/* Pass a string that is not known. */
QUICK_RARE const char *quick_read_odd(struct pl_quick *q,
                                      struct quick_frame *frame,
                                      const struct quick_piece *piece,
                                      const char *first, const char *from) {
    const struct pl_mix_key *key = &q->run->imprinter.key;
    uint64_t extra = q->extra;
    struct quick_end end = quick_end_of(q, first, from);

    if (*end.at != '"')
        return quick_doubt(q, end.at);
    struct pl_slice text = pl_slice_of(first, (size_t)(end.at - first));
    struct pl_mix words =
        end.is_escaped ? pl_quick_words(q, pl_slice_of(first - 1, text.len + 2))
                       : pl_imprint_string(key, text);
    struct pl_mix part = quick_add_part(piece, &frame->sum, words);
    if (piece->is_element)
        part = pl_imprint_member(&q->element_name, words);
    struct quick_value value = {.start = first - 1,
                                .end = end.at + 1,
                                .type = PL_TYPE_STRING,
                                .is_escaped = end.is_escaped,
                                .memo = quick_memo_of(q, piece->scalar, part)};
    if (quick_is_odd_sure(piece->scalar, &value) ||
        quick_has_memo(q, value.memo))
        quick_keep_odd(q, piece, text, words, q->extra - extra);
    else if (!quick_judge_odd(q, frame, piece, &value))
        return quick_doubt(q, first);
    return value.end;
}

/* Pass the string behind a piece whose characters begin at `first`, of which
 * those before `from` are plain. Returns what is behind it; NULL in doubt. */
QUICK_RARE const char *quick_pass_odd(struct pl_quick *q,
                                      struct quick_frame *frame,
                                      const struct quick_piece *piece,
                                      const char *first, const char *from) {
    if (q->odds == NULL)
        return quick_read_odd(q, frame, piece, first, from);
    const struct quick_odd *odd = quick_odd_of(q, piece, first);
    if (!quick_is_odd(q, odd, piece, first))
        return quick_read_odd(q, frame, piece, first, from);
    q->extra += odd->extra;
    quick_add_part(piece, &frame->sum, odd->words);
    return first + odd->size + 1;
}

#endif

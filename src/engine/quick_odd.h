/*
 * Quick odds: strings that are not plain ASCII: they have escapes or other
 * characters. Such a string takes long to read, but many come again, as names
 * of things do. One that was good behind a piece of a layout is remembered with
 * its bytes, and is good there again in the same input.
 */
#ifndef PL_ENGINE_QUICK_ODD_H
#define PL_ENGINE_QUICK_ODD_H

#include "engine/quick_frame.h"
#include "engine/quick_value.h"

/* Add the words of the scalar behind a piece to the imprint of the container
 * around it. Returns what was added. */
QUICK_INLINE struct pl_mix quick_add_part(const struct quick_piece *piece,
                                          struct pl_mix *sum,
                                          struct pl_mix words) {
    if (piece->is_element)
        words = pl_mix_add(words, sum->a, sum->b);
    struct pl_mix part = pl_imprint_member(&piece->name, words);
    *sum = piece->is_element ? part : pl_mix_sum(*sum, part);
    return part;
}

/* The bucket of the string whose characters begin at `first`. */
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

/* Remember a good string, unless it is long. `extra` is its bytes less its code
 * points. */
static inline void quick_keep_odd(struct pl_quick *q,
                                  const struct quick_piece *piece,
                                  const struct quick_string *string,
                                  uint64_t extra) {
    struct pl_slice text = string->text;

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
                              .words = string->words};
    memcpy(odd->text, text.data, text.len + 1);
}

/* Pass a string that is not remembered. `text` is its beginning, up to where it
 * is not plain. */
QUICK_NOINLINE const char *quick_read_odd(struct pl_quick *q,
                                          struct quick_frame *frame,
                                          const struct quick_piece *piece,
                                          struct pl_slice text) {
    struct quick_string string = {.text = text};
    uint64_t extra = q->extra;
    size_t depth = quick_come_to(q, frame, piece);
    const char *end = quick_pass_odd_string(q, frame, piece->to, &string);

    q->depth = depth;
    if (end != NULL && string.is_known)
        quick_keep_odd(q, piece, &string, q->extra - extra);
    return end;
}

/* Pass the string behind a piece. `text` is its beginning, up to where it is
 * not plain. Returns what stands behind it; NULL in doubt. */
QUICK_NOINLINE const char *quick_pass_odd(struct pl_quick *q,
                                          struct quick_frame *frame,
                                          const struct quick_piece *piece,
                                          struct pl_slice text) {
    if (q->odds == NULL)
        return quick_read_odd(q, frame, piece, text);
    const struct quick_odd *odd = quick_odd_of(q, piece, text.data);
    if (!quick_is_odd(q, odd, piece, text.data))
        return quick_read_odd(q, frame, piece, text);
    q->extra += odd->extra;
    quick_add_part(piece, &frame->sum, odd->words);
    return text.data + odd->size + 1;
}

#endif

/*
 * Quick besides: numbers of which a case asks something that depends on the
 * text of one sibling, such as the price beside a currency. For each text of
 * the sibling, the range of good numbers is computed once (quick_late.c) and
 * remembered.
 */
#ifndef PL_ENGINE_QUICK_BESIDE_H
#define PL_ENGINE_QUICK_BESIDE_H

#include "engine/quick_parts.h"

/* A number without sign and exponent: the value before its point, and the
 * number of digits behind. */
struct quick_plain {
    const char *start, *end;
    uint64_t whole, decimals;
};

/* The sibling, if the object has it and its slot is known; else NULL. */
static inline const struct quick_kept *
quick_sibling(const struct quick_frame *frame,
              const struct quick_beside *beside) {
    if (beside->around != frame->post ||
        (frame->present >> beside->slot & 1) == 0)
        return NULL;
    return &frame->kept[beside->slot];
}

/* Its text as a word; 0 if it has more than 7 bytes. */
static inline uint64_t quick_word_of(const struct quick_kept *sibling) {
    size_t len = (size_t)(sibling->end - sibling->start);

    return len < 8 ? pl_mix_load(sibling->start, len).a : 0;
}

/* The bucket of a sibling's text. */
static inline struct quick_range *quick_range_of(struct quick_beside *beside,
                                                 uint64_t text) {
    uint64_t hash = text * UINT64_C(0x9E3779B97F4A7C15);

    return &beside->ranges[hash >> (64 - QUICK_RANGES_LOG)];
}

static inline bool quick_is_in_range(const struct quick_range *range,
                                     uint64_t whole, uint64_t decimals) {
    return whole >= range->least && decimals <= range->decimals &&
           whole + (decimals > 0) <= range->most;
}

/* Tell whether a number is known to be good beside a sibling. */
QUICK_INLINE bool quick_holds_beside(const struct quick_kept *sibling,
                                     struct quick_beside *beside,
                                     struct quick_plain number) {
    uint64_t text = quick_word_of(sibling);
    const struct quick_range *range = quick_range_of(beside, text);

    return range->text == text && text != 0 &&
           quick_is_in_range(range, number.whole, number.decimals);
}

/* The same beside the sibling in its object. */
QUICK_INLINE bool quick_is_good_beside(const struct quick_frame *frame,
                                       struct quick_beside *beside,
                                       struct quick_plain number) {
    const struct quick_kept *sibling = quick_sibling(frame, beside);

    return sibling != NULL && quick_holds_beside(sibling, beside, number);
}

#endif

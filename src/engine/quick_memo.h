/*
 * Quick memos: scalars that were judged good in a state. In the same input,
 * they are good again. A memo is a hash of state, key and text, which imprints
 * compute anyway: the product that the scalar adds to the imprint around it
 * (base/mix.h says how seldom two are the same). Its upper half is hashed to a
 * bucket of `pl_quick.memos`, and both halves, folded to 64 bits, stand there.
 * A bucket that is full forgets its oldest memo, which costs time alone.
 *
 * The era, a random word for each input, is part of a memo: in another input
 * the same scalar may have another verdict.
 */
#ifndef PL_ENGINE_QUICK_MEMO_H
#define PL_ENGINE_QUICK_MEMO_H

#include "engine/quick_parts.h"
#include "json/scan.h"

/* The product of a scalar with these words, for its memo. Elements have the
 * same name, wherever they stand in their array. */
static inline struct pl_mix quick_part(const struct pl_quick *q,
                                       const struct quick_frame *around,
                                       struct pl_mix words, bool is_member) {
    const struct pl_imprint_name *name =
        is_member ? &around->key->name : &q->element_name;

    return pl_imprint_member(name, words);
}

/* The memo of a scalar with this product. */
static inline struct pl_mix quick_memo_of(const struct pl_quick *q,
                                          const struct quick_scalar *scalar,
                                          struct pl_mix part) {
    return (struct pl_mix){pl_mix_halves(part) + scalar->salt.a + q->era,
                           part.b + scalar->salt.b};
}

/* The bucket of a memo. */
static inline uint64_t *quick_memos_near(struct pl_quick *q,
                                         struct pl_mix memo) {
    size_t place = pl_mix_place(memo) % (QUICK_MEMOS / QUICK_MEMO_WAYS);

    return &q->memos[place * QUICK_MEMO_WAYS];
}

static inline bool quick_has_memo(struct pl_quick *q, struct pl_mix memo) {
    _Static_assert(QUICK_MEMO_WAYS == 4, "all are looked at");
    return pl_scan_has_word(quick_memos_near(q, memo), memo.a);
}

static inline void quick_keep_memo(struct pl_quick *q, struct pl_mix memo) {
    uint64_t *near = quick_memos_near(q, memo);

    memmove(near + 1, near, (QUICK_MEMO_WAYS - 1) * sizeof *near);
    near[0] = memo.a;
}

/* A bit for each of `true`, `false` and `null`, by its first letter. Their
 * memos are such bits of the post. */
static inline unsigned quick_literal_bit(char first) {
    return 1u << ((unsigned)first >> 3 & 3);
}

/* Tell whether a literal is good, or was judged good in this input. */
static inline bool quick_is_good_literal(const struct pl_quick *q,
                                         const struct quick_post *post,
                                         char first) {
    unsigned bit = quick_literal_bit(first);

    return (post->free_literals & bit) != 0 ||
           (post->good_era == q->era && (post->good_literals & bit) != 0);
}

static inline void quick_keep_literal(const struct pl_quick *q,
                                      struct quick_post *post, char first) {
    if (post->good_era != q->era)
        post->good_literals = 0;
    post->good_era = q->era;
    post->good_literals |= quick_literal_bit(first);
}

#endif

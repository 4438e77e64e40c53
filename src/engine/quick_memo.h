/*
 * Quick memos: scalars that were looked at in a state and found good, which
 * they are as often as they come in an input. They are known by what they add
 * to an imprint, for which that of another does not pass: see base/mix.h. The
 * upper half of it tells where a memo is, and both, folded to 64 bits, are kept
 * there. A forgotten one costs time, never a finding.
 */
#ifndef PL_ENGINE_QUICK_MEMO_H
#define PL_ENGINE_QUICK_MEMO_H

#include "engine/quick_parts.h"
#include "json/scan.h"

/* What the words of a member, or of an element, add to the imprint of what is
 * around it, as far as memos go. */
static inline struct pl_mix quick_part(const struct pl_quick *q,
                                       const struct quick_frame *around,
                                       struct pl_mix words, bool is_member) {
    const struct pl_imprint_name *name =
        is_member ? &around->key->name : &q->element_name;

    return pl_imprint_member(name, words);
}

/* The memo of a scalar that is such a part. */
static inline struct pl_mix quick_memo_of(const struct pl_quick *q,
                                          const struct quick_scalar *scalar,
                                          struct pl_mix part) {
    return (struct pl_mix){pl_mix_halves(part) + scalar->salt.a + q->era,
                           part.b + scalar->salt.b};
}

/* Those that a memo may be among. */
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

/* One bit for each of `true`, `false` and `null`, by its first letter. Memos of
 * them are bits of the post. */
static inline unsigned quick_literal_bit(char first) {
    return 1u << ((unsigned)first >> 3 & 3);
}

/* Tell whether a literal is without fault, or was so in this input. */
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

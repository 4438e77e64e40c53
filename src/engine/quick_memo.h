/*
 * Quick memos: scalars that were looked at in a state and found good, which
 * they are as often as they come. They are known by what they add to an
 * imprint, for which that of another does not pass: see base/mix.h. A forgotten
 * one costs time, never a finding.
 */
#ifndef PL_ENGINE_QUICK_MEMO_H
#define PL_ENGINE_QUICK_MEMO_H

#include "engine/quick_state.h"

/* What the words of a member, or of an element, add to the imprint of what is
 * around it, as far as memos go. */
static inline struct pl_mix quick_part(const struct pl_quick *q,
                                       const struct quick_frame *around,
                                       struct pl_mix words, bool is_member) {
    const struct pl_imprint_name *name =
        is_member ? &around->key->name : &q->element_name;

    return pl_imprint_member(name, (struct pl_mix){0, 0}, words);
}

/* The memo of a scalar that is such a part. */
static inline struct pl_mix quick_memo_of(const struct pl_quick *q,
                                          const struct quick_scalar *scalar,
                                          struct pl_mix part) {
    return (struct pl_mix){part.a + scalar->salt.a + q->era,
                           part.b + scalar->salt.b};
}

/* Those that a memo may be among. */
static inline struct pl_mix *quick_memos_near(struct pl_quick *q,
                                              struct pl_mix memo) {
    size_t place = memo.b % (QUICK_MEMOS / QUICK_MEMO_WAYS);

    return &q->memos[place * QUICK_MEMO_WAYS];
}

/* All of them are looked at: which it is, is hard to foresee. */
static inline bool quick_has_memo(struct pl_quick *q, struct pl_mix memo) {
    const struct pl_mix *near = quick_memos_near(q, memo);
    bool is_known = false;

    for (int i = 0; i < QUICK_MEMO_WAYS; i++)
        is_known |= ((near[i].a ^ memo.a) | (near[i].b ^ memo.b)) == 0;
    return is_known;
}

static inline void quick_keep_memo(struct pl_quick *q, struct pl_mix memo) {
    struct pl_mix *near = quick_memos_near(q, memo);

    memmove(near + 1, near, (QUICK_MEMO_WAYS - 1) * sizeof *near);
    near[0] = memo;
}

#endif

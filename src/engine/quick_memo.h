/*
 * Quick memos: texts that were looked at in a state and found good, which they
 * are as often as they come. A forgotten one costs time, never a finding.
 */
#ifndef PL_ENGINE_QUICK_MEMO_H
#define PL_ENGINE_QUICK_MEMO_H

#include "engine/quick_state.h"

/* The window goes on behind a text, so that it is read whole whatever its
 * length, which is hard to foresee. */
static inline struct quick_words quick_words_of(struct pl_slice text) {
    static const unsigned char masks[2 * QUICK_MEMO_LEN] = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    struct quick_words words, mask;

    memcpy(&words, text.data, sizeof words);
    memcpy(&mask, masks + QUICK_MEMO_LEN - text.len, sizeof mask);
    for (int i = 0; i < 4; i++)
        words.at[i] &= mask.at[i];
    return words;
}

/* What is said of a text beside its bytes: where and when it was good. */
static inline uint64_t quick_memo_tag(const struct pl_quick *q,
                                      const struct quick_post *post,
                                      enum pl_type type, size_t len) {
    return q->age << 26 | (uint64_t)post->state << 8 | (uint64_t)type << 6 |
           (uint64_t)len;
}

/* The two memos that may be of a text; the one that was kept last comes first.
 */
static inline struct quick_memo *quick_memos_of(struct pl_quick *q,
                                                const struct quick_words *words,
                                                uint64_t tag) {
    uint64_t hash = pl_mix_fold(
        (words->at[0] ^ words->at[2]) + UINT64_C(0x9E3779B97F4A7C15),
        (words->at[1] ^ words->at[3] ^ tag) + UINT64_C(0xC2B2AE3D27D4EB4F));

    return &q->memos[2 * (hash & (QUICK_MEMOS / 2 - 1))];
}

static inline bool quick_is_memo(const struct quick_memo *memo,
                                 const struct quick_words *words,
                                 uint64_t tag) {
    return ((memo->words.at[0] ^ words->at[0]) |
            (memo->words.at[1] ^ words->at[1]) |
            (memo->words.at[2] ^ words->at[2]) |
            (memo->words.at[3] ^ words->at[3]) | (memo->tag ^ tag)) == 0;
}

/* Tell whether a text of at most QUICK_MEMO_LEN bytes is known to be good. */
static inline bool quick_has_memo(struct pl_quick *q,
                                  const struct quick_post *post,
                                  enum pl_type type, struct pl_slice text) {
    uint64_t tag = quick_memo_tag(q, post, type, text.len);
    struct quick_words words = quick_words_of(text);
    const struct quick_memo *memos = quick_memos_of(q, &words, tag);

    return quick_is_memo(&memos[0], &words, tag) ||
           quick_is_memo(&memos[1], &words, tag);
}

static inline void quick_keep_memo(struct pl_quick *q,
                                   const struct quick_post *post,
                                   enum pl_type type, struct pl_slice text) {
    uint64_t tag = quick_memo_tag(q, post, type, text.len);
    struct quick_words words = quick_words_of(text);
    struct quick_memo *memos = quick_memos_of(q, &words, tag);

    memos[1] = memos[0];
    memos[0] = (struct quick_memo){words, tag};
}

#endif

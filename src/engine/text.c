#include "engine/walk.h"

#define ACCEPTED_KEY PL_TYPE_COUNT /* kind of a key, see accepted.h */

struct pl_slice pl_text_of(struct pl_run *run, const struct pl_token *token) {
    if (!(token->flags & PL_TOKEN_ESCAPED))
        return token->text;
    pl_buf_clear(&run->text);
    pl_token_decode(token, &run->text);
    return pl_buf_slice(&run->text);
}

/* The cache entry for a token's text. NULL if it must not be remembered: what
 * the reader has repaired is not the text as written. */
static struct pl_accepted_entry *accepted_at(const struct pl_run *run,
                                             uint32_t state, unsigned kind,
                                             const struct pl_token *token) {
    if (token->flags & (PL_TOKEN_LENIENT | PL_TOKEN_LONG))
        return NULL;
    return pl_accepted_at(&run->accepted, state, (uint8_t)kind, token->text);
}

struct subject pl_text_subject(struct pl_run *run, const struct pl_token *token,
                               enum pl_type type) {
    struct subject subject = {
        .value = {.type = type,
                  .truth = token->kind == PL_TOKEN_TRUE,
                  .has_escapes = token->flags & PL_TOKEN_ESCAPED,
                  .span = token->span},
        .at = pl_extent(token->span.start, token->span.end)};
    subject.value.raw =
        pl_window_slice(&run->window, token->span.start, token->span.end);
    subject.value.text = pl_text_of(run, token);
    return subject;
}

void pl_text_judge(struct pl_run *run, uint32_t state,
                   const struct pl_token *token,
                   const struct subject *subject) {
    const struct pl_post *post = pl_plan_post(run->plan, state);
    enum pl_type type = subject->value.type;
    const struct pl_duties *duties = &post->scalar[type];
    struct pl_accepted_entry *entry = accepted_at(run, state, type, token);
    bool is_known =
        entry && pl_accepted_has(entry, state, (uint8_t)type, token->text);
    if (is_known && !post->has_lookups[type])
        return;

    bool is_accepted = true;
    bool is_sure = !is_known && pl_quick_is_sure(run, state, token);
    for (size_t i = 0; i < duties->count; i++) {
        const struct pl_duty *duty = &duties->items[i];
        if ((is_known || (is_sure && !duty->what->asks_run)) &&
            !duty->what->has_lookups)
            continue;
        bool holds = pl_judge_scalar(run, duty, subject);
        is_accepted &= holds || duty->what->has_lookups;
    }
    if (entry && !is_known && is_accepted)
        pl_accepted_put(entry, state, (uint8_t)type, token->text);
}

void pl_text_judge_key(struct pl_run *run, uint32_t state,
                       const struct pl_token *token) {
    const struct pl_post *post = pl_plan_post(run->plan, state);
    struct pl_accepted_entry *entry =
        accepted_at(run, state, ACCEPTED_KEY, token);
    if (entry && pl_accepted_has(entry, state, ACCEPTED_KEY, token->text))
        return;

    struct subject subject = pl_text_subject(run, token, PL_TYPE_STRING);
    subject.key = run->frames[run->depth - 1].member;
    bool is_accepted = true;
    for (size_t i = 0; i < post->keys.count; i++)
        is_accepted &= pl_judge_key(run, &post->keys.items[i], &subject);
    if (entry && is_accepted)
        pl_accepted_put(entry, state, ACCEPTED_KEY, token->text);
}

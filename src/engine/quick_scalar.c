/* Scalars that are judged: those that are neither in their state's `sure` nor
 * have a memo. */

#include "engine/judge.h"
#include "engine/quick_memo.h"
#include "json/scan.h"

/* The text between the quotes, or of a number or literal. */
static struct pl_slice written(const struct quick_value *value) {
    size_t len = (size_t)(value->end - value->start);

    return value->type == PL_TYPE_STRING
               ? pl_slice_of(value->start + 1, len - 2)
               : pl_slice_of(value->start, len);
}

static struct pl_slice decoded(struct pl_run *run, struct pl_slice text) {
    struct pl_token token = {
        .kind = PL_TOKEN_STRING, .flags = PL_TOKEN_ESCAPED, .text = text};
    pl_buf_clear(&run->text);
    pl_token_decode(&token, &run->text);
    return pl_buf_slice(&run->text);
}

struct pl_value pl_quick_scalar_value(struct pl_quick *q,
                                      const struct quick_value *value) {
    struct pl_window *window = &q->run->window;
    uint64_t start = window->base + (uint64_t)(value->start - window->data);
    size_t len = (size_t)(value->end - value->start);
    struct pl_slice text = written(value);

    return (struct pl_value){.type = value->type,
                             .truth = *value->start == 't',
                             .has_escapes = value->is_escaped,
                             .span = {start, start + len},
                             .raw = pl_slice_of(value->start, len),
                             .text = value->is_escaped ? decoded(q->run, text)
                                                       : text};
}

bool pl_quick_wait(struct pl_quick *q, const struct pl_duty *duty,
                   const struct quick_value *value) {
    if (q->late_count == QUICK_LATE_MAX)
        return false;
    q->late[q->late_count++] =
        (struct quick_late){.duty = duty, .value = *value};
    return true;
}

/* Tell whether a case is to be decided when the object around the value closes.
 */
static bool must_wait(struct pl_quick *q, const struct pl_plan_case *what) {
    return what->is_deferred && quick_top(q)->is_object;
}

/* What a case says of a value. */
enum verdict {
    GOOD,
    LATE, /* decided when the object around it closes */
    BAD,
    UNKNOWN /* to be read the general way */
};

/* What a case says of the value, by its own text. */
static enum verdict verdict_of(struct pl_quick *q, const struct pl_duty *duty,
                               const struct quick_value *value,
                               const struct pl_value *seen) {
    const struct pl_plan_case *what = duty->what;
    bool waits = must_wait(q, what);
    if (waits && what->has_lookups)
        return GOOD; /* see wait_beside() */
    bool has_failed =
        pl_judge_first_failure(what, seen, &q->run->no_siblings) != NULL;
    if (pl_work_take(&q->run->work))
        return UNKNOWN;
    if (!has_failed && !what->is_false)
        return GOOD;
    if (!waits)
        return BAD;
    return !duty->is_own && !seen->has_escapes && pl_quick_wait(q, duty, value)
               ? LATE
               : UNKNOWN;
}

static bool look(struct pl_quick *q, const struct quick_post *post,
                 const struct quick_value *value, bool *is_good) {
    const struct quick_scalar *scalar = &post->scalars[value->type];
    struct pl_slice text = written(value);
    struct pl_accepted_entry *entry = pl_accepted_at(
        &q->run->accepted, post->state, (uint8_t)value->type, text);

    if (entry &&
        pl_accepted_has(entry, post->state, (uint8_t)value->type, text))
        return true;
    struct pl_value seen = pl_quick_scalar_value(q, value);
    bool is_bad = false;
    for (size_t i = 0; i < scalar->duties->count; i++) {
        const struct pl_duty *duty = &scalar->duties->items[i];
        if (is_bad && pl_quick_may_tell(q, duty->what))
            continue; /* it will be asked again */
        enum verdict verdict = verdict_of(q, duty, value, &seen);
        *is_good &= verdict == GOOD;
        is_bad |= verdict == BAD;
        if (verdict == UNKNOWN ||
            (verdict == BAD && !pl_quick_may_tell(q, duty->what)))
            return false;
    }
    if (is_bad)
        return pl_quick_note_fault(q, post->state, value);
    if (entry && *is_good && !scalar->has_tally)
        pl_accepted_put(entry, post->state, (uint8_t)value->type, text);
    return true;
}

/* Let a case that reads siblings wait for them; false if it cannot. */
static bool wait_beside(struct pl_quick *q, const struct pl_duty *duty,
                        const struct quick_value *value) {
    return !duty->is_own && must_wait(q, duty->what) &&
           pl_quick_wait(q, duty, value);
}

static bool do_more(struct pl_quick *q, const struct quick_post *post,
                    const struct quick_value *value) {
    const struct quick_scalar *scalar = &post->scalars[value->type];
    if (value->is_escaped && scalar->has_tally)
        return false;
    struct pl_value seen = pl_quick_scalar_value(q, value);
    if (scalar->is_masked)
        pl_mask(q->run, seen.span);
    return pl_quick_tally(q, scalar, &seen);
}

/* Do what does not depend on the value's text alone: late cases, masks,
 * tallies. False in doubt. */
static bool look_beside(struct pl_quick *q, const struct quick_post *post,
                        const struct quick_value *value) {
    const struct quick_scalar *scalar = &post->scalars[value->type];

    for (size_t i = 0; i < scalar->lookup_count; i++)
        if (value->is_escaped || !wait_beside(q, scalar->lookups[i], value))
            return false;
    return !(scalar->is_masked || scalar->has_tally) || do_more(q, post, value);
}

static void keep(struct pl_quick *q, struct quick_post *post,
                 const struct quick_value *value) {
    if (value->type == PL_TYPE_BOOLEAN || value->type == PL_TYPE_NULL)
        quick_keep_literal(q, post, *value->start);
    else
        quick_keep_memo(q, value->memo);
}

bool pl_quick_judge(struct pl_quick *q, struct quick_post *post,
                    const struct quick_value *value) {
    const struct quick_scalar *scalar = &post->scalars[value->type];
    bool is_good = true;

    if (!value->is_sure && !look(q, post, value, &is_good))
        return false;
    if (!look_beside(q, post, value))
        return false;
    /* no memo while the attempt may be undone with a value that is queued */
    if (is_good && scalar->is_memorable &&
        (!scalar->has_tally || q->first_count == 0))
        keep(q, post, value);
    return true;
}

static bool is_sure_number(const struct pl_sure *sure, struct pl_slice text) {
    unsigned digits;
    unsigned len = pl_scan_plain_portable(text.data, &digits);
    unsigned behind = len - digits; /* with the point */

    return len == text.len && len < 16 && digits > 0 &&
           pl_sure_number(sure, pl_scan_digits_portable(text.data, digits),
                          behind - (behind > 0));
}

bool pl_quick_is_sure(struct pl_run *run, uint32_t state,
                      const struct pl_token *token) {
    bool is_number = token->kind == PL_TOKEN_NUMBER;

    if ((token->kind != PL_TOKEN_STRING && !is_number) || token->flags != 0 ||
        run->options.is_thorough || run->source)
        return false;
    const struct quick_post *post = quick_post_of(run->quick, state);
    const struct quick_scalar *scalar =
        &post->scalars[is_number ? PL_TYPE_NUMBER : PL_TYPE_STRING];
    if (!scalar->is_sure)
        return false;
    return is_number ? is_sure_number(&scalar->sure, token->text)
                     : pl_sure_text(&scalar->sure, token->text);
}

/* Late cases: those that read siblings of their value, and can be decided only
 * when the object around it closes, or when all these siblings are known. */

#include "engine/judge.h"
#include "engine/quick_beside.h"

static enum pl_type type_at(const char *at) {
    if (*at == '"')
        return PL_TYPE_STRING;
    if (*at == '{')
        return PL_TYPE_OBJECT;
    if (*at == '[')
        return PL_TYPE_ARRAY;
    if (*at == 'n')
        return PL_TYPE_NULL;
    return *at == 't' || *at == 'f' ? PL_TYPE_BOOLEAN : PL_TYPE_NUMBER;
}

/* A member as a check sees a sibling. */
static struct pl_value sibling_value(struct pl_quick *q,
                                     const struct quick_kept *kept) {
    struct quick_value value = {
        .start = kept->start, .end = kept->end, .type = type_at(kept->start)};

    if (value.type == PL_TYPE_OBJECT || value.type == PL_TYPE_ARRAY)
        return (struct pl_value){.type = value.type};
    return pl_quick_scalar_value(q, &value);
}

/* The slot of the member with that name; NULL if the object has none. */
static const struct pl_slot *find(const struct quick_frame *frame,
                                  struct pl_slice name) {
    const struct pl_post *post = frame->post->post;
    uint32_t edge = pl_words_find(&frame->post->node->names, name);
    if (edge == PL_WORD_NONE)
        return NULL;
    uint32_t slot = post->edges[edge].slot;
    if (slot == 0 || (frame->present >> (slot - 1) & 1) == 0)
        return NULL;
    return &post->slots[slot - 1];
}

/* Where the member with a slot stands. */
static const struct quick_kept *kept_in(const struct quick_frame *frame,
                                        const struct pl_slot *slot) {
    return &frame->kept[slot - frame->post->post->slots];
}

/* Fill in the siblings of a case from the members of an object. False if one
 * has escapes. */
static bool fill_siblings(struct pl_quick *q, const struct quick_frame *frame,
                          const struct pl_case *source,
                          struct pl_siblings *out) {
    struct pl_run *run = q->run;

    *out = pl_run_siblings(run, source, NULL);
    for (size_t i = 0; i < source->siblings.count; i++) {
        const struct pl_slot *slot = find(frame, source->siblings.items[i]);
        run->sibling_present[i] = slot != NULL;
        if (slot == NULL || !slot->keeps_text)
            continue;
        const struct quick_kept *kept = kept_in(frame, slot);
        if (*kept->start == '"' &&
            memchr(kept->start, '\\', (size_t)(kept->end - kept->start)))
            return false;
        run->sibling_room[i] = sibling_value(q, kept);
        run->sibling_values[i] = &run->sibling_room[i];
    }
    return true;
}

bool pl_quick_is_silent(struct pl_quick *q, const struct quick_frame *frame,
                        const struct pl_duty *duty,
                        const struct quick_value *value) {
    struct pl_run *run = q->run;
    const struct pl_plan_case *what = duty->what;
    struct pl_siblings siblings;

    if (what->is_muted || what->rule->is_sensitive ||
        !fill_siblings(q, frame, what->source, &siblings))
        return false;
    if (value != NULL && !what->is_false) {
        struct pl_value seen = pl_quick_scalar_value(q, value);
        const struct pl_plan_assertion *failed =
            pl_judge_first_failure(what, &seen, &siblings);
        if (pl_work_take(&run->work))
            return false;
        if (failed == NULL)
            return true;
    }
    bool holds = pl_when_holds(run, &what->source->when, &siblings, false);
    return !pl_work_take(&run->work) && !holds;
}

/* Compute which numbers surely satisfy a case beside the sibling at hand. */
static void learn(struct pl_quick *q, const struct quick_frame *frame,
                  const struct quick_beside *beside, struct quick_range *out) {
    const struct pl_plan_case *what = beside->duty->what;
    struct pl_siblings siblings;
    struct pl_sure sure = *beside->sure;

    sure.siblings = &siblings;
    if (!fill_siblings(q, frame, what->source, &siblings) ||
        !pl_quick_narrow(&sure, what))
        sure.least_whole = UINT64_MAX;
    out->least = sure.least_whole;
    out->most = sure.most_whole;
    out->decimals = sure.decimals;
}

/* Find the one sibling that a case reads, and note its slot; NULL if the object
 * has none. */
static const struct quick_kept *find_sibling(const struct quick_frame *frame,
                                             struct quick_beside *beside) {
    const struct pl_names *names = &beside->duty->what->source->siblings;
    const struct pl_slot *slot = find(frame, names->items[0]);

    if (slot == NULL)
        return NULL;
    beside->around = frame->post;
    beside->slot = (size_t)(slot - frame->post->post->slots);
    return kept_in(frame, slot);
}

/* Tell whether a number surely satisfies a case beside the sibling at hand.
 * What is computed for the text of the sibling is remembered. */
static bool is_sure_beside(struct pl_quick *q, const struct quick_frame *frame,
                           struct quick_beside *beside,
                           const struct quick_value *number) {
    const struct quick_kept *sibling = beside->around == frame->post
                                           ? quick_sibling(frame, beside)
                                           : find_sibling(frame, beside);
    uint64_t text = sibling != NULL ? quick_word_of(sibling) : 0;
    struct quick_range *range = quick_range_of(beside, text);

    if (text == 0)
        return false;
    if (range->text != text)
        learn(q, frame, beside, range);
    range->text = text;
    return quick_is_in_range(range, number->whole, number->decimals);
}

bool pl_quick_holds_beside(struct pl_quick *q, const struct quick_frame *frame,
                           struct quick_beside *beside,
                           const struct quick_value *number) {
    if (is_sure_beside(q, frame, beside, number))
        return true;
    if (!pl_quick_wait(q, beside->duty, number))
        return false;
    q->late[q->late_count - 1].beside = beside;
    return true;
}

bool pl_quick_settle(struct pl_quick *q, const struct quick_frame *frame) {
    for (size_t i = frame->late; i < q->late_count; i++) {
        const struct quick_late *late = &q->late[i];
        if (late->beside != NULL &&
            is_sure_beside(q, frame, late->beside, &late->value))
            continue;
        if (!pl_quick_is_silent(q, frame, late->duty, &late->value))
            return false;
    }
    q->late_count = frame->late;
    return true;
}

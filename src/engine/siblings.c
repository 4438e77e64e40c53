#include "engine/walk.h"

/* Make room for `count` siblings. */
static void make_room(struct pl_run *run, size_t count) {
    if (count <= run->sibling_cap)
        return;
    size_t cap = 2 * count + 16;
    run->sibling_values = pl_heap_resize(run->heap, run->sibling_values,
                                         cap * sizeof *run->sibling_values);
    run->sibling_room = pl_heap_resize(run->heap, run->sibling_room,
                                       cap * sizeof *run->sibling_room);
    run->sibling_present = pl_heap_resize(run->heap, run->sibling_present,
                                          cap * sizeof *run->sibling_present);
    run->sibling_cap = cap;
}

/* The capture of the member `name` in the object of `frame`, or NULL. */
static const struct capture *find(const struct pl_run *run,
                                  const struct frame *frame,
                                  struct pl_slice name) {
    if (!frame || !frame->is_object || frame->state == PL_STATE_DEAD)
        return NULL;
    const struct pl_post *post = pl_plan_post(run->plan, frame->state);
    uint32_t edge =
        pl_words_find(&run->plan->automaton.states[frame->state].names, name);
    if (edge == PL_WORD_NONE || post->edges[edge].slot == 0)
        return NULL;
    return &run->captures[frame->captures + post->edges[edge].slot - 1];
}

static struct pl_value value_of(const struct pl_run *run,
                                const struct capture *capture) {
    struct pl_slice text = pl_slice_of(NULL, 0);
    if (capture->has_text)
        text =
            pl_slice_of(run->scratch.data + capture->text, capture->text_len);
    return (struct pl_value){
        .type = capture->type,
        .truth = capture->truth,
        .has_escapes = true,
        .span = {capture->value.start.offset, capture->value.end.offset},
        .raw = text,
        .text = text};
}

struct pl_siblings pl_run_siblings(struct pl_run *run,
                                   const struct pl_case *source,
                                   const struct frame *frame) {
    size_t count = source->siblings.count;
    make_room(run, count);
    for (size_t i = 0; i < count; i++) {
        const struct capture *capture =
            find(run, frame, source->siblings.items[i]);
        run->sibling_present[i] = capture && capture->is_present;
        run->sibling_values[i] = NULL;
        if (!run->sibling_present[i] || capture->is_bad)
            continue;
        run->sibling_room[i] = value_of(run, capture);
        run->sibling_values[i] = &run->sibling_room[i];
    }
    return (struct pl_siblings){run->sibling_values, count, run->options.now,
                                &run->work};
}

static bool condition_holds(struct pl_run *run,
                            const struct pl_condition *condition,
                            const struct pl_siblings *siblings, bool is_cut) {
    size_t index = condition->sibling;
    switch (condition->kind) {
    case PL_CONDITION_PRESENT:
        return run->sibling_present[index];
    case PL_CONDITION_ABSENT:
        return !run->sibling_present[index] && !is_cut;
    case PL_CONDITION_SCHEMA:
        return siblings->values[index] &&
               pl_schema_holds(condition->schema, siblings->values[index],
                               siblings);
    }
    return false;
}

bool pl_when_holds(struct pl_run *run, const struct pl_when *when,
                   const struct pl_siblings *siblings, bool is_cut) {
    for (size_t i = 0; i < when->count; i++) {
        const struct pl_all *all = &when->alternatives[i];
        size_t held = 0;
        while (held < all->count &&
               condition_holds(run, &all->items[held], siblings, is_cut))
            held++;
        if (held == all->count)
            return true;
    }
    return when->count == 0;
}

#include "engine/walk.h"

/* Stands between a check, which names keys by their spans, and the engine,
 * which knows their places. */
struct bridge {
    struct pl_run *run;
    const struct frame *frame;
    struct pl_fault_taker taker;
    bool has_faults;
};

/* Find the key of the innermost object that starts at `span`. */
static bool find_key(const struct bridge *bridge, const struct pl_span *span,
                     struct key *out) {
    const struct pl_run *run = bridge->run;
    const struct pl_post *post = pl_plan_post(run->plan, bridge->frame->state);
    for (size_t i = bridge->frame->captures; i < run->capture_count; i++)
        if (run->captures[i].is_present &&
            run->captures[i].key.start.offset == span->start) {
            *out = (struct key){
                .at = run->captures[i].key,
                .saved = post->slots[i - bridge->frame->captures].name};
            return true;
        }
    for (size_t i = bridge->frame->unknown; i < run->unknown_count; i++)
        if (run->unknown[i].at.start.offset == span->start) {
            *out = run->unknown[i];
            return true;
        }
    return false;
}

static void take(void *self, const struct pl_span *at,
                 const struct pl_span *related, const struct pl_facts *facts) {
    struct bridge *bridge = self;
    struct key key, other;
    (void)facts; /* they are the run's */
    bridge->has_faults = true;
    bool has_key = at && find_key(bridge, at, &key);
    bool has_other = related && find_key(bridge, related, &other);
    bridge->taker.fault(bridge->taker.self, has_key ? &key : NULL,
                        has_other ? &other : NULL);
}

static struct pl_seen seen_of(const struct capture *capture) {
    struct pl_seen seen = {.is_present = capture->is_present};
    if (!capture->is_present)
        return seen;
    seen.key =
        (struct pl_span){capture->key.start.offset, capture->key.end.offset};
    seen.value.type = capture->type;
    seen.value.span = (struct pl_span){capture->value.start.offset,
                                       capture->value.end.offset};
    return seen;
}

static void fill_seen(struct pl_run *run, const struct frame *frame,
                      const uint32_t *slots, size_t count) {
    if (count > run->seen_cap) {
        run->seen = pl_heap_resize(run->heap, run->seen,
                                   (count + 16) * sizeof *run->seen);
        run->seen_cap = count + 16;
    }
    for (size_t i = 0; i < count; i++)
        run->seen[i] = seen_of(&run->captures[frame->captures + slots[i]]);
}

/* Append the texts of the unknown keys to `scratch`. Their lengths are stored
 * in `raw.len` of `unknown_values`. Returns where the first begins. */
static size_t stack_unknown(struct pl_run *run, const struct frame *frame,
                            size_t count) {
    size_t start = run->scratch.len;
    for (size_t i = 0; i < count; i++) {
        pl_buf_clear(&run->key);
        struct pl_slice text =
            pl_key_text(run, &run->unknown[frame->unknown + i], &run->key);
        pl_buf_add_slice(&run->scratch, text);
        run->unknown_values[i].raw.len = text.len;
    }
    return start;
}

/* Make values of the unknown keys. Their texts are in `scratch`. */
static size_t fill_unknown(struct pl_run *run, const struct frame *frame) {
    size_t count = run->unknown_count - frame->unknown;
    if (count > run->unknown_value_cap) {
        run->unknown_values =
            pl_heap_resize(run->heap, run->unknown_values,
                           (count + 16) * sizeof *run->unknown_values);
        run->unknown_value_cap = count + 16;
    }
    size_t at = stack_unknown(run, frame, count);
    for (size_t i = 0; i < count; i++) {
        const struct key *key = &run->unknown[frame->unknown + i];
        size_t len = run->unknown_values[i].raw.len;
        struct pl_slice text = pl_slice_of(run->scratch.data + at, len);
        at += len;
        run->unknown_values[i] = (struct pl_value){
            .type = PL_TYPE_STRING,
            .has_escapes = true,
            .span = {key->at.start.offset, key->at.end.offset},
            .raw = text,
            .text = text};
    }
    return count;
}

bool pl_members_test(struct pl_run *run,
                     const struct pl_plan_assertion *assertion,
                     const uint32_t *slots, bool is_cut,
                     struct pl_fault_taker taker) {
    const struct frame *frame = &run->frames[run->depth - 1];
    struct bridge bridge = {run, frame, taker, false};
    size_t count = assertion->check->names(assertion->settings)->count;
    fill_seen(run, frame, slots, count);
    size_t top = run->scratch.len;
    size_t unknown_count = fill_unknown(run, frame);
    struct pl_seen_members members = {
        .seen = run->seen,
        .seen_count = count,
        .unknown_count = unknown_count,
        .unknown = run->unknown_values,
        .is_cut = is_cut,
    };
    assertion->check->members(assertion->settings, &members,
                              &(struct pl_faults){take, &bridge, &run->facts});
    run->scratch.len = top;
    return !bridge.has_faults;
}

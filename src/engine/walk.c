#include "engine/walk.h"

/* Where the next value stands: the state it has, and its key. */
struct seat {
    uint32_t state;
    uint32_t slot; /* slot + 1 in the frame around it; 0: not captured */
    struct key key;
};

static struct seat take_seat(struct pl_run *run) {
    if (run->depth == 0)
        return (struct seat){.state = run->start};

    struct frame *frame = &run->frames[run->depth - 1];
    if (frame->is_object)
        return (struct seat){frame->member_state, frame->member_slot,
                             frame->member};
    frame->index = frame->size++;
    struct seat seat = {.state = PL_STATE_DEAD};
    if (frame->state != PL_STATE_DEAD)
        seat.state = pl_state_element(
            &run->plan->automaton.states[frame->state], frame->index);
    return seat;
}

static struct capture *capture_at(struct pl_run *run, const struct seat *seat) {
    struct frame *frame = &run->frames[run->depth - 1];
    if (seat->slot <= 64)
        frame->present |= UINT64_C(1) << (seat->slot - 1);
    return &run->captures[frame->captures + seat->slot - 1];
}

static void capture(struct pl_run *run, const struct seat *seat,
                    const struct subject *subject, bool is_bad) {
    const struct frame *frame = &run->frames[run->depth - 1];
    const struct pl_post *post = pl_plan_post(run->plan, frame->state);
    const struct pl_value *value = &subject->value;
    struct capture *to = capture_at(run, seat);
    *to = (struct capture){.is_present = true,
                           .is_bad = is_bad,
                           .truth = value->truth,
                           .type = value->type,
                           .key = seat->key.at,
                           .value = subject->at};
    if (!post->slots[seat->slot - 1].keeps_text || is_bad)
        return;
    to->has_text = true;
    to->text = run->scratch.len;
    to->text_len = value->text.len;
    pl_buf_add_slice(&run->scratch, value->text);
}

static void note_matches(struct pl_run *run, const struct pl_post *post,
                         struct pl_span at, const struct key *key) {
    for (size_t i = 0; i < post->match_count; i++)
        pl_gauge_match(run, post->matches[i], at, key);
    for (size_t i = 0; i < post->target_count; i++)
        run->target_counts[post->targets[i]]++;
}

static enum pl_type scalar_type(enum pl_token_kind kind) {
    if (kind == PL_TOKEN_NULL)
        return PL_TYPE_NULL;
    if (kind == PL_TOKEN_TRUE || kind == PL_TOKEN_FALSE)
        return PL_TYPE_BOOLEAN;
    return kind == PL_TOKEN_NUMBER ? PL_TYPE_NUMBER : PL_TYPE_STRING;
}

/* Tell whether a scalar is too long for the reader to keep. If a rule would
 * have judged it, there is a finding. */
static bool is_too_long(struct pl_run *run, const struct pl_token *token,
                        const struct pl_duties *duties,
                        const struct seat *seat) {
    if (!(token->flags & PL_TOKEN_LONG))
        return false;
    struct extent at = pl_extent(token->span.start, token->span.end);
    if (duties->count > 0 || seat->slot > 0)
        pl_found_too_large(run, &at, run->depth, &seat->key);
    return true;
}

/* Tell whether a scalar is never to be shown. If it cannot be judged, it may be
 * one that a sensitive rule would have masked. */
static bool must_hide(const struct pl_post *post, enum pl_type type,
                      bool is_bad) {
    if (is_bad)
        return post->is_masked || post->is_sensitive;
    return post->is_masked &&
           (type == PL_TYPE_STRING || type == PL_TYPE_NUMBER);
}

static void on_scalar(struct pl_run *run, const struct pl_token *token) {
    if (run->imprinter.is_active)
        pl_imprinter_take(&run->imprinter, token);
    struct seat seat = take_seat(run);
    const struct pl_post *post = pl_plan_post(run->plan, seat.state);
    if (post->is_idle && seat.slot == 0)
        return;

    enum pl_type type = scalar_type(token->kind);
    note_matches(run, post, token->span, &seat.key);
    bool is_bad = token->kind == PL_TOKEN_BAD ||
                  is_too_long(run, token, &post->scalar[type], &seat);
    if (must_hide(post, type, is_bad))
        pl_mask(run, token->span);
    struct subject subject = pl_text_subject(run, token, type);
    subject.key = seat.key;
    subject.is_hidden = post->is_masked;
    if (seat.slot > 0)
        capture(run, &seat, &subject, is_bad);
    if (!is_bad && post->scalar[type].count > 0)
        pl_text_judge(run, seat.state, token, &subject);
}

static void remember_unknown(struct pl_run *run, const struct frame *frame) {
    if (run->unknown_count - frame->unknown >= PL_SEEN_UNKNOWN_MAX)
        return;
    run->unknown = pl_heap_grow(run->heap, run->unknown, &run->unknown_cap,
                                run->unknown_count + 1, sizeof *run->unknown);
    run->unknown[run->unknown_count++] = frame->member;
}

static void on_key(struct pl_run *run, const struct pl_token *token) {
    if (run->imprinter.is_active)
        pl_imprinter_take(&run->imprinter, token);
    struct frame *frame = &run->frames[run->depth - 1];
    frame->size++;
    frame->member =
        (struct key){.at = pl_extent(token->span.start, token->span.end),
                     .flags = token->flags};
    if (token->flags & PL_TOKEN_LENIENT)
        frame->member.saved = pl_hold_text(run, pl_text_of(run, token));
    frame->member_state = PL_STATE_DEAD;
    frame->member_slot = 0;
    if (frame->state == PL_STATE_DEAD || token->flags & PL_TOKEN_BAD_KEY)
        return;

    const struct pl_state *state = &run->plan->automaton.states[frame->state];
    const struct pl_post *post = pl_plan_post(run->plan, frame->state);
    if (token->flags & PL_TOKEN_LONG) {
        pl_found_too_large(run, &frame->member.at, run->depth - 1, &frame->key);
        return;
    }
    uint32_t edge = pl_words_find(&state->names, pl_text_of(run, token));
    bool is_known = false;
    bool keys_hold = false;
    frame->member_state = state->any_member;
    if (edge != PL_WORD_NONE) {
        frame->member_state = state->edges[edge];
        frame->member_slot = post->edges[edge].slot;
        is_known = post->edges[edge].is_known;
        keys_hold = post->edges[edge].keys_hold;
    }
    if (post->asks_unknown && !is_known)
        remember_unknown(run, frame);
    if (post->keys.count > 0 && !keys_hold)
        pl_text_judge_key(run, frame->state, token);
}

static void clear_captures(struct pl_run *run, const struct pl_post *post) {
    run->captures = pl_heap_grow(run->heap, run->captures, &run->capture_cap,
                                 run->capture_count + post->slot_count + 1,
                                 sizeof *run->captures);
    for (size_t i = 0; i < post->slot_count; i++)
        run->captures[run->capture_count + i].is_present = false;
    run->capture_count += post->slot_count;
}

/* Pin the outermost of `depth` containers whose content is needed, unless at
 * `offset` it is already too large: its bytes stay in the window. */
static void pin(struct pl_run *run, size_t depth, uint64_t offset) {
    run->window.pin = UINT64_MAX;
    for (size_t i = 0; i < depth; i++) {
        uint64_t start = run->frames[i].start.offset;
        if (!pl_plan_post(run->plan, run->frames[i].state)->needs_content ||
            offset - start > run->options.content_max)
            continue;
        run->window.pin = start;
        return;
    }
}

/* Unpin a container that has become too large; see end_content(). */
static void let_go(struct pl_run *run, uint64_t offset) {
    if (run->window.pin != UINT64_MAX && offset > run->window.pin &&
        offset - run->window.pin > run->options.content_max)
        pin(run, run->depth, offset);
}

/* Count and capture an object that was passed without reading its tokens. */
static void take_passed(struct pl_run *run, const struct seat *seat,
                        const struct pl_quick_passed *passed) {
    struct pl_span from = {passed->span.start, passed->span.start};
    note_matches(run, pl_plan_post(run->plan, seat->state), from, &seat->key);
    if (run->open_excesses > 0)
        pl_gauges_close(run, passed->span);
    if (seat->slot == 0)
        return;
    struct subject subject = {
        .value = {.type = PL_TYPE_OBJECT,
                  .span = passed->span,
                  .size = passed->size},
        .at = pl_extent(passed->span.start, passed->span.end)};
    capture(run, seat, &subject, false);
}

/* Pass the elements behind the one that ended at `end`, if all elements of the
 * array have one state and no gauge counts them. */
static void pass_elements(struct pl_run *run, uint32_t state, uint64_t end) {
    struct frame *array = &run->frames[run->depth - 1];
    const struct pl_state *around = &run->plan->automaton.states[array->state];
    if (around->run_count != 1 || around->runs[0].period != 1 ||
        pl_plan_post(run->plan, state)->match_count > 0)
        return;
    uint64_t count = pl_quick_elements(run, state, &end);
    array = &run->frames[run->depth - 1]; /* the frames may have moved */
    array->size += count;
    array->index = array->size - 1;
    let_go(run, end);
}

/* Pass the object that has just been opened if it is surely clean, and then
 * elements like it. Returns false if nothing was passed. */
static bool pass_objects(struct pl_run *run, const struct seat *seat,
                         uint64_t offset) {
    struct pl_quick_passed passed;
    if (!pl_quick_object(run, seat->state, offset, &passed))
        return false;
    take_passed(run, seat, &passed);
    if (run->depth == 0 || run->frames[run->depth - 1].is_object)
        return true;
    let_go(run, passed.span.end);
    pass_elements(run, seat->state, passed.span.end);
    return true;
}

static void on_open(struct pl_run *run, const struct pl_token *token) {
    struct seat seat = take_seat(run);
    const struct pl_post *post = pl_plan_post(run->plan, seat.state);
    struct pl_span from = {token->span.start, token->span.start};
    if (token->kind == PL_TOKEN_OBJECT_OPEN && !run->imprinter.is_active &&
        pass_objects(run, &seat, token->span.start))
        return;
    if (run->depth > 0 || !pl_is_rest(run))
        note_matches(run, post, from, &seat.key);

    run->frames = pl_heap_grow(run->heap, run->frames, &run->frame_cap,
                               run->depth + 1, sizeof *run->frames);
    run->frames[run->depth++] =
        (struct frame){.state = seat.state,
                       .is_object = token->kind == PL_TOKEN_OBJECT_OPEN,
                       .start = pl_anchor(token->span.start),
                       .key = seat.key,
                       .captures = run->capture_count,
                       .suspicions = run->suspicion_count,
                       .unknown = run->unknown_count,
                       .scratch = run->scratch.len,
                       .gauges = run->gauge_count,
                       .slot = seat.slot};
    if (run->depth == 1)
        run->frames[0].size = run->input.elements;
    if (post->needs_imprint)
        pl_imprinter_begin(&run->imprinter);
    if (run->imprinter.is_active)
        pl_imprinter_take(&run->imprinter, token);
    if (run->depth > run->nesting_limit)
        pl_gauges_open(run, token->span);
    if (seat.state == PL_STATE_DEAD)
        return;
    clear_captures(run, post);
    if (post->gauge_count > 0)
        pl_gauges_begin(run, post);
    if (post->needs_content && run->window.pin > token->span.start)
        run->window.pin = token->span.start;
}

/* The content of a container is kept only up to a size. Past it, one finding
 * says that rules could not look inside. The frame is still on the stack. */
static void end_content(struct pl_run *run, const struct frame *frame,
                        const struct extent *at) {
    if (!pl_plan_post(run->plan, frame->state)->needs_content)
        return;
    if (at->end.offset - at->start.offset > run->options.content_max)
        pl_found_too_large(run, at, run->depth - 1, &frame->key);
    pin(run, run->depth - 1, at->end.offset);
}

/* Tell whether the closing container must be judged. If the shape is unknown, a
 * mistake may have cut off the members that would have told it. */
static bool must_judge(const struct pl_run *run, const struct frame *frame,
                       const struct pl_token *close) {
    if (run->is_unknown && run->depth == 1 && close->flags & PL_TOKEN_CUT)
        return false;
    return frame->state != PL_STATE_DEAD ||
           run->suspicion_count > frame->suspicions;
}

static void on_close(struct pl_run *run, const struct pl_token *token) {
    struct frame *frame = &run->frames[run->depth - 1];
    struct subject subject = {
        .value = {.type = frame->is_object ? PL_TYPE_OBJECT : PL_TYPE_ARRAY,
                  .span = {frame->start.offset, token->span.end},
                  .size = frame->size},
        .key = frame->key,
        .at = {frame->start, pl_anchor(token->span.end)}};
    uint32_t slot = frame->slot;

    if (run->imprinter.is_active)
        pl_imprinter_take(&run->imprinter, token);
    if (must_judge(run, frame, token))
        pl_judge_close(run, &subject, token->flags & PL_TOKEN_CUT);
    const struct pl_post *post =
        pl_plan_post(run->plan, run->frames[run->depth - 1].state);
    if (run->options.wants_figures && post->target_count > 0)
        pl_take_figures(run, post, &subject.value);
    frame = &run->frames[run->depth - 1];
    if (frame->gauges < run->gauge_count)
        pl_gauges_end(run, frame);
    end_content(run, frame, &subject.at);
    run->capture_count = frame->captures;
    run->unknown_count = frame->unknown;
    run->scratch.len = frame->scratch;
    struct seat seat = {.slot = slot, .key = frame->key};
    run->depth--;
    if (run->depth == 0)
        run->elements = subject.value.size;
    if (slot > 0)
        capture(run, &seat, &subject, false);
    if (run->open_excesses > 0)
        pl_gauges_close(run, subject.value.span);
}

static void on_token(struct pl_run *run, const struct pl_token *token) {
    switch (token->kind) {
    case PL_TOKEN_END:
        return;
    case PL_TOKEN_KEY:
        on_key(run, token);
        return;
    case PL_TOKEN_OBJECT_OPEN:
    case PL_TOKEN_ARRAY_OPEN:
        on_open(run, token);
        return;
    case PL_TOKEN_OBJECT_CLOSE:
    case PL_TOKEN_ARRAY_CLOSE:
        on_close(run, token);
        return;
    case PL_TOKEN_NULL:
    case PL_TOKEN_TRUE:
    case PL_TOKEN_FALSE:
    case PL_TOKEN_NUMBER:
    case PL_TOKEN_STRING:
    case PL_TOKEN_BAD:
        on_scalar(run, token);
        return;
    }
}

void pl_walk_document(struct pl_run *run, struct pl_token *token) {
    for (; token->kind != PL_TOKEN_END; pl_reader_next(run->reader, token)) {
        let_go(run, token->span.end);
        on_token(run, token);
    }
}

bool pl_walk_root(struct pl_run *run, uint64_t offset) {
    struct pl_quick_passed passed;
    if (!pl_quick_root(run, offset, &passed))
        return false;
    struct seat seat = take_seat(run);
    take_passed(run, &seat, &passed);
    let_go(run, passed.span.end);
    return true;
}

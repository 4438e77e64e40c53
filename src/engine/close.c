#include "engine/judge.h"

/* A container that closes, while it is judged. */
struct closing {
    struct pl_run *run;
    struct subject *subject;
    const struct pl_duty *duty; /* the duty that is being judged */
    const char *keyword;
    bool is_cut;
    bool gave_up;       /* a pattern took too many steps in this judgement */
    bool is_unread;     /* its content could not be read */
    bool skips_members; /* an object with the same members had no fault */
    bool has_faults;
};

/* Tell whether a case needs siblings of the container. */
static bool waits_for_parent(const struct closing *closing,
                             const struct pl_duty *duty) {
    const struct pl_run *run = closing->run;
    return duty->what->is_deferred && !duty->is_own && run->depth > 1 &&
           run->frames[run->depth - 2].is_object;
}

/* The pointer of a fault: of the key where it points, of a value inside the
 * container, or of the container. */
static struct pl_slice pointer_of(const struct closing *closing,
                                  const struct key *key,
                                  struct pl_slice inside) {
    struct pl_run *run = closing->run;
    if (key)
        return pl_hold_pointer(run, run->depth, key);
    if (inside.data)
        return inside;
    if (closing->subject->pointer.data)
        return closing->subject->pointer;
    return pl_hold_pointer(run, run->depth - 1, &closing->subject->key);
}

/* Let a fault wait for the object around the container. */
static void carry(struct closing *closing, const struct pl_verdict *verdict) {
    struct pl_run *run = closing->run;
    struct suspicion suspicion = {.duty = verdict->duty,
                                  .subject = *verdict->subject,
                                  .has_at = verdict->at != NULL,
                                  .is_key_at = verdict->key != NULL,
                                  .is_carried = true,
                                  .gave_up = verdict->gave_up};
    if (verdict->at)
        suspicion.at = *verdict->at;
    pl_message_render(run, verdict->duty->what, verdict->subject,
                      verdict->keyword, &suspicion.said);
    suspicion.said.message = pl_hold_text(run, suspicion.said.message);
    suspicion.said.suggestion = pl_hold_text(run, suspicion.said.suggestion);
    suspicion.said.pointer =
        pointer_of(closing, verdict->key, verdict->said.pointer);
    pl_suspect(run, &suspicion);
}

/* Where a fault is. All NULL: where the rule's `at` says. */
struct fault {
    const struct extent *at;
    const struct key *key; /* the key, if `at` is one */
    const struct key *related;
    bool is_of_run;
    struct pl_slice pointer; /* of the value at `at`; NULL data: of the
                                container */
};

/* Decide a fault of the container that closes, or let it wait. */
static void conclude(struct closing *closing, const struct fault *fault) {
    struct pl_run *run = closing->run;
    struct pl_verdict verdict = {.duty = closing->duty,
                                 .subject = closing->subject,
                                 .keyword = closing->keyword,
                                 .at = fault->at,
                                 .key = fault->key,
                                 .related = fault->related,
                                 .said = {.pointer = fault->pointer},
                                 .gave_up = closing->gave_up,
                                 .is_of_run = fault->is_of_run};
    if (!fault->is_of_run && waits_for_parent(closing, closing->duty))
        carry(closing, &verdict);
    else
        pl_judge_decide(run, &verdict, run->depth - 1, closing->is_cut);
}

static void take_member_fault(void *self, const struct key *at,
                              const struct key *related) {
    conclude(self, &(struct fault){.at = at ? &at->at : NULL,
                                   .key = at,
                                   .related = related});
}

static bool constrains(const struct pl_plan_assertion *assertion,
                       enum pl_type type) {
    return (assertion->check->types & PL_TYPE_BIT(type)) != 0;
}

static bool judge_members(struct closing *closing,
                          const struct pl_plan_assertion *assertion,
                          const uint32_t *slots) {
    struct pl_run *run = closing->run;
    if (closing->skips_members)
        return true;
    return pl_members_test(run, assertion, slots, closing->is_cut,
                           (struct pl_fault_taker){take_member_fault, closing});
}

static bool judge_gauge(struct closing *closing,
                        const struct pl_plan_assertion *assertion) {
    struct pl_run *run = closing->run;
    const struct gauge *gauge = pl_gauge_of(run, assertion->gauge);
    if (!gauge || (closing->is_cut && !gauge->has_excess))
        return true;
    struct pl_value value = closing->subject->value;
    value.type = assertion->check->scope == PL_SCOPE_MATCHES ? PL_TYPE_NUMBER
                                                             : value.type;
    value.size = gauge->count;
    if (assertion->check->test(assertion->settings, &value, &run->no_siblings))
        return true;
    pl_judge_explain(run, assertion, &value, &run->no_siblings);
    struct fault fault = {.at = NULL};
    if (gauge->has_excess)
        fault = (struct fault){.at = &gauge->excess, .pointer = gauge->pointer};
    conclude(closing, &fault);
    return false;
}

/* Take a fault of a value inside the container. */
static void take_inner_fault(void *self, struct subject *place,
                             const char *keyword) {
    struct closing inner = *(struct closing *)self;
    inner.subject = place;
    inner.keyword = keyword;
    conclude(&inner, &(struct fault){.at = NULL});
}

/* Read the content of the container, unless that failed before. */
static bool read_content(struct closing *closing) {
    struct pl_run *run = closing->run;
    const struct pl_span *span = &closing->subject->value.span;
    if (closing->is_unread ||
        span->end - span->start > run->options.content_max)
        return false;
    enum pl_content_status status =
        pl_content_read(&run->content, &run->window, &closing->subject->value);
    closing->is_unread = status != PL_CONTENT_READ;
    if (status == PL_CONTENT_TOO_LARGE)
        pl_found_too_large(run, &closing->subject->at, run->depth - 1,
                           &closing->subject->key);
    return !closing->is_unread;
}

/* Judge the value. If the check looks inside, its content is read first. */
static bool judge_value(struct closing *closing,
                        const struct pl_plan_assertion *assertion) {
    struct pl_run *run = closing->run;
    struct pl_value *value = &closing->subject->value;
    const struct pl_assertion plain = {assertion->check, assertion->settings};
    bool is_about_size = (assertion->check->types & PL_TYPES_SCALAR) == 0;

    if (closing->is_cut && is_about_size)
        return true;
    if (pl_assertion_needs_content(&plain) && !value->has_content) {
        if (assertion->check->is_plain &&
            assertion->check->is_plain(assertion->settings, value))
            return true;
        if (!read_content(closing))
            return true;
    }
    bool holds =
        assertion->check->test(assertion->settings, value, &run->no_siblings);
    closing->gave_up = pl_work_take(&run->work);
    if (holds && !closing->gave_up)
        return true;
    if (!closing->gave_up &&
        pl_inside_find(run, closing->subject, &plain,
                       (struct pl_inside_taker){take_inner_fault, closing})) {
        closing->gave_up = pl_work_take(&run->work);
        if (!closing->gave_up)
            return true; /* each fault has been reported where it is */
    }
    pl_judge_explain(run, assertion, value, &run->no_siblings);
    conclude(closing, &(struct fault){.at = NULL});
    closing->gave_up = false;
    return false;
}

static bool judge_by_run(struct closing *closing,
                         const struct pl_plan_assertion *assertion) {
    struct pl_run *run = closing->run;
    const struct subject *subject = closing->subject;
    if (closing->is_cut ||
        pl_judge_is_unsaid(run, closing->duty->what, subject->value.span))
        return true;
    if (run->imprinter.is_last_long) {
        pl_found_too_large(run, &subject->at, run->depth - 1, &subject->key);
        return true;
    }
    if (pl_ask_run(run, closing->duty->what, assertion, subject))
        return true;
    conclude(closing, &(struct fault){.is_of_run = true});
    return false;
}

static bool judge_assertion(struct closing *closing,
                            const struct pl_plan_assertion *assertion,
                            const uint32_t *slots) {
    switch (assertion->check->scope) {
    case PL_SCOPE_MEMBERS:
        return judge_members(closing, assertion, slots);
    case PL_SCOPE_NESTING:
    case PL_SCOPE_MATCHES:
        return judge_gauge(closing, assertion);
    case PL_SCOPE_VALUE:
    case PL_SCOPE_CONTENT:
        return judge_value(closing, assertion);
    case PL_SCOPE_RUN:
        return judge_by_run(closing, assertion);
    case PL_SCOPE_KEY:
        return true;
    }
    return true;
}

static void judge_container(struct closing *closing,
                            const struct pl_duty *duty) {
    const struct pl_plan_case *what = duty->what;
    const uint32_t *slots = duty->member_slots;
    closing->duty = duty;
    closing->keyword = what->keyword;
    if (what->is_false) {
        pl_judge_explain(closing->run, NULL, &closing->subject->value, NULL);
        conclude(closing, &(struct fault){.at = NULL});
        return;
    }
    for (size_t i = 0; i < what->value_count; i++) {
        const struct pl_plan_assertion *assertion = &what->values[i];
        closing->keyword = assertion->check->name;
        if (constrains(assertion, closing->subject->value.type) &&
            !judge_assertion(closing, assertion, slots)) {
            closing->has_faults = true;
            return;
        }
        if (assertion->check->scope == PL_SCOPE_MEMBERS)
            slots += assertion->check->names(assertion->settings)->count;
    }
}

/* Decide a case that waited for the container. If it is about a key and needs
 * siblings of the container, it waits on. */
static void settle(struct closing *closing, struct suspicion suspicion) {
    struct pl_run *run = closing->run;
    if (suspicion.is_carried || !suspicion.is_key_at ||
        !waits_for_parent(closing, suspicion.duty)) {
        pl_suspicion_settle(run, suspicion, closing->is_cut);
        return;
    }
    suspicion.is_carried = true;
    pl_suspect(run, &suspicion);
}

/* Judge the cases at the container and those that waited for it, in their
 * order. */
static void judge_all(struct closing *closing, const struct pl_duties *duties,
                      size_t first) {
    struct pl_run *run = closing->run;
    size_t end = run->suspicion_count;
    size_t next = first;
    for (size_t i = 0; i <= duties->count; i++) {
        const struct pl_duty *duty =
            i < duties->count ? &duties->items[i] : NULL;
        while (next < end &&
               (!duty || pl_case_goes_before(run->suspicions[next].duty->what,
                                             duty->what)))
            settle(closing, run->suspicions[next++]);
        if (duty)
            judge_container(closing, duty);
    }

    size_t carried = run->suspicion_count - end;
    if (carried > 0)
        memmove(run->suspicions + first, run->suspicions + end,
                carried * sizeof *run->suspicions);
    run->suspicion_count = first + carried;
}

void pl_judge_close(struct pl_run *run, struct subject *subject, bool is_cut) {
    const struct frame *frame = &run->frames[run->depth - 1];
    const struct pl_post *post = pl_plan_post(run->plan, frame->state);
    size_t first = frame->suspicions;
    uint32_t state = frame->state;
    uint64_t present = frame->present + 1;
    bool is_plain = frame->is_object && !is_cut &&
                    run->unknown_count == frame->unknown &&
                    post->slot_count < 64;
    struct closing closing = {.run = run, .subject = subject, .is_cut = is_cut};

    if (post->container.count == 0 && run->suspicion_count == first)
        return;
    closing.skips_members = is_plain && run->clean_presence[state] == present;
    if (run->suspicion_count > first)
        pl_suspicions_sort(run, first);
    judge_all(&closing, &post->container, first);
    if (is_plain && !closing.has_faults)
        run->clean_presence[state] = present;
}

#include <stdlib.h>

#include "engine/walk.h"

/* A fault found, on its way to a finding. */
struct verdict {
    const struct pl_duty *duty;
    const struct subject *subject;
    const char *keyword;     /* that failed; NULL: the schema `false` */
    const struct extent *at; /* NULL: where the rule says */
    bool is_key_at;
    const struct key *related;
    struct pl_slice message, hint; /* NULL data: still to be rendered */
    bool gave_up;                  /* a pattern did: there is no telling */
    size_t since;
};

/* Whose members a case calls siblings. */
static const struct frame *beside(const struct pl_run *run,
                                  const struct pl_duty *duty, size_t depth) {
    size_t at = duty->is_own ? depth + 1 : depth;
    return at > 0 && at <= run->depth ? &run->frames[at - 1] : NULL;
}

/* Tell whether a rule that silences this one spoke at `span` or inside it. */
static bool is_silenced(const struct pl_run *run, const struct pl_rule *rule,
                        struct pl_span span, size_t since) {
    if (rule->after_count == 0)
        return false;
    for (size_t i = run->finding_count; i-- > since;) {
        const struct found *found = &run->found[i];
        if (found->subject < span.start || found->subject >= span.end)
            continue;
        for (size_t k = 0; k < rule->after_count; k++)
            if (rule->after[k] == found->rule)
                return true;
    }
    return false;
}

static enum pl_severity level_of(struct pl_run *run,
                                 const struct pl_case *source,
                                 const struct pl_siblings *siblings) {
    for (size_t i = 0; i < source->level_count; i++)
        if (pl_when_holds(run, &source->levels[i].when, siblings, false))
            return source->levels[i].severity;
    return PL_SEVERITY_OFF;
}

static struct pl_span span_of(const struct verdict *verdict) {
    const struct extent *at = &verdict->subject->at;
    if (verdict->is_key_at && verdict->at)
        at = verdict->at;
    struct pl_span span = {at->start.offset, at->end.offset};
    if (span.end <= span.start)
        span.end = span.start + 1;
    return span;
}

/* Settle a verdict: silence, `when`, the level. `depth` is the number of frames
 * around the subject's value. */
static void decide(struct pl_run *run, const struct verdict *verdict,
                   size_t depth, bool is_cut) {
    const struct pl_plan_case *what = verdict->duty->what;
    struct pl_span span = span_of(verdict);
    if (what->is_muted || what->rule->is_sensitive)
        pl_mask(run, span);
    if (what->is_muted || (what->rule->named_only && !run->input.is_named) ||
        is_silenced(run, what->rule, span, verdict->since))
        return;

    const struct frame *around = beside(run, verdict->duty, depth);
    struct pl_siblings siblings = pl_run_siblings(run, what->source, around);
    bool holds = pl_when_holds(run, &what->source->when, &siblings, is_cut);
    bool gave_up = pl_work_take(&run->work);
    if (!holds && !gave_up)
        return;
    struct pl_report_request request = {
        .what = what,
        .subject = verdict->subject,
        .depth = depth,
        .severity = level_of(run, what->source, &siblings),
        .at = verdict->at,
        .is_key_at = verdict->is_key_at,
        .related_key = verdict->related,
        .beside = around,
        .message = verdict->message,
        .hint = verdict->hint,
    };
    gave_up |= pl_work_take(&run->work);
    if (request.severity == PL_SEVERITY_OFF && !gave_up)
        return;
    if (verdict->gave_up || gave_up) {
        pl_found_pattern_limit(run, &request);
        return;
    }
    if (!request.message.data)
        pl_message_render(run, what, verdict->subject, verdict->keyword,
                          &request.message, &request.hint);
    pl_found_case(run, &request);
}

static void explain(struct pl_run *run, const struct pl_plan_assertion *failed,
                    const struct pl_value *value,
                    const struct pl_siblings *siblings) {
    pl_facts_clear(&run->facts);
    if (failed && failed->check->explain)
        failed->check->explain(failed->settings, value, siblings, &run->facts);
    pl_work_take(&run->work); /* the verdict stands */
}

static bool constrains(const struct pl_plan_assertion *assertion,
                       enum pl_type type) {
    return (assertion->check->types & PL_TYPE_BIT(type)) != 0;
}

/* The first assertion that a scalar fails; NULL if it satisfies all. */
static const struct pl_plan_assertion *
first_failure(const struct pl_plan_case *what, const struct pl_value *value,
              const struct pl_siblings *siblings) {
    for (size_t i = 0; i < what->value_count; i++) {
        const struct pl_plan_assertion *assertion = &what->values[i];
        if (constrains(assertion, value->type) &&
            assertion->check->scope != PL_SCOPE_RUN &&
            !assertion->check->test(assertion->settings, value, siblings))
            return assertion;
    }
    return NULL;
}

/* Keep the texts of a scalar until the object around it closes. */
static void save_texts(struct pl_run *run, struct suspicion *suspicion) {
    const struct pl_value *value = &suspicion->subject.value;
    suspicion->text = run->scratch.len;
    suspicion->text_len = 0;
    pl_buf_add_slice(&run->scratch, value->raw);
    if (!value->has_escapes)
        return;
    suspicion->text_len = value->text.len;
    pl_buf_add_slice(&run->scratch, value->text);
}

static void restore_texts(const struct pl_run *run,
                          struct suspicion *suspicion) {
    struct pl_value *value = &suspicion->subject.value;
    if (value->raw.len == 0)
        return;
    const char *start = run->scratch.data + suspicion->text;
    value->raw = pl_slice_of(start, value->raw.len);
    if (value->has_escapes)
        value->text = pl_slice_of(start + value->raw.len, suspicion->text_len);
    else if (value->type == PL_TYPE_STRING && value->raw.len >= 2)
        value->text = pl_slice_of(start + 1, value->raw.len - 2);
    else
        value->text = value->raw;
}

static struct suspicion *push(struct pl_run *run,
                              const struct suspicion *suspicion) {
    run->suspicions =
        pl_heap_grow(run->heap, run->suspicions, &run->suspicion_cap,
                     run->suspicion_count + 1, sizeof *run->suspicions);
    struct suspicion *to = &run->suspicions[run->suspicion_count++];
    *to = *suspicion;
    return to;
}

/* Feed the tallies that a case keeps over the run. */
static void feed_tallies(struct pl_run *run, const struct pl_plan_case *what,
                         const struct subject *subject, size_t since) {
    struct pl_span span = {subject->at.start.offset, subject->at.end.offset};
    for (size_t i = 0; i < what->value_count; i++) {
        const struct pl_plan_assertion *assertion = &what->values[i];
        if (assertion->check->scope != PL_SCOPE_RUN ||
            !constrains(assertion, subject->value.type) ||
            !assertion->check->test(assertion->settings, &subject->value,
                                    &run->no_siblings) ||
            is_silenced(run, what->rule, span, since))
            continue;
        pl_tally_value(run, what, assertion->settings, subject);
    }
}

bool pl_judge_scalar(struct pl_run *run, const struct pl_duty *duty,
                     const struct subject *subject, size_t since) {
    const struct pl_plan_case *what = duty->what;
    bool must_wait = what->is_deferred && !duty->is_own && run->depth > 0 &&
                     run->frames[run->depth - 1].is_object;
    const struct pl_plan_assertion *failed = NULL;
    bool gave_up = false;

    if (what->has_tally)
        feed_tallies(run, what, subject, since);
    if (!must_wait || !what->has_lookups) {
        failed = first_failure(what, &subject->value, &run->no_siblings);
        gave_up = pl_work_take(&run->work);
        if (!failed && !what->is_false && !gave_up)
            return true;
    }
    if (must_wait) {
        struct suspicion *suspicion =
            push(run, &(struct suspicion){
                          .duty = duty, .subject = *subject, .since = since});
        save_texts(run, suspicion);
        return false;
    }
    explain(run, failed, &subject->value, &run->no_siblings);
    decide(run,
           &(struct verdict){.duty = duty,
                             .subject = subject,
                             .keyword =
                                 failed ? failed->check->name : what->keyword,
                             .gave_up = gave_up,
                             .since = since},
           run->depth, false);
    return false;
}

bool pl_judge_key(struct pl_run *run, const struct pl_duty *duty,
                  const struct subject *subject) {
    const struct pl_plan_case *what = duty->what;
    for (size_t i = 0; i < what->key_count; i++) {
        const struct pl_plan_assertion *assertion = &what->keys[i];
        bool holds = assertion->check->test(assertion->settings,
                                            &subject->value, &run->no_siblings);
        bool gave_up = pl_work_take(&run->work);
        if (holds && !gave_up)
            continue;
        struct suspicion suspicion = {.duty = duty,
                                      .failed = assertion,
                                      .subject = *subject,
                                      .gave_up = gave_up,
                                      .since = run->finding_count};
        explain(run, assertion, &subject->value, &run->no_siblings);
        pl_message_render(run, what, subject, assertion->check->name,
                          &suspicion.message, &suspicion.hint);
        suspicion.subject.value.raw.len = 0;
        suspicion.since = run->frames[run->depth - 1].found;
        push(run, &suspicion);
        return false;
    }
    return true;
}

/* Decide a case that waited for the object of the innermost frame. */
static void settle(struct pl_run *run, struct suspicion suspicion,
                   bool is_cut) {
    const struct pl_plan_case *what = suspicion.duty->what;
    struct verdict verdict = {.duty = suspicion.duty,
                              .subject = &suspicion.subject,
                              .message = suspicion.message,
                              .hint = suspicion.hint,
                              .gave_up = suspicion.gave_up,
                              .since = suspicion.since};
    if (suspicion.subject.is_key) {
        verdict.at = &suspicion.subject.key.at;
        verdict.is_key_at = true;
    }
    if (suspicion.message.data) {
        size_t around = suspicion.subject.is_key ? run->depth - 1 : run->depth;
        decide(run, &verdict, around, is_cut);
        return;
    }

    restore_texts(run, &suspicion);
    struct pl_siblings siblings = pl_run_siblings(
        run, what->source, beside(run, suspicion.duty, run->depth));
    const struct pl_plan_assertion *failed =
        first_failure(what, &suspicion.subject.value, &siblings);
    verdict.gave_up = pl_work_take(&run->work);
    if (!failed && !what->is_false && !verdict.gave_up)
        return;
    explain(run, failed, &suspicion.subject.value, &siblings);
    verdict.keyword = failed ? failed->check->name : what->keyword;
    decide(run, &verdict, run->depth, is_cut);
}

/* What is at work while a container closes. */
struct closing {
    struct pl_run *run;
    struct subject *subject;
    const struct pl_duty *duty; /* that is being judged */
    const char *keyword;
    size_t since;
    bool is_cut;
    bool gave_up;   /* a pattern did, in the judgement at hand */
    bool is_unread; /* its content could not be read */
    bool skips_members, has_member_faults;
};

static bool waits_for_parent(const struct closing *closing,
                             const struct pl_duty *duty) {
    return duty->what->is_deferred && !duty->is_own && closing->run->depth > 1;
}

/* Settle a fault of the container that closes, or hand it to the object around
 * it if its case asks for the members there. */
static void conclude(struct closing *closing, const struct extent *at,
                     bool is_key_at, const struct key *related) {
    struct pl_run *run = closing->run;
    struct verdict verdict = {.duty = closing->duty,
                              .subject = closing->subject,
                              .keyword = closing->keyword,
                              .at = at,
                              .is_key_at = is_key_at,
                              .related = related,
                              .gave_up = closing->gave_up,
                              .since = closing->since};
    if (!waits_for_parent(closing, closing->duty)) {
        decide(run, &verdict, run->depth - 1, closing->is_cut);
        return;
    }
    struct suspicion suspicion = {.duty = closing->duty,
                                  .subject = *closing->subject,
                                  .gave_up = closing->gave_up,
                                  .since = closing->since};
    pl_message_render(run, closing->duty->what, closing->subject,
                      closing->keyword, &suspicion.message, &suspicion.hint);
    if (at)
        suspicion.subject.at = *at;
    push(run, &suspicion);
}

static void take_member_fault(void *self, const struct key *at,
                              const struct key *related) {
    struct closing *closing = self;
    conclude(closing, at ? &at->at : NULL, at != NULL, related);
}

static bool judge_members(struct closing *closing,
                          const struct pl_plan_assertion *assertion,
                          const uint32_t *slots) {
    struct pl_run *run = closing->run;
    if (closing->skips_members)
        return true;
    bool holds = pl_members_test(
        run, &run->frames[run->depth - 1], assertion, slots, closing->is_cut,
        (struct pl_fault_taker){take_member_fault, closing});
    closing->has_member_faults |= !holds;
    return holds;
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
    if (assertion->check->test(assertion->settings, &value, NULL))
        return true;
    explain(run, assertion, &value, NULL);
    struct extent excess = gauge->excess;
    conclude(closing, gauge->has_excess ? &excess : NULL, false, NULL);
    return false;
}

/* A fault inside the container that closes. */
static void take_inner_fault(void *self, struct subject *place,
                             const char *keyword) {
    struct closing inner = *(struct closing *)self;
    inner.subject = place;
    inner.keyword = keyword;
    conclude(&inner, NULL, false, NULL);
}

/* Read the container again; once is enough if that fails. */
static bool read_content(struct closing *closing) {
    struct pl_run *run = closing->run;
    if (closing->is_unread)
        return false;
    enum pl_content_status status =
        pl_content_read(&run->content, &run->window, &closing->subject->value);
    closing->is_unread = status != PL_CONTENT_READ;
    if (status == PL_CONTENT_TOO_LARGE)
        pl_found_too_large(run, &closing->subject->at);
    return !closing->is_unread;
}

/* Judge by the value, which is read again if the check looks inside. */
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
            return true; /* of the container itself there is nothing to say */
    }
    explain(run, assertion, value, &run->no_siblings);
    conclude(closing, NULL, false, NULL);
    closing->gave_up = false;
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
    case PL_SCOPE_KEY:
    case PL_SCOPE_RUN:
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
        explain(closing->run, NULL, &closing->subject->value, NULL);
        conclude(closing, NULL, false, NULL);
        return;
    }
    for (size_t i = 0; i < what->value_count; i++) {
        const struct pl_plan_assertion *assertion = &what->values[i];
        closing->keyword = assertion->check->name;
        if (constrains(assertion, closing->subject->value.type) &&
            !judge_assertion(closing, assertion, slots))
            return;
        if (assertion->check->scope == PL_SCOPE_MEMBERS)
            slots += assertion->check->names(assertion->settings)->count;
    }
}

/* Judge, in the order of ranks, the cases at the container itself and those
 * that waited for it. */
static void judge_all(struct closing *closing, const struct pl_duties *duties,
                      size_t first) {
    struct pl_run *run = closing->run;
    size_t end = run->suspicion_count;
    size_t next = first;
    for (size_t i = 0; i <= duties->count; i++) {
        const struct pl_duty *duty =
            i < duties->count ? &duties->items[i] : NULL;
        for (; next < end &&
               (!duty || run->suspicions[next].duty->what < duty->what);
             next++) {
            struct suspicion suspicion = run->suspicions[next];
            if (suspicion.subject.is_key &&
                waits_for_parent(closing, suspicion.duty)) {
                suspicion.subject.is_key = false;
                suspicion.subject.at = suspicion.subject.key.at;
                push(run, &suspicion);
            } else {
                settle(run, suspicion, closing->is_cut);
            }
        }
        if (duty)
            judge_container(closing, duty);
    }

    size_t carried = run->suspicion_count - end;
    if (carried > 0)
        memmove(run->suspicions + first, run->suspicions + end,
                carried * sizeof *run->suspicions);
    run->suspicion_count = first + carried;
}

static int rank_order(const void *a, const void *b) {
    const struct suspicion *x = a;
    const struct suspicion *y = b;
    if (x->duty->what != y->duty->what)
        return x->duty->what < y->duty->what ? -1 : 1;
    uint64_t x_start = x->subject.at.start.offset;
    uint64_t y_start = y->subject.at.start.offset;
    return (x_start > y_start) - (x_start < y_start);
}

void pl_judge_close(struct pl_run *run, struct subject *subject, bool is_cut) {
    const struct frame *frame = &run->frames[run->depth - 1];
    const struct pl_post *post = &run->plan->posts[frame->state];
    size_t first = frame->suspicions;
    uint32_t state = frame->state;
    uint64_t present = frame->present + 1;
    bool is_plain = frame->is_object && !is_cut &&
                    run->unknown_count == frame->unknown &&
                    post->slot_count < 64;
    struct closing closing = {.run = run,
                              .subject = subject,
                              .since = frame->found,
                              .is_cut = is_cut};

    if (post->container.count == 0 && run->suspicion_count == first)
        return;
    closing.skips_members = is_plain && run->clean_presence[state] == present;
    if (run->suspicion_count > first + 1)
        qsort(run->suspicions + first, run->suspicion_count - first,
              sizeof *run->suspicions, rank_order);
    judge_all(&closing, &post->container, first);
    if (is_plain && !closing.has_member_faults)
        run->clean_presence[state] = present;
}

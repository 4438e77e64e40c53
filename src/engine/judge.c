#include "engine/judge.h"

const struct frame *pl_judge_beside(const struct pl_run *run,
                                    const struct pl_duty *duty, size_t depth) {
    size_t at = duty->is_own ? depth + 1 : depth;
    return at > 0 && at <= run->depth ? &run->frames[at - 1] : NULL;
}

static enum pl_severity level_of(struct pl_run *run,
                                 const struct pl_case *source,
                                 const struct pl_siblings *siblings,
                                 bool is_cut) {
    for (size_t i = 0; i < source->level_count; i++)
        if (pl_when_holds(run, &source->levels[i].when, siblings, is_cut))
            return source->levels[i].severity;
    return PL_SEVERITY_OFF;
}

/* The bytes that the verdict is about: the key where it points, or the
 * value. */
static struct pl_span span_of(const struct pl_verdict *verdict) {
    return pl_span_of(verdict->key ? verdict->at : &verdict->subject->at);
}

static bool hides(const struct pl_plan_case *what) {
    return what->is_muted || what->rule->is_sensitive;
}

bool pl_judge_is_unsaid(struct pl_run *run, const struct pl_plan_case *what,
                        struct pl_span span) {
    return what->is_muted ||
           (what->source->named_only && !run->input.is_named) ||
           pl_is_silenced_for_good(run, what->rule, span);
}

/* Tell whether some rule is silent where the rule `index` speaks. */
static bool is_awaited(const struct pl_run *run, size_t index) {
    const pl_ruleset *ruleset = run->plan->ruleset;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        for (size_t k = 0; k < ruleset->rules[i].after_count; k++)
            if (ruleset->rules[i].after[k] == index)
                return true;
    return false;
}

static void say(struct pl_run *run, struct pl_report_request *request,
                const struct pl_verdict *verdict) {
    if (request->what->rule->speaks_once && run->options.tallies &&
        !pl_tallies_may_speak(run->options.tallies, request->what->rule->id,
                              is_awaited(run, request->what->index)))
        return;
    if (!request->said.message.data)
        pl_message_render(run, request->what, request->subject,
                          verdict->keyword, &request->said);
    pl_found_case(run, request);
}

void pl_judge_decide(struct pl_run *run, const struct pl_verdict *verdict,
                     size_t depth, bool is_cut) {
    const struct pl_plan_case *what = verdict->duty->what;
    const struct pl_case *source = what->source;
    struct pl_span span = span_of(verdict);
    if (hides(what))
        pl_mask(run, span);
    if (pl_judge_is_unsaid(run, what, span))
        return;

    const struct frame *around = pl_judge_beside(run, verdict->duty, depth);
    struct pl_siblings siblings = pl_run_siblings(run, source, around);
    bool holds = pl_when_holds(run, &source->when, &siblings, is_cut);
    bool gave_up = pl_work_take(&run->work);
    if (!holds && !gave_up)
        return;
    struct pl_report_request request = {
        .what = what,
        .subject = verdict->subject,
        .depth = depth,
        .severity = level_of(run, source, &siblings, is_cut),
        .at = verdict->at,
        .key = verdict->key,
        .related_key = verdict->related,
        .beside = around,
        .said = verdict->said,
        .earlier = verdict->is_of_run && run->earlier.message.data
                       ? &run->earlier
                       : NULL,
        .late_share = verdict->is_of_run ? run->late_share : 0,
    };
    gave_up |= pl_work_take(&run->work);
    if (verdict->gave_up || gave_up)
        pl_found_pattern_limit(run, &request);
    else if (request.severity != PL_SEVERITY_OFF)
        say(run, &request, verdict);
}

void pl_judge_explain(struct pl_run *run,
                      const struct pl_plan_assertion *failed,
                      const struct pl_value *value,
                      const struct pl_siblings *siblings) {
    pl_facts_clear(&run->facts);
    if (failed && failed->check->explain)
        failed->check->explain(failed->settings, value, siblings, &run->facts);
    pl_work_take(&run->work); /* the verdict stands, however much work it
                                 took */
}

static bool constrains(const struct pl_plan_assertion *assertion,
                       enum pl_type type) {
    return (assertion->check->types & PL_TYPE_BIT(type)) != 0;
}

const struct pl_plan_assertion *
pl_judge_first_failure(const struct pl_plan_case *what,
                       const struct pl_value *value,
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

bool pl_judge_by_run(struct pl_run *run, const struct pl_duty *duty,
                     const struct subject *subject, bool is_cut) {
    const struct pl_plan_case *what = duty->what;
    struct pl_span span = {subject->at.start.offset, subject->at.end.offset};
    bool holds = true;
    if (pl_judge_is_unsaid(run, what, span))
        return true;
    for (size_t i = 0; i < what->value_count; i++) {
        const struct pl_plan_assertion *assertion = &what->values[i];
        if (assertion->check->scope != PL_SCOPE_RUN ||
            !constrains(assertion, subject->value.type) ||
            pl_ask_run(run, what, assertion, subject))
            continue;
        holds = false;
        pl_judge_decide(run,
                        &(struct pl_verdict){.duty = duty,
                                             .subject = subject,
                                             .keyword = assertion->check->name,
                                             .is_of_run = true},
                        run->depth, is_cut);
    }
    return holds;
}

/* Tell whether it does not matter if a scalar is good, because the rule is
 * silenced there. It does matter for rules that mask values, which they do even
 * in silence, and for rules that speak once. */
static bool is_vain(struct pl_run *run, const struct pl_plan_case *what,
                    struct pl_span span) {
    return run->has_spoken && !hides(what) && !what->rule->speaks_once &&
           pl_is_silenced_anyhow(run, what->rule, span);
}

bool pl_judge_scalar(struct pl_run *run, const struct pl_duty *duty,
                     const struct subject *subject) {
    const struct pl_plan_case *what = duty->what;
    bool must_wait = what->is_deferred && run->depth > 0 &&
                     run->frames[run->depth - 1].is_object;
    const struct pl_plan_assertion *failed = NULL;
    bool gave_up = false;

    if (!must_wait && what->asks_run &&
        !pl_judge_by_run(run, duty, subject, false))
        return false;
    if (is_vain(run, what, subject->value.span))
        return false;
    if (!must_wait || !(what->has_lookups || what->asks_run)) {
        failed =
            pl_judge_first_failure(what, &subject->value, &run->no_siblings);
        gave_up = pl_work_take(&run->work);
        if (!failed && !what->is_false && !gave_up)
            return true;
    }
    if (must_wait) {
        if (hides(what)) /* now: its line may leave the window before the case
                            is decided */
            pl_mask(run, subject->value.span);
        pl_suspect_scalar(
            run, &(struct suspicion){.duty = duty, .subject = *subject});
        return false;
    }
    pl_judge_explain(run, failed, &subject->value, &run->no_siblings);
    pl_judge_decide(run,
                    &(struct pl_verdict){.duty = duty,
                                         .subject = subject,
                                         .keyword = failed ? failed->check->name
                                                           : what->keyword,
                                         .gave_up = gave_up},
                    run->depth, false);
    return false;
}

static void suspect_key(struct pl_run *run, const struct pl_duty *duty,
                        const struct subject *subject, const char *keyword,
                        bool gave_up) {
    struct suspicion suspicion = {.duty = duty,
                                  .subject = *subject,
                                  .at = subject->key.at,
                                  .has_at = true,
                                  .is_key_at = true,
                                  .gave_up = gave_up};
    pl_message_render(run, duty->what, subject, keyword, &suspicion.said);
    suspicion.said.message = pl_hold_text(run, suspicion.said.message);
    suspicion.said.suggestion = pl_hold_text(run, suspicion.said.suggestion);
    suspicion.said.pointer = pl_hold_pointer(run, run->depth, &subject->key);
    suspicion.subject.value.raw.len = 0;
    pl_suspect(run, &suspicion);
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
        pl_judge_explain(run, assertion, &subject->value, &run->no_siblings);
        suspect_key(run, duty, subject, assertion->check->name, gave_up);
        return false;
    }
    return true;
}

/* Posts are made from what the plan says of a state. */

#include "engine/quick_memo.h"

#define SLOTS_MAX 64

bool pl_quick_narrow(struct pl_sure *sure, const struct pl_plan_case *what) {
    if (what->is_false)
        return false;
    for (size_t i = 0; i < what->value_count; i++)
        if (what->values[i].check->scope != PL_SCOPE_RUN &&
            !pl_sure_narrow(sure, what->values[i].check,
                            what->values[i].settings, PL_SURE_HOLDS))
            return false;
    return true;
}

/* Tell whether a number in `sure` satisfies all cases but one, which reads one
 * sibling. */
static bool is_beside_one(const struct quick_scalar *scalar) {
    if (!scalar->is_sure || scalar->sure.type != PL_TYPE_NUMBER ||
        scalar->lookup_count != 1 || scalar->is_masked || scalar->has_tally)
        return false;
    const struct pl_duty *duty = scalar->lookups[0];
    return !duty->is_own && duty->what->is_deferred &&
           duty->what->source->siblings.count == 1;
}

static bool asks_moment_alone(const struct pl_sure *sure) {
    return sure->is_moment && !sure->has_bars && sure->stop_count == 0 &&
           sure->least == 0 && sure->most == UINT64_MAX;
}

static bool has_all_plain(const struct pl_sure *sure) {
    return sure->type == PL_TYPE_NUMBER && sure->least_whole == 0 &&
           sure->most_whole == UINT64_MAX && sure->decimals == UINT64_MAX;
}

static enum quick_way way_of(const struct quick_scalar *scalar) {
    if (scalar->duties->count == 0 && !scalar->is_masked)
        return QUICK_FREE;
    if (is_beside_one(scalar))
        return QUICK_BESIDE;
    if (!scalar->is_memorable)
        return QUICK_JUDGED;
    if (!scalar->is_sure || scalar->has_tally)
        return QUICK_MEMO;
    if (has_all_plain(&scalar->sure))
        return QUICK_PLAIN;
    return asks_moment_alone(&scalar->sure) ? QUICK_MOMENT : QUICK_SURE;
}

static struct quick_beside *make_beside(struct pl_quick *q,
                                        const struct quick_scalar *scalar) {
    struct quick_beside *out = pl_arena_alloc(&q->arena, sizeof *out);

    out->duty = scalar->lookups[0];
    out->sure = &scalar->sure;
    return out;
}

/* Keep the bars of a set. All sets without bars share theirs. */
static struct pl_sure_bars *keep_bars(struct pl_quick *q,
                                      const struct pl_sure *sure) {
    if (!sure->has_bars && q->no_bars != NULL)
        return q->no_bars;
    struct pl_sure_bars *kept = pl_arena_alloc(&q->arena, sizeof *kept);
    *kept = *sure->bars;
    if (!sure->has_bars)
        q->no_bars = kept;
    return kept;
}

static void fill_scalar(struct pl_quick *q, const struct quick_post *of,
                        enum pl_type type, struct quick_scalar *out) {
    const struct pl_post *post = of->post;
    const struct pl_duties *duties = &post->scalar[type];
    bool is_text = type == PL_TYPE_STRING;
    bool can_be_masked = is_text || type == PL_TYPE_NUMBER;
    struct pl_sure_bars bars;

    out->duties = duties;
    out->is_masked = post->is_masked && can_be_masked;
    out->lookups =
        pl_arena_alloc(&q->arena, duties->count * sizeof *out->lookups);
    out->is_sure = can_be_masked;
    pl_sure_begin(&out->sure, type, q->run->options.now,
                  is_text ? &bars : NULL);
    for (size_t i = 0; i < duties->count; i++) {
        const struct pl_plan_case *what = duties->items[i].what;
        out->has_tally = out->has_tally || what->asks_run;
        if (what->has_lookups)
            out->lookups[out->lookup_count++] = &duties->items[i];
        else
            out->is_sure = out->is_sure && pl_quick_narrow(&out->sure, what);
    }
    if (is_text)
        out->sure.bars = keep_bars(q, &out->sure);
    pl_quick_fill_askings(q, type, out);
    out->is_sure = out->is_sure && !pl_sure_is_empty(&out->sure);
    out->is_memorable = !out->is_masked && out->lookup_count == 0;
    out->way = way_of(out);
    if (out->way == QUICK_BESIDE)
        out->beside = make_beside(q, out);
    out->salt = pl_mix_words(pl_imprinter_key(&q->run->imprinter),
                             pl_imprint_start(type), of->state, 0);
}

/* A container's duties that are being sorted. */
struct filling {
    struct pl_quick *q;
    struct quick_container *out;
    enum pl_type type;
};

static void take_value_check(struct filling *filling,
                             const struct pl_plan_assertion *assertion) {
    struct quick_container *out = filling->out;
    const struct pl_assertion plain = {assertion->check, assertion->settings};
    struct pl_sure narrower = out->sure;

    if (pl_sure_narrow(&narrower, assertion->check, assertion->settings,
                       PL_SURE_HOLDS))
        out->sure = narrower;
    else if (pl_assertion_needs_content(&plain))
        out->is_hopeless = true;
    else
        out->tests[out->test_count++] = assertion;
}

/* Tell whether a container that is not deep satisfies a check. */
static bool holds_at_all(const struct pl_plan_assertion *assertion,
                         enum pl_type type) {
    const struct pl_siblings nobody = {.count = 0};
    struct pl_value flat = {.type = type, .size = 1};

    return assertion->check->test(assertion->settings, &flat, &nobody);
}

/* Put each check of a case where it belongs in struct quick_container. */
static void take_duty(struct filling *filling, const struct pl_duty *duty) {
    struct quick_container *out = filling->out;
    bool has_members = false;

    if (duty->what->is_false)
        out->fails[out->fail_count++] = duty;
    for (size_t i = 0; !duty->what->is_false && i < duty->what->value_count;
         i++) {
        const struct pl_plan_assertion *assertion = &duty->what->values[i];
        if ((assertion->check->types & PL_TYPE_BIT(filling->type)) == 0)
            continue;
        switch (assertion->check->scope) {
        case PL_SCOPE_MEMBERS:
            has_members = true;
            break;
        case PL_SCOPE_NESTING: /* see pl_quick_begin_gauges() */
            out->is_hopeless |= !holds_at_all(assertion, filling->type);
            break;
        case PL_SCOPE_MATCHES:
            out->measures[out->measure_count++] =
                (struct quick_measure){.assertion = assertion};
            break;
        case PL_SCOPE_VALUE:
        case PL_SCOPE_CONTENT:
            take_value_check(filling, assertion);
            break;
        case PL_SCOPE_RUN:
            if (!duty->what->is_muted && holds_at_all(assertion, filling->type))
                out->uniques[out->unique_count++] =
                    (struct quick_unique){.settings = assertion->settings};
            break;
        case PL_SCOPE_KEY:
            break;
        }
    }
    if (has_members)
        out->members[out->member_count++] = duty;
}

static void fill_container(struct pl_quick *q, const struct pl_post *post,
                           enum pl_type type, struct quick_container *out) {
    struct filling filling = {q, out, type};
    size_t duties = post->container.count;
    size_t assertions = 0;

    for (size_t i = 0; i < duties; i++)
        assertions += post->container.items[i].what->value_count;
    out->tests = pl_arena_alloc(&q->arena, assertions * sizeof *out->tests);
    out->measures =
        pl_arena_alloc(&q->arena, assertions * sizeof *out->measures);
    out->uniques = pl_arena_alloc(&q->arena, assertions * sizeof *out->uniques);
    out->members = pl_arena_alloc(&q->arena, duties * sizeof *out->members);
    out->fails = pl_arena_alloc(&q->arena, duties * sizeof *out->fails);
    pl_sure_begin(&out->sure, type, q->run->options.now, NULL);
    for (size_t i = 0; i < duties; i++)
        if ((post->container.items[i].what->types & PL_TYPE_BIT(type)) != 0)
            take_duty(&filling, &post->container.items[i]);
    out->is_free = duties == 0;
    out->is_simple =
        out->measure_count == 0 && out->test_count == 0 && out->fail_count == 0;
    out->is_hopeless = out->is_hopeless || pl_sure_is_empty(&out->sure) ||
                       post->slot_count > SLOTS_MAX;
}

/* Tell whether all elements of an array in this state are in the same state. */
static bool has_one_element(const struct pl_state *node) {
    return node->run_count == 1 && node->runs[0].period == 1;
}

static unsigned free_literals(const struct quick_post *post) {
    unsigned free = 0;

    if (post->scalars[PL_TYPE_NULL].way == QUICK_FREE)
        free |= quick_literal_bit('n');
    if (post->scalars[PL_TYPE_BOOLEAN].way == QUICK_FREE)
        free |= quick_literal_bit('t') | quick_literal_bit('f');
    return free;
}

struct quick_post *pl_quick_make_post(struct pl_quick *q, uint32_t state) {
    const struct pl_plan *plan = q->run->plan;
    struct quick_post *out = pl_arena_alloc(&q->arena, sizeof *out);

    q->posts[state] = out;
    out->state = state;
    out->node = &plan->automaton.states[state];
    out->post = pl_plan_post(plan, state);
    out->before_first = (struct quick_key){.next = q->nothing};
    out->has_one_element = has_one_element(out->node);
    out->element_state = pl_state_element(out->node, 0);
    out->needs_imprint = out->post->needs_imprint;
    out->has_gauges = out->post->gauge_count > 0;
    out->slot_count = (uint32_t)out->post->slot_count;
    out->counts = out->post->target_count > 0 || out->post->match_count > 0;
    for (enum pl_type type = PL_TYPE_NULL; type <= PL_TYPE_STRING; type++)
        fill_scalar(q, out, type, &out->scalars[type]);
    out->free_literals = free_literals(out);
    fill_container(q, out->post, PL_TYPE_ARRAY, &out->containers[0]);
    fill_container(q, out->post, PL_TYPE_OBJECT, &out->containers[1]);
    return out;
}

#include "engine/cases.h"

#include "check/branch.h"
#include "check/count.h"
#include "check/limit.h"

struct maker {
    struct pl_plan *plan;
    struct pl_plan_case *cases;
    struct pl_gauge *gauges;
    size_t case_room, gauge_room; /* of all that will be made */
};

/* Make the gauge of an assertion. Returns its index, or PL_GAUGE_NONE if it
 * needs none. */
static size_t add_gauge(struct maker *maker, const struct pl_assertion *from) {
    struct pl_gauge gauge = {.maximum = UINT64_MAX};

    if (from->check->scope == PL_SCOPE_NESTING) {
        const struct pl_count_limit *own = from->settings;
        gauge.is_nesting = true;
        gauge.maximum = own->limit;
    } else if (from->check->scope == PL_SCOPE_MATCHES) {
        const struct pl_match_count *own = from->settings;
        if (own->maximum.is_set && !own->maximum.lookup.list)
            gauge.maximum = own->maximum.count;
    } else {
        return PL_GAUGE_NONE;
    }
    maker->gauges[maker->plan->gauge_count] = gauge;
    return maker->plan->gauge_count++;
}

/* Tell whether the children that an assertion is about are known by their names
 * and indexes alone. */
static bool is_static(const struct pl_assertion *assertion) {
    struct pl_branch branch;
    for (size_t i = 0;
         assertion->check->branch(assertion->settings, i, &branch); i++)
        if (branch.kind == PL_BRANCH_MATCHING ||
            (branch.kind == PL_BRANCH_OTHERS && branch.matching))
            return false;
    return true;
}

/* Tell whether an assertion is unfolded: its inner schemas become cases of
 * their own, judged where the children stand. If the case asks for siblings, it
 * must wait for them, so it is not unfolded. */
static bool is_unfolded(const struct pl_case *source,
                        const struct pl_assertion *assertion) {
    return assertion->check->branch && source->siblings.count == 0 &&
           is_static(assertion);
}

/* Copy the assertions that are about keys, or those that are not. */
static size_t take_assertions(struct maker *maker, const struct pl_case *source,
                              const struct pl_schema *schema, bool about_keys,
                              const struct pl_plan_assertion **out) {
    struct pl_plan_assertion *to =
        pl_arena_alloc(&maker->plan->arena, (schema->count + 1) * sizeof *to);
    size_t n = 0;
    for (size_t i = 0; i < schema->count; i++) {
        const struct pl_assertion *from = &schema->assertions[i];
        if ((from->check->scope == PL_SCOPE_KEY) != about_keys ||
            is_unfolded(source, from))
            continue;
        to[n++] = (struct pl_plan_assertion){from->check, from->settings,
                                             add_gauge(maker, from)};
    }
    *out = to;
    return n;
}

/* Tell whether the settings of a keyword, or of one inside it, read a sibling.
 * NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static bool has_lookup(const struct pl_check *check, const void *settings) {
    for (const struct pl_param *param = check->params; param->name; param++) {
        const char *at = (const char *)settings + param->offset;
        if (param->kind == PL_PARAM_COUNT_OR_LOOKUP &&
            ((const struct pl_count_param *)(const void *)at)->lookup.list)
            return true;
        if (param->kind == PL_PARAM_TEXT_OR_LOOKUP &&
            ((const struct pl_text_param *)(const void *)at)->lookup.list)
            return true;
    }

    const struct pl_schema *inner;
    for (size_t i = 0; (inner = pl_schema_inside(check, settings, i)); i++)
        for (size_t k = 0; k < inner->count; k++)
            if (has_lookup(inner->assertions[k].check,
                           inner->assertions[k].settings))
                return true;
    return false;
}

/* The values that a schema is about. */
struct place {
    const struct pl_selector *inside; /* see struct pl_plan_case */
    const char *keyword;
};

/* Make the case of `schema`, which is the `then` of `source` or inside it. */
static void make_one(struct maker *maker, const struct pl_case *source,
                     const struct pl_schema *schema, const struct place *at) {
    const struct pl_rule *rule = &maker->plan->ruleset->rules[source->rule];
    struct pl_plan_case *out = &maker->cases[maker->plan->case_count++];

    *out = (struct pl_plan_case){
        .source = source,
        .rule = rule,
        .inside = at->inside,
        .keyword = at->keyword,
        .index = source->rule,
        .is_muted = !rule->is_on,
        .goes_first = rule->is_sensitive && rule->after_count == 0,
        .is_false = schema->is_false,
        .is_deferred = source->asks_siblings,
        .types = schema->is_false ? PL_TYPES_ALL : 0,
    };
    out->key_count = take_assertions(maker, source, schema, true, &out->keys);
    out->value_count =
        take_assertions(maker, source, schema, false, &out->values);
    for (size_t i = 0; i < out->value_count; i++) {
        const struct pl_assertion plain = {out->values[i].check,
                                           out->values[i].settings};
        out->types |= plain.check->types;
        out->needs_content |= pl_assertion_needs_content(&plain);
        out->has_lookups |= has_lookup(plain.check, plain.settings);
        out->asks_run |= plain.check->scope == PL_SCOPE_RUN;
        out->has_lookups |= plain.check->tally == PL_TALLY_UNIQUE;
    }
}

/* The names of a map of schemas. */
static struct pl_names names_of(struct maker *maker,
                                const struct pl_schema_map *map) {
    size_t count = map ? map->count : 0;
    struct pl_slice *items =
        pl_arena_alloc(&maker->plan->arena, (count + 1) * sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = map->items[i].key;
    return (struct pl_names){items, count};
}

static struct pl_step step_of(struct maker *maker,
                              const struct pl_branch *branch) {
    switch (branch->kind) {
    case PL_BRANCH_MEMBER:
        return (struct pl_step){.kind = PL_STEP_NAME, .name = branch->name};
    case PL_BRANCH_ELEMENTS:
        return (struct pl_step){.kind = PL_STEP_SLICE,
                                .first = branch->first,
                                .end = branch->end,
                                .every = 1};
    case PL_BRANCH_OTHERS:
    case PL_BRANCH_MATCHING: /* is_static() excludes these */
        break;
    }
    return (struct pl_step){.kind = PL_STEP_OTHERS,
                            .names = names_of(maker, branch->named)};
}

/* A copy of the selector `inside` with one more step: to the children of a
 * branch. */
static const struct pl_selector *extend(struct maker *maker,
                                        const struct pl_selector *inside,
                                        const struct pl_branch *branch) {
    struct pl_arena *arena = &maker->plan->arena;
    size_t count = inside ? inside->count : 0;
    struct pl_selector *out = pl_arena_alloc(arena, sizeof *out);
    struct pl_segment *segments =
        pl_arena_alloc(arena, (count + 1) * sizeof *segments);
    struct pl_step *step = pl_arena_alloc(arena, sizeof *step);
    *step = step_of(maker, branch);
    if (count > 0)
        memcpy(segments, inside->segments, count * sizeof *segments);
    segments[count] = (struct pl_segment){.steps = step, .count = 1};
    *out = (struct pl_selector){.segments = segments, .count = count + 1};
    return out;
}

static bool asks_for_nothing(const struct pl_schema *schema) {
    return !schema->is_false && schema->count == 0;
}

/* Count the cases that make_cases() will make, and their gauges.
 * NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static void count_cases(struct maker *maker, const struct pl_case *source,
                        const struct pl_schema *schema) {
    maker->case_room++;
    maker->gauge_room += schema->count;
    for (size_t i = 0; i < schema->count; i++) {
        const struct pl_assertion *assertion = &schema->assertions[i];
        struct pl_branch branch;
        for (size_t k = 0;
             is_unfolded(source, assertion) &&
             assertion->check->branch(assertion->settings, k, &branch);
             k++)
            count_cases(maker, source, branch.schema);
    }
}

/* Make the cases of a schema and of the schemas that are unfolded from it.
 * NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static void make_cases(struct maker *maker, const struct pl_case *source,
                       const struct pl_schema *schema, const struct place *at) {
    if (!at->inside || !asks_for_nothing(schema))
        make_one(maker, source, schema, at);
    for (size_t i = 0; i < schema->count; i++) {
        const struct pl_assertion *assertion = &schema->assertions[i];
        struct pl_branch branch;
        if (!is_unfolded(source, assertion))
            continue;
        for (size_t k = 0;
             assertion->check->branch(assertion->settings, k, &branch); k++)
            make_cases(maker, source, branch.schema,
                       &(struct place){extend(maker, at->inside, &branch),
                                       assertion->check->name});
    }
}

static bool is_wanted(const struct pl_rule *rule) {
    return !rule->by_reader && (rule->is_on || rule->is_sensitive);
}

/* The indexes of the rules, sorted by rank. */
static const size_t *by_rank(struct pl_plan *plan) {
    size_t n = plan->ruleset->rule_count;
    size_t *order = pl_arena_alloc(&plan->arena, (n + 1) * sizeof *order);
    size_t *count = pl_arena_alloc(&plan->arena, (n + 2) * sizeof *count);
    for (size_t i = 0; i < n; i++)
        count[plan->ruleset->rules[i].rank + 1]++;
    for (size_t i = 1; i <= n; i++)
        count[i] += count[i - 1];
    for (size_t i = 0; i < n; i++)
        order[count[plan->ruleset->rules[i].rank]++] = i;
    return order;
}

/* Call `visit` for each wanted case, in the order of the ranks. */
static void each_case(struct maker *maker, const size_t *order,
                      void (*visit)(struct maker *maker,
                                    const struct pl_case *source)) {
    const pl_ruleset *ruleset = maker->plan->ruleset;
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct pl_rule *rule = &ruleset->rules[order[i]];
        for (size_t k = 0; is_wanted(rule) && k < rule->case_count; k++)
            visit(maker, &rule->cases[k]);
    }
}

static void count_case(struct maker *maker, const struct pl_case *source) {
    count_cases(maker, source, source->then);
}

static void make_case(struct maker *maker, const struct pl_case *source) {
    make_cases(maker, source, source->then, &(struct place){NULL, NULL});
}

static void find_shares(struct pl_plan *plan) {
    struct pl_plan_share *shares =
        pl_arena_alloc(&plan->arena, (plan->case_count + 1) * sizeof *shares);
    plan->shares = shares;
    for (size_t i = 0; i < plan->case_count; i++) {
        const struct pl_plan_case *what = &plan->cases[i];
        for (size_t k = 0; !what->is_muted && k < what->value_count; k++)
            if (what->values[k].check->tally == PL_TALLY_SHARE) {
                shares[plan->share_count++] =
                    (struct pl_plan_share){what, what->values[k].settings};
                break;
            }
    }
}

void pl_plan_cases(struct pl_plan *plan) {
    struct maker maker = {.plan = plan};
    const size_t *order = by_rank(plan);
    each_case(&maker, order, count_case);
    maker.cases = pl_arena_alloc(&plan->arena,
                                 (maker.case_room + 1) * sizeof *maker.cases);
    maker.gauges = pl_arena_alloc(&plan->arena, (maker.gauge_room + 1) *
                                                    sizeof *maker.gauges);
    each_case(&maker, order, make_case);
    plan->cases = maker.cases;
    plan->gauges = maker.gauges;
    find_shares(plan);
}

#include "engine/cases.h"

#include "check/count.h"
#include "check/limit.h"

struct maker {
    struct pl_plan *plan;
    struct pl_plan_case *cases;
    struct pl_gauge *gauges;
};

/* The gauge that the engine keeps for an assertion, or PL_GAUGE_NONE. */
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

/* Copy the assertions of `schema` that are (or are not) about keys. */
static size_t take_assertions(struct maker *maker,
                              const struct pl_schema *schema, bool about_keys,
                              const struct pl_plan_assertion **out) {
    struct pl_plan_assertion *to =
        pl_arena_alloc(&maker->plan->arena, (schema->count + 1) * sizeof *to);
    size_t n = 0;
    for (size_t i = 0; i < schema->count; i++) {
        const struct pl_assertion *from = &schema->assertions[i];
        if ((from->check->scope == PL_SCOPE_KEY) != about_keys)
            continue;
        to[n++] = (struct pl_plan_assertion){from->check, from->settings,
                                             add_gauge(maker, from)};
    }
    *out = to;
    return n;
}

/* Tell whether the settings of a keyword, or of one inside it, read a sibling.
 */
static bool has_lookup(const struct pl_check *check, const void *settings) {
    for (const struct pl_param *param = check->params; param->name; param++) {
        const char *at = (const char *)settings + param->offset;
        const struct pl_schema *const *schemas = NULL;
        size_t count = 0;
        if (param->kind == PL_PARAM_COUNT_OR_LOOKUP &&
            ((const struct pl_count_param *)(const void *)at)->lookup.list)
            return true;
        if (param->kind == PL_PARAM_TEXT_OR_LOOKUP &&
            ((const struct pl_text_param *)(const void *)at)->lookup.list)
            return true;
        if (param->kind == PL_PARAM_SCHEMA) {
            schemas = (const struct pl_schema *const *)(const void *)at;
            count = *schemas != NULL;
        } else if (param->kind == PL_PARAM_SCHEMAS) {
            const struct pl_schemas *own = (const void *)at;
            schemas = own->items;
            count = own->count;
        }
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < schemas[i]->count; k++)
                if (has_lookup(schemas[i]->assertions[k].check,
                               schemas[i]->assertions[k].settings))
                    return true;
    }
    return false;
}

static void make_case(struct maker *maker, size_t rule_index,
                      const struct pl_case *source) {
    const struct pl_rule *rule = &maker->plan->ruleset->rules[rule_index];
    struct pl_plan_case *out = &maker->cases[maker->plan->case_count++];

    out->source = source;
    out->rule = rule;
    out->index = rule_index;
    out->is_muted = !rule->is_on;
    out->is_false = source->then->is_false;
    out->is_deferred = source->asks_siblings;
    out->key_count = take_assertions(maker, source->then, true, &out->keys);
    out->value_count =
        take_assertions(maker, source->then, false, &out->values);
    out->types = out->is_false ? PL_TYPES_ALL : 0;
    for (size_t i = 0; i < source->then->count; i++) {
        const struct pl_assertion *assertion = &source->then->assertions[i];
        if (assertion->check->scope != PL_SCOPE_KEY)
            out->types |= assertion->check->types;
        out->needs_content |= pl_assertion_needs_content(assertion);
        out->has_lookups |= has_lookup(assertion->check, assertion->settings);
        out->has_tally |= assertion->check->scope == PL_SCOPE_RUN;
    }
}

static bool is_wanted(const struct pl_rule *rule) {
    return !rule->by_reader && (rule->is_on || rule->is_sensitive);
}

/* A case waits if one of the rules that silence it waits. Cases stand in the
 * order of the rules' ranks, so that one pass settles it. */
static void spread_deferral(struct pl_plan *plan, struct pl_plan_case *cases) {
    bool *waits = pl_arena_alloc(&plan->arena, (plan->ruleset->rule_count + 1) *
                                                   sizeof *waits);
    for (size_t i = 0; i < plan->case_count; i++) {
        const struct pl_rule *rule = cases[i].rule;
        for (size_t k = 0; k < rule->after_count; k++)
            cases[i].is_deferred |= waits[rule->after[k]];
        waits[cases[i].index] |= cases[i].is_deferred;
    }
}

/* The indexes of the rules in the order of their ranks. */
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

void pl_plan_cases(struct pl_plan *plan) {
    const pl_ruleset *ruleset = plan->ruleset;
    size_t cases = 0;
    size_t assertions = 0;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        for (size_t k = 0; k < ruleset->rules[i].case_count; k++) {
            cases++;
            assertions += ruleset->rules[i].cases[k].then->count;
        }

    struct maker maker = {.plan = plan};
    maker.cases =
        pl_arena_alloc(&plan->arena, (cases + 1) * sizeof *maker.cases);
    maker.gauges =
        pl_arena_alloc(&plan->arena, (assertions + 1) * sizeof *maker.gauges);
    const size_t *order = by_rank(plan);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct pl_rule *rule = &ruleset->rules[order[i]];
        for (size_t k = 0; is_wanted(rule) && k < rule->case_count; k++)
            make_case(&maker, order[i], &rule->cases[k]);
    }
    spread_deferral(plan, maker.cases);
    plan->cases = maker.cases;
    plan->gauges = maker.gauges;
}

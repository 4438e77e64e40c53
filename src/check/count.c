/* count: the number of values that the selectors match is within bounds. The
 * engine counts; the `size` of the value passed to this check is the count. */

#include "check/count.h"

#include "check/check.h"
#include "check/lookup.h"

static bool is_below(const struct pl_match_count *own, uint64_t count,
                     const struct pl_siblings *siblings, uint64_t *bound) {
    return pl_lookup_count(&own->minimum, siblings, bound) && count < *bound;
}

static bool is_over(const struct pl_match_count *own, uint64_t count,
                    const struct pl_siblings *siblings, uint64_t *bound) {
    return pl_lookup_count(&own->maximum, siblings, bound) && count > *bound;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    uint64_t bound;

    return !is_below(settings, value->size, siblings, &bound) &&
           !is_over(settings, value->size, siblings, &bound);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    uint64_t bound;

    pl_facts_count(facts, "count", value->size);
    if (is_below(settings, value->size, siblings, &bound) ||
        is_over(settings, value->size, siblings, &bound))
        pl_facts_count(facts, "limit", bound);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    const struct pl_match_count *own = settings;

    (void)arena;
    if (!own->minimum.is_set && !own->maximum.is_set)
        return "count has no bound: give minimum, maximum or both";
    return NULL;
}

static const struct pl_param params[] = {
    {"of", PL_PARAM_SELECTORS, true, offsetof(struct pl_match_count, of), NULL,
     "selectors from the value on: what is counted"},
    {"minimum", PL_PARAM_COUNT_OR_LOOKUP, false,
     offsetof(struct pl_match_count, minimum), NULL, "at least so many"},
    {"maximum", PL_PARAM_COUNT_OR_LOOKUP, false,
     offsetof(struct pl_match_count, maximum), NULL, "at most so many"},
    {0},
};

const struct pl_check pl_check_count = {
    .name = "count",
    .summary = "the number of values that the selectors match is within the "
               "bounds",
    .facts = " count limit ",
    .scope = PL_SCOPE_MATCHES,
    .types = PL_TYPES_CONTAINER,
    .size = sizeof(struct pl_match_count),
    .params = params,
    .prepare = prepare,
    .test = test,
    .explain = explain,
};

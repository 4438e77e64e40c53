/* distinct: over the whole run, no more than so many different values stand
 * here. The engine keeps the tally; what is told here is which values count. */

#include "check/distinct.h"

#include "check/check.h"
#include "check/length.h"
#include "check/lookup.h"

static bool is_within(const struct pl_distinct *own, uint64_t length,
                      const struct pl_siblings *siblings) {
    uint64_t bound;

    if (pl_lookup_count(&own->min_length, siblings, &bound) && length < bound)
        return false;
    return !pl_lookup_count(&own->max_length, siblings, &bound) ||
           length <= bound;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    if (value->type != PL_TYPE_STRING)
        return true;
    return is_within(settings, pl_length_of(value->text, PL_LENGTH_CODEPOINTS),
                     siblings);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_distinct *own = settings;
    uint64_t limit;

    (void)value;
    if (pl_lookup_count(&own->maximum, siblings, &limit))
        pl_facts_count(facts, "limit", limit);
}

static const struct pl_param params[] = {
    {"tally", PL_PARAM_TEXT, true, offsetof(struct pl_distinct, tally), NULL,
     "the name of what is counted; rules of one name count together"},
    {"maximum", PL_PARAM_COUNT_OR_LOOKUP, true,
     offsetof(struct pl_distinct, maximum), NULL,
     "how many different values there may be"},
    {"minLength", PL_PARAM_COUNT_OR_LOOKUP, false,
     offsetof(struct pl_distinct, min_length), NULL,
     "a string of fewer code points does not count"},
    {"maxLength", PL_PARAM_COUNT_OR_LOOKUP, false,
     offsetof(struct pl_distinct, max_length), NULL,
     "a string of more code points does not count"},
    {0},
};

const struct pl_check pl_check_distinct = {
    .name = "distinct",
    .summary = "the run has at most so many different values here",
    .facts = " count limit ",
    .scope = PL_SCOPE_RUN,
    .types = PL_TYPE_BIT(PL_TYPE_STRING) | PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct pl_distinct),
    .params = params,
    .test = test,
    .explain = explain,
};

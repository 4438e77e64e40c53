/* maxDecimals: a number needs at most `limit` digits behind the point; trailing
 * zeros do not count. */

#include "check/check.h"
#include "check/lookup.h"

struct settings {
    struct pl_count_param limit;
};

/* A number written without point and exponent needs no decimals. */
static bool is_plain(struct pl_slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] == '.' || text.data[i] == 'e' || text.data[i] == 'E')
            return false;
    return true;
}

static uint64_t decimals_of(const struct pl_value *value) {
    struct pl_decimal number;

    if (is_plain(value->text) || !pl_decimal_read(&number, value->text))
        return 0;
    return pl_decimal_places(number);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;
    uint64_t decimals = decimals_of(value);
    uint64_t limit;

    return decimals == 0 || !pl_lookup_count(&own->limit, siblings, &limit) ||
           decimals <= limit;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    uint64_t limit;

    pl_facts_count(facts, "length", decimals_of(value));
    if (pl_lookup_count(&own->limit, siblings, &limit))
        pl_facts_count(facts, "limit", limit);
    pl_lookup_explain(&own->limit.lookup, siblings, facts);
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;
    uint64_t limit;

    if (own->limit.lookup.list != NULL && sure->siblings == NULL)
        return false;
    if (pl_lookup_count(&own->limit, sure->siblings, &limit) &&
        limit < sure->decimals)
        sure->decimals = limit;
    return wanted == PL_SURE_HOLDS;
}

static const struct pl_param params[] = {
    {"limit", PL_PARAM_COUNT_OR_LOOKUP, true, offsetof(struct settings, limit),
     NULL, "how many decimals there may be, or the list that says it"},
    {0},
};

const struct pl_check pl_check_max_decimals = {
    .name = "maxDecimals",
    .summary = "the number needs at most this many decimals",
    .facts = " length limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_NUMBER),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

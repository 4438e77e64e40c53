/* contains: the number of elements that satisfy the schema is at least the
 * neighbour minContains (default 1) and at most the neighbour maxContains. */

#include "check/branch.h"
#include "check/limit.h"
#include "check/subschema.h"

struct settings {
    const struct pl_schema *schema;
    uint64_t minimum, maximum;
};

static uint64_t count(const struct settings *own, const struct pl_value *value,
                      const struct pl_siblings *siblings) {
    uint64_t found = 0;

    for (uint64_t i = 0; value->has_content && i < value->size; i++)
        found += pl_schema_holds(own->schema, &value->items[i], siblings);
    return found;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;
    uint64_t found = count(own, value, siblings);

    return found >= own->minimum && found <= own->maximum;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;

    pl_facts_count(facts, "count", count(own, value, siblings));
    pl_facts_count(facts, "minimum", own->minimum);
    if (own->maximum != UINT64_MAX)
        pl_facts_count(facts, "maximum", own->maximum);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    struct settings *own = settings;

    (void)arena;
    own->minimum = 1;
    own->maximum = UINT64_MAX;
    return pl_schema_refusal(own->schema);
}

static void join(void *settings, const struct pl_schema *schema) {
    struct settings *own = settings;
    const struct pl_count_limit *minimum =
        pl_schema_settings(schema, &pl_check_min_contains);
    const struct pl_count_limit *maximum =
        pl_schema_settings(schema, &pl_check_max_contains);

    if (minimum != NULL)
        own->minimum = minimum->limit;
    if (maximum != NULL)
        own->maximum = maximum->limit;
}

static const struct pl_param params[] = {
    {"schema", PL_PARAM_SCHEMA, true, offsetof(struct settings, schema), NULL,
     "a schema"},
    {0},
};

const struct pl_check pl_check_contains = {
    .name = "contains",
    .summary = "at least one element satisfies the schema; minContains and "
               "maxContains change how many",
    .facts = " count minimum maximum ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .join = join,
    .test = test,
    .explain = explain,
};

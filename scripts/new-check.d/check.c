/* KEYWORD: say what holds, and what is ignored. */

#include "check/check.h"

struct settings {
    uint64_t limit;
};

static const struct pl_param params[] = {
    {.name = "limit",
     .kind = PL_PARAM_COUNT,
     .is_required = true,
     .offset = offsetof(struct settings, limit),
     .summary = "say what it is"},
    {0},
};

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    return value->text.len <= own->limit;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;

    (void)value;
    (void)siblings;
    pl_facts_count(facts, "limit", own->limit);
}

const struct pl_check pl_check_NAME = {
    .name = "KEYWORD",
    .summary = "say what holds, in one line",
    .facts = " limit ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .explain = explain,
};

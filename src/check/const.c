/* const: the value equals the given one. */

#include "check/check.h"
#include "check/equal.h"

struct settings {
    const struct pl_value *value;
};

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    return pl_value_equal(own->value, value);
}

static bool needs_content(const void *settings) {
    const struct settings *own = settings;

    return own->value->size > 0;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;

    (void)value;
    (void)siblings;
    pl_facts_text(facts, "limit", own->value->text);
}

static const struct pl_param params[] = {
    {"value", PL_PARAM_VALUE, true, offsetof(struct settings, value), NULL,
     "the only value allowed"},
    {0},
};

const struct pl_check pl_check_const = {
    .name = "const",
    .summary = "the value equals the given one",
    .facts = " limit ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .needs_content = needs_content,
    .explain = explain,
};

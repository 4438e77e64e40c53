/* pattern: the regular expression matches somewhere in the string. */

#include "check/check.h"

struct settings {
    const pl_regex *regex;
};

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    return pl_siblings_match(siblings, own->regex, value->text);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;

    (void)value;
    (void)siblings;
    pl_facts_text(facts, "pattern", pl_regex_text(own->regex));
}

static const struct pl_param params[] = {
    {"pattern", PL_PARAM_PATTERN, true, offsetof(struct settings, regex), NULL,
     "a regular expression of PCRE2; ^ and $ anchor it"},
    {0},
};

const struct pl_check pl_check_pattern = {
    .name = "pattern",
    .summary = "the regular expression matches somewhere in the string",
    .facts = " pattern ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .explain = explain,
};

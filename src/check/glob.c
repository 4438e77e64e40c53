/* glob: a whole string matches one of these patterns. */

#include "check/check.h"
#include "check/wildcard.h"

struct settings {
    struct pl_names patterns;
};

static size_t find(const struct settings *own, struct pl_slice text) {
    for (size_t i = 0; i < own->patterns.count; i++)
        if (pl_wildcard_match(own->patterns.items[i], text))
            return i;
    return SIZE_MAX;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    (void)siblings;
    return find(settings, value->text) != SIZE_MAX;
}

/* Only useful inside `not`, where a match is the failure. */
static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    size_t found = find(own, value->text);

    (void)siblings;
    if (found != SIZE_MAX)
        pl_facts_text(facts, "pattern", own->patterns.items[found]);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    const struct settings *own = settings;

    (void)arena;
    for (size_t i = 0; i < own->patterns.count; i++) {
        const char *error = pl_wildcard_error(own->patterns.items[i]);
        if (error != NULL)
            return error;
    }
    return NULL;
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;

    for (size_t i = 0; i < own->patterns.count; i++)
        if (!pl_wildcard_bar(own->patterns.items[i], sure))
            return false;
    return wanted == PL_SURE_FAILS;
}

static const struct pl_param params[] = {
    {"patterns", PL_PARAM_NAMES, true, offsetof(struct settings, patterns),
     NULL, "the patterns: * any run, ? a character, [a-z] a class"},
    {0},
};

const struct pl_check pl_check_glob = {
    .name = "glob",
    .summary = "the string matches one of the patterns",
    .facts = " pattern ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

/* patternProperties: each member whose key matches a pattern satisfies the
 * schema for that pattern. */

#include "check/branch.h"

struct settings {
    struct pl_schema_map schemas;
};

static bool branch(const void *settings, size_t index, struct pl_branch *out) {
    const struct settings *own = settings;

    if (index >= own->schemas.count)
        return false;
    *out = (struct pl_branch){.kind = PL_BRANCH_MATCHING,
                              .regex = own->schemas.items[index].regex,
                              .schema = own->schemas.items[index].schema};
    return true;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    return pl_branch_holds(&pl_check_pattern_properties, settings, value,
                           siblings);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    pl_branch_explain(&pl_check_pattern_properties, settings, value, siblings,
                      facts);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    (void)arena;
    return pl_branch_refusal(&pl_check_pattern_properties, settings);
}

static const struct pl_param params[] = {
    {"schemas", PL_PARAM_PATTERN_MAP, true, offsetof(struct settings, schemas),
     NULL, "a map from patterns to schemas"},
    {0},
};

const struct pl_check pl_check_pattern_properties = {
    .name = "patternProperties",
    .summary = "each member whose key matches a pattern satisfies its schema",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .branch = branch,
    .explain = explain,
};

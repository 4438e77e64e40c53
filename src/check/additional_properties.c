/* additionalProperties: each member that the neighbouring keywords properties
 * and patternProperties do not cover satisfies the schema. */

#include "check/branch.h"

struct settings {
    const struct pl_schema *schema;
    const struct pl_schema_map *named, *matching; /* of these neighbours; NULL:
                                                     the schema does not have
                                                     the keyword */
};

static bool branch(const void *settings, size_t index, struct pl_branch *out) {
    const struct settings *own = settings;

    *out = (struct pl_branch){.kind = PL_BRANCH_OTHERS,
                              .named = own->named,
                              .matching = own->matching,
                              .schema = own->schema};
    return index == 0;
}

/* A pointer to the settings of either neighbour is a pointer to its map, the
 * first field. */
static void join(void *settings, const struct pl_schema *schema) {
    struct settings *own = settings;

    own->named = pl_schema_settings(schema, &pl_check_properties);
    own->matching = pl_schema_settings(schema, &pl_check_pattern_properties);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    return pl_branch_holds(&pl_check_additional_properties, settings, value,
                           siblings);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    pl_branch_explain(&pl_check_additional_properties, settings, value,
                      siblings, facts);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    (void)arena;
    return pl_branch_refusal(&pl_check_additional_properties, settings);
}

static const struct pl_param params[] = {
    {"schema", PL_PARAM_SCHEMA, true, offsetof(struct settings, schema), NULL,
     "a schema; false: there may be no such member"},
    {0},
};

const struct pl_check pl_check_additional_properties = {
    .name = "additionalProperties",
    .summary = "each member that properties and patternProperties do not "
               "cover satisfies the schema",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .join = join,
    .test = test,
    .branch = branch,
    .explain = explain,
};

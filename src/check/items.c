/* items: each element after those that the neighbour prefixItems covers
 * satisfies the schema. */

#include "check/branch.h"
#include "check/subschema.h"

struct settings {
    const struct pl_schema *schema;
    uint64_t first; /* index of the first element that prefixItems does not
                       cover */
};

static bool branch(const void *settings, size_t index, struct pl_branch *out) {
    const struct settings *own = settings;

    *out = (struct pl_branch){.kind = PL_BRANCH_ELEMENTS,
                              .first = own->first,
                              .end = UINT64_MAX,
                              .schema = own->schema};
    return index == 0;
}

static void join(void *settings, const struct pl_schema *schema) {
    struct settings *own = settings;
    const struct pl_subschemas *prefix =
        pl_schema_settings(schema, &pl_check_prefix_items);

    if (prefix != NULL)
        own->first = prefix->schemas.count;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    return pl_branch_holds(&pl_check_items, settings, value, siblings);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    pl_branch_explain(&pl_check_items, settings, value, siblings, facts);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    (void)arena;
    return pl_branch_refusal(&pl_check_items, settings);
}

static const struct pl_param params[] = {
    {"schema", PL_PARAM_SCHEMA, true, offsetof(struct settings, schema), NULL,
     "a schema"},
    {0},
};

const struct pl_check pl_check_items = {
    .name = "items",
    .summary = "each element, after those of prefixItems, satisfies the schema",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .join = join,
    .test = test,
    .branch = branch,
    .explain = explain,
};

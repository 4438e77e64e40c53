/* if: a value that satisfies the schema also satisfies that of the neighbour
 * `then`; any other value satisfies that of the neighbour `else`. */

#include "check/branch.h"
#include "check/subschema.h"

struct settings {
    const struct pl_schema *schema;
    const struct pl_schema *yes, *no; /* of `then` and `else`; NULL: nothing is
                                         required */
};

/* The schema that `value` has to satisfy; NULL if there is none. */
static const struct pl_schema *consequence(const struct settings *own,
                                           const struct pl_value *value,
                                           const struct pl_siblings *siblings) {
    return pl_schema_holds(own->schema, value, siblings) ? own->yes : own->no;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_schema *schema = consequence(settings, value, siblings);

    return schema == NULL || pl_schema_holds(schema, value, siblings);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_schema *schema = consequence(settings, value, siblings);

    if (schema != NULL)
        pl_schema_explain(schema, value, siblings, facts);
}

static bool needs_content(const void *settings) {
    const struct settings *own = settings;

    return pl_schema_needs_content(own->schema) ||
           (own->yes != NULL && pl_schema_needs_content(own->yes)) ||
           (own->no != NULL && pl_schema_needs_content(own->no));
}

static const struct pl_schema *schema_of(const struct pl_schema *schema,
                                         const struct pl_check *check) {
    const struct pl_subschema *settings = pl_schema_settings(schema, check);

    return settings != NULL ? settings->schema : NULL;
}

static void join(void *settings, const struct pl_schema *schema) {
    struct settings *own = settings;

    own->yes = schema_of(schema, &pl_check_then);
    own->no = schema_of(schema, &pl_check_else);
}

static const struct pl_param params[] = {
    {"schema", PL_PARAM_SCHEMA, true, offsetof(struct settings, schema), NULL,
     "a schema"},
    {0},
};

const struct pl_check pl_check_if = {
    .name = "if",
    .summary = "a value that satisfies the schema also satisfies then; any "
               "other value satisfies else",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct settings),
    .params = params,
    .prepare = pl_subschema_prepare,
    .join = join,
    .test = test,
    .needs_content = needs_content,
    .explain = explain,
};

/* propertyNames: each key of an object, taken as a string, satisfies the
 * schema. */

#include "check/subschema.h"

static bool test(const void *settings, const struct pl_value *key,
                 const struct pl_siblings *siblings) {
    const struct pl_subschema *own = settings;

    return pl_schema_holds(own->schema, key, siblings);
}

static void explain(const void *settings, const struct pl_value *key,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_subschema *own = settings;

    pl_facts_text(facts, "key", key->text);
    pl_schema_explain(own->schema, key, siblings, facts);
}

const struct pl_check pl_check_property_names = {
    .name = "propertyNames",
    .summary = "each key satisfies the schema",
    .facts = " key ",
    .scope = PL_SCOPE_KEY,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct pl_subschema),
    .params = pl_subschema_params,
    .prepare = pl_subschema_prepare,
    .test = test,
    .explain = explain,
};

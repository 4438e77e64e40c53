/* dependentSchemas: an object that has a certain member satisfies the schema
 * that is given for it. */

#include "check/branch.h"
#include "check/members.h"

struct settings {
    struct pl_schema_map schemas;
};

/* The first entry whose key is present and whose schema `value` fails; NULL if
 * there is none. */
static const struct pl_schema_entry *
find_failure(const struct settings *own, const struct pl_value *value,
             const struct pl_siblings *siblings) {
    for (size_t i = 0; i < own->schemas.count; i++) {
        const struct pl_schema_entry *entry = &own->schemas.items[i];
        if (pl_members_find(value, entry->key) != NULL &&
            !pl_schema_holds(entry->schema, value, siblings))
            return entry;
    }
    return NULL;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    return find_failure(settings, value, siblings) == NULL;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_schema_entry *entry =
        find_failure(settings, value, siblings);

    if (entry == NULL)
        return;
    pl_facts_text(facts, "key", entry->key);
    pl_schema_explain(entry->schema, value, siblings, facts);
}

static const char *prepare(void *settings, struct pl_arena *arena) {
    extern const struct pl_check pl_check_dependent_schemas;

    (void)arena;
    return pl_branch_refusal(&pl_check_dependent_schemas, settings);
}

static const struct pl_param params[] = {
    {"schemas", PL_PARAM_SCHEMA_MAP, true, offsetof(struct settings, schemas),
     NULL, "a map from keys to schemas for the object that has them"},
    {0},
};

const struct pl_check pl_check_dependent_schemas = {
    .name = "dependentSchemas",
    .summary = "an object with a certain member satisfies the schema that "
               "belongs to it",
    .facts = " key ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_OBJECT),
    .size = sizeof(struct settings),
    .params = params,
    .prepare = prepare,
    .test = test,
    .explain = explain,
};

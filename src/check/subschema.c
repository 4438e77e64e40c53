#include "check/subschema.h"

const struct pl_param pl_subschema_params[] = {
    {"schema", PL_PARAM_SCHEMA, true, offsetof(struct pl_subschema, schema),
     NULL, "a schema"},
    {0},
};

const char *pl_subschema_prepare(void *settings, struct pl_arena *arena) {
    const struct pl_subschema *own = settings;

    (void)arena;
    return pl_schema_refusal(own->schema);
}

bool pl_subschema_needs_content(const void *settings) {
    const struct pl_subschema *own = settings;

    return pl_schema_needs_content(own->schema);
}

const struct pl_param pl_subschemas_params[] = {
    {"schemas", PL_PARAM_SCHEMAS, true, offsetof(struct pl_subschemas, schemas),
     NULL, "a list of schemas"},
    {0},
};

const char *pl_subschemas_prepare(void *settings, struct pl_arena *arena) {
    const struct pl_subschemas *own = settings;

    (void)arena;
    for (size_t i = 0; i < own->schemas.count; i++) {
        const char *refusal = pl_schema_refusal(own->schemas.items[i]);
        if (refusal != NULL)
            return refusal;
    }
    return NULL;
}

bool pl_subschemas_needs_content(const void *settings) {
    const struct pl_subschemas *own = settings;

    for (size_t i = 0; i < own->schemas.count; i++)
        if (pl_schema_needs_content(own->schemas.items[i]))
            return true;
    return false;
}

bool pl_subschemas_test(const struct pl_subschemas *settings,
                        const struct pl_value *value,
                        const struct pl_siblings *siblings, bool decisive) {
    for (size_t i = 0; i < settings->schemas.count; i++)
        if (pl_schema_holds(settings->schemas.items[i], value, siblings) ==
            decisive)
            return decisive;
    return !decisive;
}

bool pl_subschemas_narrow(const struct pl_subschemas *settings,
                          enum pl_certainty wanted, struct pl_sure *sure,
                          bool decisive) {
    bool is_one_enough = decisive == (wanted == PL_SURE_HOLDS);

    for (size_t i = 0; i < settings->schemas.count; i++) {
        struct pl_sure narrower;
        struct pl_sure_bars bars;
        pl_sure_copy(&narrower, &bars, sure);
        bool is_sure = pl_sure_narrow_schema(
            &narrower, settings->schemas.items[i], wanted);
        if (is_sure)
            pl_sure_copy(sure, sure->bars, &narrower);
        if (is_sure == is_one_enough)
            return is_sure;
    }
    return !is_one_enough;
}

size_t pl_subschemas_count(const struct pl_subschemas *settings,
                           const struct pl_value *value,
                           const struct pl_siblings *siblings) {
    size_t count = 0;

    for (size_t i = 0; i < settings->schemas.count; i++)
        count += pl_schema_holds(settings->schemas.items[i], value, siblings);
    return count;
}

void pl_subschemas_explain(const struct pl_subschemas *settings,
                           const struct pl_value *value,
                           const struct pl_siblings *siblings,
                           struct pl_facts *facts, bool satisfied) {
    for (size_t i = 0; i < settings->schemas.count; i++) {
        const struct pl_schema *schema = settings->schemas.items[i];
        if (pl_schema_holds(schema, value, siblings) == satisfied)
            pl_schema_explain(schema, value, siblings, facts);
    }
}

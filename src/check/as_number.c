/* asNumber: a string is written as a number that satisfies the schema. */

#include "base/decimal.h"
#include "check/subschema.h"

/* The value of the number that the string holds. */
static struct pl_value number_of(const struct pl_value *value) {
    return (struct pl_value){.type = PL_TYPE_NUMBER,
                             .span = value->span,
                             .raw = value->text,
                             .text = value->text};
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct pl_subschema *own = settings;
    struct pl_value number = number_of(value);
    struct pl_decimal decimal;

    return pl_decimal_read(&decimal, value->text) &&
           pl_schema_holds(own->schema, &number, siblings);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_subschema *own = settings;
    struct pl_value number = number_of(value);
    struct pl_decimal decimal;

    if (pl_decimal_read(&decimal, value->text))
        pl_schema_explain(own->schema, &number, siblings, facts);
}

const struct pl_check pl_check_as_number = {
    .name = "asNumber",
    .summary = "the string is written as a number that satisfies the schema",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPE_BIT(PL_TYPE_STRING),
    .size = sizeof(struct pl_subschema),
    .params = pl_subschema_params,
    .prepare = pl_subschema_prepare,
    .test = test,
    .explain = explain,
};

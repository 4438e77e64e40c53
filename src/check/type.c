/* type: the value is of one of these types. */

#include "check/check.h"
#include "check/epoch.h"
#include "check/phrase.h"

struct settings {
    unsigned types; /* PL_TYPE_BIT()s and PL_TYPES_INTEGER */
};

static bool is_integer(struct pl_slice text) {
    struct pl_decimal number;

    return pl_decimal_read(&number, text) && pl_decimal_is_integer(number);
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    const struct settings *own = settings;

    (void)siblings;
    if ((own->types & PL_TYPE_BIT(value->type)) != 0)
        return true;
    return (own->types & PL_TYPES_INTEGER) != 0 &&
           value->type == PL_TYPE_NUMBER && is_integer(value->text);
}

static unsigned count_bits(unsigned set) {
    unsigned count = 0;

    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

static void add_types(struct pl_buf *out, unsigned types) {
    unsigned count = count_bits(types & (PL_TYPES_ALL | PL_TYPES_INTEGER));
    size_t i = 0;

    for (enum pl_type type = PL_TYPE_NULL; type <= PL_TYPE_OBJECT; type++)
        if ((types & PL_TYPE_BIT(type)) != 0)
            pl_phrase_add(out, pl_slice_str(pl_type_name(type)), i++, count);
    if ((types & PL_TYPES_INTEGER) != 0)
        pl_phrase_add(out, pl_slice_str("integer"), i, count);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    bool wants_string = (own->types & PL_TYPE_BIT(PL_TYPE_STRING)) != 0;

    (void)siblings;
    pl_facts_text(facts, "type", pl_slice_str(pl_type_name(value->type)));
    add_types(pl_facts_begin(facts, "types"), own->types);
    pl_facts_end(facts);
    if (wants_string && value->type == PL_TYPE_NUMBER)
        pl_epoch_explain(value->text, facts);
}

static bool narrow(const void *settings, enum pl_certainty wanted,
                   struct pl_sure *sure) {
    const struct settings *own = settings;
    bool is_one = (own->types & PL_TYPE_BIT(sure->type)) != 0;

    if (!is_one && sure->type == PL_TYPE_NUMBER &&
        (own->types & PL_TYPES_INTEGER) != 0) {
        sure->decimals = 0;
        is_one = true;
    }
    return is_one == (wanted == PL_SURE_HOLDS);
}

static const struct pl_param params[] = {
    {"types", PL_PARAM_TYPES, true, offsetof(struct settings, types), NULL,
     "the names of the types allowed"},
    {0},
};

const struct pl_check pl_check_type = {
    .name = "type",
    .summary = "the value is of one of these types",
    .facts = " type types epoch date ",
    .scope = PL_SCOPE_VALUE,
    .types = PL_TYPES_ALL,
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .narrow = narrow,
    .explain = explain,
};

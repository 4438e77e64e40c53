/* prefixItems: element number i satisfies schema number i, as far as there are
 * schemas. */

#include "check/branch.h"
#include "check/subschema.h"

static bool branch(const void *settings, size_t index, struct pl_branch *out) {
    const struct pl_subschemas *own = settings;

    if (index >= own->schemas.count)
        return false;
    *out = (struct pl_branch){.kind = PL_BRANCH_ELEMENTS,
                              .first = index,
                              .end = index + 1,
                              .schema = own->schemas.items[index]};
    return true;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    return pl_branch_holds(&pl_check_prefix_items, settings, value, siblings);
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    pl_branch_explain(&pl_check_prefix_items, settings, value, siblings, facts);
}

const struct pl_check pl_check_prefix_items = {
    .name = "prefixItems",
    .summary = "each of the first elements satisfies the schema at its "
               "position",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct pl_subschemas),
    .params = pl_subschemas_params,
    .prepare = pl_subschemas_prepare,
    .test = test,
    .branch = branch,
    .explain = explain,
};

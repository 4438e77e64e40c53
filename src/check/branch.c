#include "check/branch.h"

const struct pl_value *pl_branch_child(const struct pl_value *value,
                                       uint64_t index,
                                       const struct pl_value **key) {
    *key = NULL;
    if (value->type == PL_TYPE_ARRAY)
        return &value->items[index];
    *key = &value->members[index].key;
    return &value->members[index].value;
}

static bool is_named(const struct pl_schema_map *map, struct pl_slice key) {
    for (size_t i = 0; map != NULL && i < map->count; i++)
        if (pl_slice_eq(map->items[i].key, key))
            return true;
    return false;
}

static bool is_matched(const struct pl_schema_map *map, struct pl_slice key,
                       const struct pl_siblings *siblings) {
    for (size_t i = 0; map != NULL && i < map->count; i++)
        if (pl_siblings_match(siblings, map->items[i].regex, key))
            return true;
    return false;
}

static bool takes(const struct pl_branch *branch, const struct pl_value *key,
                  uint64_t index, const struct pl_siblings *siblings) {
    if (branch->kind == PL_BRANCH_ELEMENTS)
        return key == NULL && index >= branch->first && index < branch->end;
    if (key == NULL)
        return false;
    if (branch->kind == PL_BRANCH_MEMBER)
        return pl_slice_eq(branch->name, key->text);
    if (branch->kind == PL_BRANCH_MATCHING)
        return pl_siblings_match(siblings, branch->regex, key->text);
    return !is_named(branch->named, key->text) &&
           !is_matched(branch->matching, key->text, siblings);
}

/* The first schema that the child has to satisfy and does not; NULL if there is
 * none. */
static const struct pl_schema *failed_by(const struct pl_assertion *assertion,
                                         const struct pl_value *value,
                                         uint64_t index,
                                         const struct pl_siblings *siblings) {
    const struct pl_value *key;
    const struct pl_value *child = pl_branch_child(value, index, &key);
    struct pl_branch branch;

    for (size_t i = 0;
         assertion->check->branch(assertion->settings, i, &branch); i++)
        if (takes(&branch, key, index, siblings) &&
            !pl_schema_holds(branch.schema, child, siblings))
            return branch.schema;
    return NULL;
}

bool pl_branch_fails(const struct pl_assertion *assertion,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings, uint64_t from,
                     struct pl_branch_failure *out) {
    for (uint64_t i = from; value->has_content && i < value->size; i++) {
        out->child = i;
        out->schema = failed_by(assertion, value, i, siblings);
        if (out->schema != NULL)
            return true;
        if (pl_siblings_gave_up(siblings))
            return false;
    }
    return false;
}

bool pl_branch_holds(const struct pl_check *check, const void *settings,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings) {
    struct pl_branch_failure failure;

    return !pl_branch_fails(&(struct pl_assertion){check, settings}, value,
                            siblings, 0, &failure);
}

void pl_branch_explain(const struct pl_check *check, const void *settings,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts) {
    struct pl_branch_failure failure;
    const struct pl_value *key;

    if (!pl_branch_fails(&(struct pl_assertion){check, settings}, value,
                         siblings, 0, &failure))
        return;
    const struct pl_value *child = pl_branch_child(value, failure.child, &key);
    if (key != NULL)
        pl_facts_text(facts, "key", key->text);
    pl_schema_explain(failure.schema, child, siblings, facts);
}

const char *pl_branch_refusal(const struct pl_check *check,
                              const void *settings) {
    const struct pl_schema *schema;

    for (size_t i = 0; (schema = pl_schema_inside(check, settings, i)) != NULL;
         i++) {
        const char *refusal = pl_schema_refusal(schema);
        if (refusal != NULL)
            return refusal;
    }
    return NULL;
}

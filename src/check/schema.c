#include "check/schema.h"

#include "check/walk.h"

const void *pl_schema_settings(const struct pl_schema *schema,
                               const struct pl_check *check) {
    for (size_t i = 0; i < schema->count; i++)
        if (schema->assertions[i].check == check)
            return schema->assertions[i].settings;
    return NULL;
}

/* The number of schemas that a parameter contains. */
static size_t count_inside(const struct pl_param *param, const void *at) {
    switch (param->kind) {
    case PL_PARAM_SCHEMA:
        return *(const struct pl_schema *const *)at != NULL;
    case PL_PARAM_SCHEMAS:
        return ((const struct pl_schemas *)at)->count;
    case PL_PARAM_SCHEMA_MAP:
    case PL_PARAM_PATTERN_MAP:
        return ((const struct pl_schema_map *)at)->count;
    case PL_PARAM_FLAG:
    case PL_PARAM_COUNT:
    case PL_PARAM_DECIMAL:
    case PL_PARAM_TEXT:
    case PL_PARAM_CHOICE:
    case PL_PARAM_NAMES:
    case PL_PARAM_TYPES:
    case PL_PARAM_VALUE:
    case PL_PARAM_VALUES:
    case PL_PARAM_LIST:
    case PL_PARAM_WHERE:
    case PL_PARAM_NAMES_MAP:
    case PL_PARAM_PATTERN:
    case PL_PARAM_SELECTORS:
    case PL_PARAM_COUNT_OR_LOOKUP:
    case PL_PARAM_TEXT_OR_LOOKUP:
        break;
    }
    return 0;
}

static const struct pl_schema *take_inside(const struct pl_param *param,
                                           const void *at, size_t index) {
    if (param->kind == PL_PARAM_SCHEMA)
        return *(const struct pl_schema *const *)at;
    if (param->kind == PL_PARAM_SCHEMAS)
        return ((const struct pl_schemas *)at)->items[index];
    return ((const struct pl_schema_map *)at)->items[index].schema;
}

const struct pl_schema *pl_schema_inside(const struct pl_check *check,
                                         const void *settings, size_t index) {
    for (const struct pl_param *param = check->params; param->name != NULL;
         param++) {
        const void *at = (const char *)settings + param->offset;
        size_t count = count_inside(param, at);
        if (index < count)
            return take_inside(param, at, index);
        index -= count;
    }
    return NULL;
}

/* A check of PL_SCOPE_KEY judges each key. */
static bool keys_hold(const struct pl_assertion *assertion,
                      const struct pl_value *object,
                      const struct pl_siblings *siblings) {
    for (uint64_t i = 0; i < object->size; i++)
        if (!assertion->check->test(assertion->settings,
                                    &object->members[i].key, siblings))
            return false;
    return true;
}

static bool nesting_holds(const struct pl_assertion *assertion,
                          const struct pl_value *value,
                          const struct pl_siblings *siblings) {
    struct pl_value nested = *value;

    nested.size = pl_walk_depth(value);
    return assertion->check->test(assertion->settings, &nested, siblings);
}

static bool holds(const struct pl_assertion *assertion,
                  const struct pl_value *value,
                  const struct pl_siblings *siblings) {
    const struct pl_check *check = assertion->check;

    if ((check->types & PL_TYPE_BIT(value->type)) == 0)
        return true;
    switch (check->scope) {
    case PL_SCOPE_KEY:
        return !value->has_content || keys_hold(assertion, value, siblings);
    case PL_SCOPE_NESTING:
        return nesting_holds(assertion, value, siblings);
    case PL_SCOPE_MATCHES:
    case PL_SCOPE_RUN:
        return true; /* pl_schema_refusal() excludes them */
    case PL_SCOPE_VALUE:
    case PL_SCOPE_MEMBERS:
    case PL_SCOPE_CONTENT:
        break;
    }
    return check->test(assertion->settings, value, siblings);
}

const struct pl_assertion *
pl_schema_failure(const struct pl_schema *schema, const struct pl_value *value,
                  const struct pl_siblings *siblings) {
    for (size_t i = 0; i < schema->count; i++)
        if (!holds(&schema->assertions[i], value, siblings))
            return &schema->assertions[i];
    return NULL;
}

bool pl_schema_holds(const struct pl_schema *schema,
                     const struct pl_value *value,
                     const struct pl_siblings *siblings) {
    return !schema->is_false && !pl_siblings_gave_up(siblings) &&
           pl_schema_failure(schema, value, siblings) == NULL;
}

/* Add the facts about the first key that fails. */
static void explain_keys(const struct pl_assertion *assertion,
                         const struct pl_value *object,
                         const struct pl_siblings *siblings,
                         struct pl_facts *facts) {
    const struct pl_check *check = assertion->check;

    for (uint64_t i = 0; object->has_content && i < object->size; i++) {
        const struct pl_value *key = &object->members[i].key;
        if (check->test(assertion->settings, key, siblings))
            continue;
        check->explain(assertion->settings, key, siblings, facts);
        return;
    }
}

static void explain(const struct pl_assertion *assertion,
                    const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct pl_check *check = assertion->check;
    struct pl_value seen = *value;

    if (check->explain == NULL ||
        (check->types & PL_TYPE_BIT(value->type)) == 0)
        return;
    if (check->scope == PL_SCOPE_KEY) {
        explain_keys(assertion, value, siblings, facts);
        return;
    }
    if (check->scope == PL_SCOPE_NESTING)
        seen.size = pl_walk_depth(value);
    check->explain(assertion->settings, &seen, siblings, facts);
}

void pl_schema_explain(const struct pl_schema *schema,
                       const struct pl_value *value,
                       const struct pl_siblings *siblings,
                       struct pl_facts *facts) {
    const struct pl_assertion *failed =
        pl_schema_failure(schema, value, siblings);

    for (size_t i = 0; i < schema->count; i++)
        if (failed == NULL || failed == &schema->assertions[i])
            explain(&schema->assertions[i], value, siblings, facts);
}

bool pl_assertion_needs_content(const struct pl_assertion *assertion) {
    const struct pl_check *check = assertion->check;

    if (check->scope != PL_SCOPE_CONTENT)
        return false;
    return check->needs_content == NULL ||
           check->needs_content(assertion->settings);
}

bool pl_schema_needs_content(const struct pl_schema *schema) {
    for (size_t i = 0; i < schema->count; i++) {
        const struct pl_assertion *assertion = &schema->assertions[i];
        enum pl_scope scope = assertion->check->scope;
        if (scope == PL_SCOPE_MEMBERS || scope == PL_SCOPE_KEY ||
            scope == PL_SCOPE_NESTING || pl_assertion_needs_content(assertion))
            return true;
    }
    return false;
}

const char *pl_schema_refusal(const struct pl_schema *schema) {
    for (size_t i = 0; i < schema->count; i++) {
        enum pl_scope scope = schema->assertions[i].check->scope;
        if (scope == PL_SCOPE_MATCHES)
            return "count cannot stand inside another keyword: give the rule "
                   "a case of its own for it";
        if (scope == PL_SCOPE_RUN)
            return "what is asked of the whole run cannot stand inside "
                   "another keyword: give the rule a case of its own for it";
    }
    return NULL;
}

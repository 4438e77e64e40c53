#include "check/check.h"
#include "lib/paylint.h"
#include "lib/schema.h"

static void add_either(struct pl_json_tree *tree, const char *key,
                       const char *one, const char *other) {
    pl_schema_open_any(tree, key);
    pl_schema_ref(tree, NULL, one);
    pl_schema_ref(tree, NULL, other);
    pl_schema_close_any(tree);
}

static void add_choice(struct pl_json_tree *tree, const char *key,
                       const struct pl_param *param) {
    pl_schema_open_any(tree, key);
    pl_schema_enum(tree, NULL, param->choices);
    pl_schema_ref(tree, NULL, "hole");
    pl_schema_close_any(tree);
}

static void add_param(struct pl_json_tree *tree, const char *key,
                      const struct pl_param *param) {
    switch (param->kind) {
    case PL_PARAM_FLAG:
        pl_schema_ref(tree, key, "flag");
        break;
    case PL_PARAM_COUNT:
        pl_schema_ref(tree, key, "count");
        break;
    case PL_PARAM_DECIMAL:
        pl_schema_ref(tree, key, "number");
        break;
    case PL_PARAM_TEXT:
    case PL_PARAM_LIST:
    case PL_PARAM_PATTERN:
        pl_schema_ref(tree, key, "text");
        break;
    case PL_PARAM_CHOICE:
        add_choice(tree, key, param);
        break;
    case PL_PARAM_NAMES:
    case PL_PARAM_SELECTORS:
        pl_schema_ref(tree, key, "texts");
        break;
    case PL_PARAM_TYPES:
        pl_schema_ref(tree, key, "types");
        break;
    case PL_PARAM_VALUE:
        pl_json_flag(tree, key, true);
        break;
    case PL_PARAM_VALUES:
        pl_schema_ref(tree, key, "list");
        break;
    case PL_PARAM_WHERE:
    case PL_PARAM_NAMES_MAP:
        pl_schema_map(tree, key, "texts");
        break;
    case PL_PARAM_SCHEMA:
        pl_schema_ref(tree, key, "schema");
        break;
    case PL_PARAM_SCHEMAS:
        pl_schema_list_of(tree, key, "schema");
        break;
    case PL_PARAM_SCHEMA_MAP:
    case PL_PARAM_PATTERN_MAP:
        pl_schema_map(tree, key, "schema");
        break;
    case PL_PARAM_COUNT_OR_LOOKUP:
        add_either(tree, key, "count", "lookup");
        break;
    case PL_PARAM_TEXT_OR_LOOKUP:
        add_either(tree, key, "text", "lookup");
        break;
    }
}

/* Add all parameters of a keyword, by name. */
static void add_params(struct pl_json_tree *tree,
                       const struct pl_check *check) {
    pl_json_open_object(tree, NULL);
    pl_json_str(tree, "type", "object");
    pl_json_open_object(tree, "properties");
    for (const struct pl_param *param = check->params; param->name; param++)
        add_param(tree, param->name, param);
    pl_json_close(tree);
    pl_json_open_array(tree, "required");
    for (const struct pl_param *param = check->params; param->name; param++)
        if (param->is_required)
            pl_json_str(tree, NULL, param->name);
    pl_json_close(tree);
    pl_json_flag(tree, "additionalProperties", false);
    pl_json_close(tree);
}

/* A keyword takes its main parameter, or an object with all parameters. */
static void add_keyword(struct pl_json_tree *tree,
                        const struct pl_check *check) {
    pl_json_open_object(tree, check->name);
    if (check->summary)
        pl_json_str(tree, "description", check->summary);
    if (check->params && check->params->name) {
        pl_json_open_array(tree, "anyOf");
        add_param(tree, NULL, check->params);
        add_params(tree, check);
        pl_json_close(tree);
    }
    pl_json_close(tree);
}

void pl_schema_of_keywords(struct pl_json_tree *tree, const char *key) {
    pl_json_open_object(tree, key);
    pl_json_open_array(tree, "type");
    pl_json_str(tree, NULL, "object");
    pl_json_str(tree, NULL, "boolean");
    pl_json_close(tree);
    pl_json_open_object(tree, "properties");
    for (size_t i = 0; pl_checks[i]; i++)
        add_keyword(tree, pl_checks[i]);
    pl_json_close(tree);
    pl_json_flag(tree, "additionalProperties", false);
    pl_json_close(tree);
}

void pl_session_keywords(void (*keyword)(void *self, const char *name,
                                         const char *summary),
                         void *self) {
    for (const struct pl_check *const *check = pl_checks; *check; check++)
        keyword(self, (*check)->name, (*check)->summary);
}

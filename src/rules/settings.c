#include "check/schema.h"
#include "rules/loader.h"

#define CHECKS_MAX 200

/* The settings of one keyword that is being read. */
struct settings {
    const struct pl_check *check;
    char *bytes;
};

/* The field of the settings that holds a parameter. */
static void *field(struct settings *settings, const struct pl_param *param) {
    return settings->bytes + param->offset;
}

static size_t count_params(const struct pl_check *check,
                           const char *names[PL_PARAMS_MAX + 1]) {
    size_t count = 0;
    while (count < PL_PARAMS_MAX && check->params[count].name) {
        names[count] = check->params[count].name;
        count++;
    }
    names[count] = NULL;
    return count;
}

static bool are_all_among(const struct pl_node *map, const char *const *names) {
    for (size_t i = 0; i < map->count; i++) {
        size_t name = 0;
        while (names[name] && !pl_slice_is(map->keys[i].text, names[name]))
            name++;
        if (!names[name])
            return false;
    }
    return map->count > 0;
}

/* Tell whether the value of a keyword, a map, gives its parameters by name
 * rather than being its main parameter. `names` is set to the names of the
 * parameters. */
static bool is_by_name(const struct pl_check *check, const struct pl_node *node,
                       const char *names[PL_PARAMS_MAX + 1]) {
    size_t count = count_params(check, names);
    if (count == 0)
        return false;

    enum pl_param_kind main = check->params[0].kind;
    bool is_lookup = main == PL_PARAM_COUNT_OR_LOOKUP ||
                     main == PL_PARAM_TEXT_OR_LOOKUP || main == PL_PARAM_WHERE;
    if (main == PL_PARAM_SCHEMA_MAP || main == PL_PARAM_PATTERN_MAP ||
        main == PL_PARAM_NAMES_MAP)
        return false; /* its keys are chosen by the user */
    if (main == PL_PARAM_SCHEMA || main == PL_PARAM_VALUE)
        return count > 1 && are_all_among(node, names);
    return !is_lookup || are_all_among(node, names);
}

/* The list of the PL_PARAM_LIST parameter before `param`; NULL if there is
 * none. */
static const struct pl_list *list_before(struct settings *settings,
                                         const struct pl_param *param) {
    for (const struct pl_param *p = settings->check->params; p != param; p++)
        if (p->kind == PL_PARAM_LIST)
            return *(const struct pl_list **)field(settings, p);
    return NULL;
}

static void load_param(struct pl_loader *loader, struct settings *settings,
                       const struct pl_param *param, struct pl_node *node) {
    const struct pl_setting setting = {param, list_before(settings, param),
                                       node, field(settings, param)};
    pl_load_setting(loader, &setting);
}

/* Read all parameters that are given, and report required ones that are not. */
static void load_params(struct pl_loader *loader, struct settings *settings,
                        const struct pl_node *key, struct pl_node *node) {
    const char *names[PL_PARAMS_MAX + 1];
    struct pl_node *fields[PL_PARAMS_MAX];
    const struct pl_param *params = settings->check->params;

    if (node->kind != PL_NODE_MAPPING ||
        !is_by_name(settings->check, node, names)) {
        memset(fields, 0, sizeof fields);
        fields[0] = node;
    } else {
        pl_read_fields(&loader->errata, node, names, fields);
    }
    for (size_t i = 0; i < PL_PARAMS_MAX && params[i].name; i++) {
        if (fields[i])
            load_param(loader, settings, &params[i], fields[i]);
        else if (params[i].is_required)
            pl_errata_add(&loader->errata, PL_BAD_VALUE, key,
                          "%s needs its parameter %s", settings->check->name,
                          params[i].name);
    }
}

static void *load_settings(struct pl_loader *loader,
                           const struct pl_check *check,
                           const struct pl_node *key, struct pl_node *node) {
    struct settings settings = {check,
                                pl_arena_alloc(loader->arena, check->size + 1)};
    size_t errata = loader->errata.count;
    load_params(loader, &settings, key, node);
    if (!check->prepare || loader->errata.count > errata)
        return settings.bytes;

    const char *mistake = check->prepare(settings.bytes, loader->arena);
    if (mistake)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node, "%s", mistake);
    return settings.bytes;
}

static void refuse_keyword(struct pl_loader *loader,
                           const struct pl_node *key) {
    struct pl_slice names[CHECKS_MAX];
    size_t count = 0;
    for (; count < CHECKS_MAX && pl_checks[count]; count++)
        names[count] = pl_slice_str(pl_checks[count]->name);
    pl_errata_hint(&loader->errata, key->text, names, count);
    pl_errata_add(&loader->errata, PL_UNKNOWN_KEY, key,
                  "unknown keyword \"%s\"", key->text.data);
}

static void load_assertions(struct pl_loader *loader,
                            const struct pl_node *node, struct pl_schema *out) {
    struct pl_assertion *assertions =
        pl_arena_alloc(loader->arena, node->count * sizeof *assertions);
    void **settings =
        pl_arena_alloc(loader->arena, node->count * sizeof *settings);
    out->assertions = assertions;
    for (size_t i = 0; i < node->count; i++) {
        const struct pl_node *key = &node->keys[i];
        const struct pl_check *check = pl_check_find(key->text);
        if (key->is_repeated)
            continue;
        if (!check) {
            refuse_keyword(loader, key);
            continue;
        }
        settings[out->count] =
            load_settings(loader, check, key, &node->items[i]);
        assertions[out->count] =
            (struct pl_assertion){check, settings[out->count]};
        out->count++;
    }
    for (size_t i = 0; i < out->count; i++)
        if (assertions[i].check->join)
            assertions[i].check->join(settings[i], out);
}

const struct pl_schema *pl_load_schema(struct pl_loader *loader,
                                       const struct pl_node *node) {
    struct pl_schema *schema = pl_arena_alloc(loader->arena, sizeof *schema);
    if (node->kind == PL_NODE_SCALAR && node->scalar == PL_SCALAR_BOOLEAN)
        schema->is_false = !node->truth;
    else if (pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        load_assertions(loader, node, schema);
    return schema;
}

#include "rules/loader.h"

static void note_switch(struct pl_loader *loader, size_t param,
                        struct pl_slice value) {
    loader->switches =
        pl_heap_grow(loader->heap, loader->switches, &loader->switch_cap,
                     loader->switch_count + 1, sizeof *loader->switches);
    loader->switches[loader->switch_count++] = (struct pl_switch){param, value};
}

/* The value of the parameter that `key` names, a scalar; NULL after a
 * mistake. */
static const struct pl_node *value_of(struct pl_loader *loader,
                                      const struct pl_own_params *own,
                                      const struct pl_node *key,
                                      size_t *param) {
    *param = pl_find_name(loader, &loader->params.index, key, "parameter",
                          PL_BAD_VALUE);
    if (*param == SIZE_MAX)
        return NULL;
    const struct pl_node *value = pl_find_own(own, key->text);
    struct pl_definition *definition = &loader->params.items[*param];
    definition->is_used = true;
    if (!value)
        value = definition->value;
    if (value->kind == PL_NODE_SCALAR)
        return value;
    pl_errata_add(&loader->errata, PL_BAD_TYPE, key,
                  "the parameter \"%s\" is no text or number and cannot be "
                  "compared",
                  key->text.data);
    return NULL;
}

/* Tell whether a parameter has one of the values in `asked`; true after a
 * mistake. */
static bool holds(struct pl_loader *loader, const struct pl_own_params *own,
                  const struct pl_node *key, const struct pl_node *asked) {
    struct pl_names names;
    size_t param;
    bool is_read = pl_read_names(&loader->errata, loader->arena, asked, &names);
    const struct pl_node *value = value_of(loader, own, key, &param);
    if (!is_read || !value)
        return true;
    if (names.count == 0)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, asked,
                      "an empty list names no value");
    for (size_t i = 0; i < names.count; i++)
        note_switch(loader, param, names.items[i]);
    return pl_names_find(&names, value->text) != SIZE_MAX;
}

bool pl_load_where(struct pl_loader *loader, const struct pl_own_params *own,
                   const struct pl_node *node) {
    bool is_met = true;
    if (!node || !pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return true;
    for (size_t i = 0; i < node->count; i++)
        if (!node->keys[i].is_repeated)
            is_met &= holds(loader, own, &node->keys[i], &node->items[i]);
    return is_met;
}

/* Tell whether `value` is one of the values that rules ask of a parameter, or
 * rules ask for none. */
static bool is_foreseen(const struct pl_loader *loader, size_t param,
                        struct pl_slice value) {
    bool is_asked = false;
    for (size_t i = 0; i < loader->switch_count; i++) {
        const struct pl_switch *one = &loader->switches[i];
        if (one->param == param && pl_slice_eq(one->value, value))
            return true;
        is_asked |= one->param == param;
    }
    return !is_asked;
}

/* The values that rules ask of a parameter, without duplicates. */
static struct pl_names values_of(struct pl_loader *loader, size_t param) {
    struct pl_slice *values =
        pl_arena_alloc(loader->arena, loader->switch_count * sizeof *values);
    struct pl_names names = {values, 0};
    for (size_t i = 0; i < loader->switch_count; i++) {
        const struct pl_switch *one = &loader->switches[i];
        if (one->param == param &&
            pl_names_find(&names, one->value) == SIZE_MAX)
            values[names.count++] = one->value;
    }
    return names;
}

static void check_switch(struct pl_loader *loader, size_t param) {
    const struct pl_definition *definition = &loader->params.items[param];
    const struct pl_node *value = definition->value;
    if (value->kind != PL_NODE_SCALAR ||
        is_foreseen(loader, param, value->text))
        return;
    struct pl_names names = values_of(loader, param);
    if (names.count < 2)
        return;

    pl_buf_clear(&loader->text);
    for (size_t i = 0; i < names.count; i++) {
        if (i > 0)
            pl_buf_add_str(&loader->text, i + 1 < names.count ? ", " : " or ");
        pl_buf_add_slice(&loader->text, names.items[i]);
    }
    pl_errata_hint(&loader->errata, value->text, names.items, names.count);
    pl_errata_add(
        &loader->errata, PL_BAD_VALUE, value,
        "the parameter %s is \"%s\", but rules ask whether it is %.*s",
        definition->name.data, value->text.data, (int)loader->text.len,
        loader->text.data);
}

void pl_check_switches(struct pl_loader *loader) {
    for (size_t param = 0;
         !loader->is_all_shipped && param < loader->params.count; param++)
        check_switch(loader, param);
}

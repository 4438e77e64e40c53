#include "base/nearest.h"
#include "check/wildcard.h"
#include "rules/loader.h"

/* NOLINTBEGIN(misc-no-recursion): as deep as a rule file nests. */

static void load_alternatives(struct pl_loader *loader, struct pl_node *node,
                              const struct pl_shape_keys **out, size_t *count);

/* Read `first_of`: one key, with conditions on the object that it holds. */
static void load_first_of(struct pl_loader *loader, const struct pl_node *node,
                          struct pl_shape_keys *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    if (node->count != 1) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "first_of names one key: {KEY: {…conditions}}");
        return;
    }
    out->first_of = node->keys[0].text;
    load_alternatives(loader, &node->items[0], &out->first, &out->first_count);
}

/* Read `at_least`: a number, and the keys of which this many must be
 * present. */
static void load_at_least(struct pl_loader *loader, const struct pl_node *node,
                          struct pl_shape_keys *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    if (node->count != 1) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "at_least names one number: {N: [keys]}");
        return;
    }
    if (!pl_read_count(&loader->errata, &node->keys[0], &out->at_least) ||
        !pl_read_names(&loader->errata, loader->arena, &node->items[0],
                       &out->of))
        return;
    if (out->at_least > out->of.count)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, &node->keys[0],
                      "at least %s of %zu keys never holds",
                      node->keys[0].text.data, out->of.count);
}

static void check_patterns(struct pl_loader *loader, const struct pl_node *node,
                           const struct pl_names *patterns) {
    for (size_t i = 0; i < patterns->count; i++) {
        const char *mistake = pl_wildcard_error(patterns->items[i]);
        if (mistake)
            pl_errata_add(&loader->errata, PL_BAD_VALUE, node, "%s", mistake);
    }
}

/* Read `match`: keys, each with patterns of which its value must match one. */
static void load_matches(struct pl_loader *loader, const struct pl_node *node,
                         struct pl_shape_keys *out) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    struct pl_shape_match *matches =
        pl_arena_alloc(loader->arena, (node->count + 1) * sizeof *matches);
    out->matches = matches;
    out->match_count = node->count;
    for (size_t i = 0; i < node->count; i++) {
        matches[i].key = node->keys[i].text;
        if (pl_read_names(&loader->errata, loader->arena, &node->items[i],
                          &matches[i].patterns))
            check_patterns(loader, &node->items[i], &matches[i].patterns);
    }
}

static void load_conditions(struct pl_loader *loader,
                            const struct pl_node *node,
                            struct pl_shape_keys *out) {
    static const char *const keys[] = {
        "any_key", "all_keys", "no_key", "at_least", "first_of", "match", NULL};
    struct pl_node *fields[6];
    struct pl_errata *errata = &loader->errata;
    struct pl_names *const names[] = {&out->any_key, &out->all_keys,
                                      &out->no_key};

    if (!pl_read_fields(errata, node, keys, fields))
        return;
    for (size_t i = 0; i < 3; i++)
        if (fields[i])
            pl_read_names(errata, loader->arena, fields[i], names[i]);
    if (fields[3])
        load_at_least(loader, fields[3], out);
    if (fields[4])
        load_first_of(loader, fields[4], out);
    if (fields[5])
        load_matches(loader, fields[5], out);
}

/* Read conditions: a map, or a list of maps of which one must hold. */
static void load_alternatives(struct pl_loader *loader, struct pl_node *node,
                              const struct pl_shape_keys **out, size_t *count) {
    struct pl_node *items = pl_read_list(node, count);
    struct pl_shape_keys *keys =
        pl_arena_alloc(loader->arena, *count * sizeof *keys);
    for (size_t i = 0; i < *count; i++)
        load_conditions(loader, &items[i], &keys[i]);
    *out = keys;
}

/* NOLINTEND(misc-no-recursion) */

static void load_array(struct pl_loader *loader, struct pl_node *node,
                       struct pl_shape *out) {
    if (node->kind == PL_NODE_SCALAR) {
        out->is_empty_array = pl_slice_is(node->text, "empty");
        if (!out->is_empty_array)
            pl_errata_add(
                &loader->errata, PL_BAD_VALUE, node,
                "array is `empty`, or conditions on the first element");
        return;
    }
    out->is_array = true;
    load_alternatives(loader, node, &out->keys, &out->key_count);
}

static void load_shape(struct pl_loader *loader,
                       const struct pl_definition *definition,
                       struct pl_shape *out) {
    static const char *const keys[] = {"object", "array", "reply", NULL};
    struct pl_node *fields[3];

    out->name = definition->name;
    out->reply = PL_SHAPE_NONE;
    if (pl_slice_is(out->name, "unknown"))
        pl_errata_add(&loader->errata, PL_BAD_VALUE, definition->key,
                      "`unknown` is what no shape matches: give this one "
                      "another name");
    if (!pl_read_fields(&loader->errata, definition->value, keys, fields))
        return;
    if (fields[0] && fields[1])
        pl_errata_add(&loader->errata, PL_BAD_VALUE, definition->value,
                      "a shape is an object or an array: make it two shapes");
    if (fields[0]) {
        out->is_object = true;
        load_alternatives(loader, fields[0], &out->keys, &out->key_count);
    } else if (fields[1]) {
        load_array(loader, fields[1], out);
    }
    if (fields[2])
        out->reply = pl_load_shape_name(loader, fields[2]);
}

void pl_load_shapes(struct pl_loader *loader) {
    size_t count = loader->shapes.count;
    if (count > PL_SHAPES_MAX)
        pl_errata_add(&loader->errata, PL_BAD_VALUE,
                      loader->shapes.items[PL_SHAPES_MAX].key,
                      "more than 1,000 shapes");
    struct pl_shape *shapes =
        pl_arena_alloc(loader->arena, count * sizeof *shapes);
    loader->ruleset->shapes = shapes;
    loader->ruleset->shape_count = count;
    for (size_t i = 0; i < count; i++)
        load_shape(loader, &loader->shapes.items[i], &shapes[i]);
}

size_t pl_load_shape_name(struct pl_loader *loader,
                          const struct pl_node *node) {
    const struct pl_slice unknown = pl_slice_str("unknown");
    struct pl_slice name;
    if (!pl_read_text(&loader->errata, node, &name))
        return PL_SHAPE_NONE;
    if (pl_slice_eq(name, unknown))
        return PL_SHAPE_UNKNOWN;
    uint32_t index = pl_map_get(&loader->shapes.index, name);
    if (index != PL_MAP_NONE)
        return index;
    if (pl_is_near(name, unknown))
        pl_errata_hint(&loader->errata, name, &unknown, 1);
    else
        pl_hint_name(loader, &loader->shapes.index, name);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                  "no shape is named \"%s\"", name.data);
    return PL_SHAPE_NONE;
}

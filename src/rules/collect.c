#include "rules/loader.h"

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Tell whether `name` is a name of the rule language: [a-z][a-z0-9_]*, in which
 * `also` is allowed too (a hyphen for shapes and targets). */
static bool is_name(struct pl_slice name, char also) {
    if (name.len == 0 || !is_lower(name.data[0]))
        return false;
    for (size_t i = 1; i < name.len; i++) {
        char c = name.data[i];
        if (!is_lower(c) && !is_digit(c) && c != '_' && c != also)
            return false;
    }
    return true;
}

static bool is_rule_id(struct pl_slice id) {
    size_t parts = 1;
    char before = '/';
    for (size_t i = 0; i < id.len; i++) {
        char c = id.data[i];
        bool is_start = before == '/';
        parts += c == '/';
        if (is_start ? !is_lower(c)
                     : !is_lower(c) && !is_digit(c) && c != '-' && c != '/')
            return false;
        before = c;
    }
    return parts == 2 && before != '/';
}

static void check_version(struct pl_loader *loader, const struct pl_node *root,
                          const struct pl_node *version) {
    if (!version) {
        const struct pl_place range[2] = {pl_node_start(root),
                                          pl_node_start(root)};
        pl_errata_add_at(&loader->errata, PL_BAD_VALUE, root->file, range,
                         "the version of the language is missing: write "
                         "`paylint: 1` first");
        return;
    }
    if (version->kind != PL_NODE_SCALAR ||
        version->scalar != PL_SCALAR_NUMBER || !pl_slice_is(version->text, "1"))
        pl_errata_add(&loader->errata, PL_BAD_VALUE, version,
                      "this paylint reads version 1 of the rule language");
}

static void collect_names(struct pl_loader *loader,
                          struct pl_definitions *definitions,
                          const struct pl_node *section, char also) {
    if (!section || !pl_read_kind(&loader->errata, section, PL_NODE_MAPPING))
        return;
    for (size_t i = 0; i < section->count; i++) {
        const struct pl_node *key = &section->keys[i];
        if (key->is_repeated)
            continue;
        if (!key->file->is_shipped && !is_name(key->text, also))
            pl_errata_add(&loader->errata, PL_BAD_VALUE, key,
                          "the name \"%s\" is not a lower-case letter followed "
                          "by lower-case letters, digits and %s",
                          key->text.data,
                          also == '-' ? "underscores or hyphens"
                                      : "underscores");
        pl_define(loader, definitions, key, &section->items[i]);
    }
}

static struct pl_target_entry *target_of(struct pl_loader *loader,
                                         const struct pl_node *key) {
    loader->targets =
        pl_heap_grow(loader->heap, loader->targets, &loader->target_cap,
                     loader->target_count + 1, sizeof *loader->targets);
    uint32_t next = (uint32_t)loader->target_count;
    uint32_t index = pl_map_add(&loader->target_index, key->text, next);
    struct pl_target_entry *entry = &loader->targets[index];
    if (index == next) {
        *entry = (struct pl_target_entry){.name = key->text};
        loader->target_count++;
    }
    return entry;
}

/* Set the selectors of a target for one shape, replacing earlier ones. */
static void collect_part(struct pl_loader *loader,
                         struct pl_target_entry *entry,
                         const struct pl_node *shape,
                         struct pl_node *selectors) {
    struct pl_target_part *part = entry->parts;
    while (part && !pl_slice_eq(part->shape->text, shape->text))
        part = part->next;
    if (!part && entry->part_count > PL_SHAPES_MAX) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, shape,
                      "more shapes than there can be");
        return;
    }
    if (!part) {
        part = pl_arena_alloc(loader->arena, sizeof *part);
        part->next = entry->parts;
        entry->parts = part;
        entry->part_count++;
    }
    part->shape = shape;
    part->selectors = selectors;
}

static void collect_targets(struct pl_loader *loader,
                            const struct pl_node *section) {
    if (!section || !pl_read_kind(&loader->errata, section, PL_NODE_MAPPING))
        return;
    for (size_t i = 0; i < section->count; i++) {
        const struct pl_node *key = &section->keys[i],
                             *map = &section->items[i];
        if (!key->file->is_shipped && !is_name(key->text, '-'))
            pl_errata_add(&loader->errata, PL_BAD_VALUE, key,
                          "the name \"%s\" is not a lower-case letter followed "
                          "by lower-case letters, digits and underscores or "
                          "hyphens",
                          key->text.data);
        struct pl_target_entry *entry = target_of(loader, key);
        if (!pl_read_kind(&loader->errata, map, PL_NODE_MAPPING))
            continue;
        for (size_t j = 0; j < map->count; j++)
            collect_part(loader, entry, &map->keys[j], &map->items[j]);
    }
}

static bool defines(struct pl_node *const fields[PL_RULE_FIELDS]) {
    return fields[PL_FIELD_GIVEN] || fields[PL_FIELD_THEN] ||
           fields[PL_FIELD_CASES] || fields[PL_FIELD_READER];
}

/* Add parameters that hold for this rule only. */
static void add_own_params(struct pl_loader *loader, struct pl_entry *entry,
                           const struct pl_node *map) {
    if (!map || !pl_read_kind(&loader->errata, map, PL_NODE_MAPPING))
        return;
    struct pl_own_params *own = pl_arena_alloc(loader->arena, sizeof *own);
    *own = (struct pl_own_params){map, entry->own};
    entry->own = own;
}

void pl_change_rule(struct pl_loader *loader, const struct pl_node *key,
                    struct pl_node *const fields[PL_RULE_FIELDS]) {
    uint32_t index = pl_map_get(&loader->rule_index, key->text);
    if (index == PL_MAP_NONE) {
        pl_hint_name(loader, &loader->rule_index, key->text);
        pl_errata_add(&loader->errata, PL_UNKNOWN_RULE, key,
                      "no rule \"%s\" to change: a new rule needs given, then, "
                      "cases or reader",
                      key->text.data);
        return;
    }

    struct pl_entry *entry = &loader->entries[index];
    for (size_t i = 0; i < PL_RULE_FIELDS; i++) {
        if (!fields[i])
            continue;
        entry->fields[i] = fields[i];
        entry->changed |= 1u << i;
    }
    add_own_params(loader, entry, fields[PL_FIELD_PARAMS]);
}

static void define_rule(struct pl_loader *loader, const struct pl_node *key,
                        struct pl_node *const fields[PL_RULE_FIELDS]) {
    if (!key->file->is_shipped && !is_rule_id(key->text))
        pl_errata_add(&loader->errata, PL_BAD_VALUE, key,
                      "the rule id \"%s\" is not group/name in lower-case "
                      "letters, digits and hyphens",
                      key->text.data);
    loader->entries =
        pl_heap_grow(loader->heap, loader->entries, &loader->entry_cap,
                     loader->entry_count + 1, sizeof *loader->entries);
    uint32_t next = (uint32_t)loader->entry_count;
    uint32_t index = pl_map_add(&loader->rule_index, key->text, next);
    struct pl_entry *entry = &loader->entries[index];
    *entry = (struct pl_entry){.id = key->text, .key = key};
    memcpy(entry->fields, fields, sizeof entry->fields);
    add_own_params(loader, entry, fields[PL_FIELD_PARAMS]);
    if (index == next)
        loader->entry_count++;
}

/* Find the fields of a map by the numbers in its keys (pl_node.word); false if
 * a key has none. */
static bool find_fields(const struct pl_node *map, size_t count,
                        struct pl_node **fields) {
    memset(fields, 0, count * sizeof *fields);
    for (size_t i = 0; i < map->count; i++) {
        size_t word = map->keys[i].word;
        if (word == 0 || word > count)
            return false;
        fields[word - 1] = &map->items[i];
    }
    return true;
}

bool pl_read_rule_fields(struct pl_loader *loader, const struct pl_node *node,
                         const char *const *names, size_t count,
                         struct pl_node **fields) {
    if (node->kind == PL_NODE_MAPPING && find_fields(node, count, fields))
        return true;
    return pl_read_fields(&loader->errata, node, names, fields);
}

static void collect_rule(struct pl_loader *loader, const struct pl_node *key,
                         struct pl_node *value) {
    struct pl_node *fields[PL_RULE_FIELDS];
    if (value->kind == PL_NODE_SCALAR) {
        memset(fields, 0, sizeof fields);
        fields[PL_FIELD_SEVERITY] = value;
        pl_change_rule(loader, key, fields);
        return;
    }
    if (!pl_read_rule_fields(loader, value, pl_rule_keys, PL_RULE_FIELDS,
                             fields))
        return;
    if (defines(fields))
        define_rule(loader, key, fields);
    else
        pl_change_rule(loader, key, fields);
}

static void add_node(struct pl_loader *loader, struct pl_node_list *list,
                     struct pl_node *node) {
    if (!node)
        return;
    list->items = pl_heap_grow(loader->heap, list->items, &list->cap,
                               list->count + 1, sizeof(struct pl_node *));
    list->items[list->count++] = node;
}

void pl_collect(struct pl_loader *loader, const struct pl_node *root,
                struct pl_node *const *sections) {
    const struct pl_node *rules = sections[PL_SECTION_RULES];
    check_version(loader, root, sections[PL_SECTION_VERSION]);
    collect_names(loader, &loader->params, sections[PL_SECTION_PARAMS], '_');
    collect_names(loader, &loader->lists, sections[PL_SECTION_LISTS], '_');
    collect_names(loader, &loader->shapes, sections[PL_SECTION_SHAPES], '-');
    collect_targets(loader, sections[PL_SECTION_TARGETS]);
    collect_names(loader, &loader->summary, sections[PL_SECTION_SUMMARY], '_');
    if (sections[PL_SECTION_MENTIONS])
        loader->mentions = sections[PL_SECTION_MENTIONS];
    add_node(loader, &loader->overrides, sections[PL_SECTION_OVERRIDES]);
    add_node(loader, &loader->file_globs, sections[PL_SECTION_FILES]);
    if (sections[PL_SECTION_BASELINE])
        loader->baseline = sections[PL_SECTION_BASELINE];
    if (!rules || !pl_read_kind(&loader->errata, rules, PL_NODE_MAPPING))
        return;
    for (size_t i = 0; i < rules->count; i++)
        if (!rules->keys[i].is_repeated)
            collect_rule(loader, &rules->keys[i], &rules->items[i]);
}

#include "rules/loader.h"

#define FILLED_MAX ((size_t)16 * 1024 * 1024) /* bytes and nodes */
#define OPTION     "--param"

/* The size of a parameter's value. */
struct size {
    size_t nodes;
    bool has_hole;
};

/* NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static struct size size_of(const struct pl_node *node) {
    struct size size = {1, false};
    if (node->kind == PL_NODE_SCALAR) {
        size.has_hole = strstr(node->text.data, "${") != NULL;
        return size;
    }
    for (size_t i = 0; i < node->count; i++) {
        struct size part = size_of(&node->items[i]);
        size.nodes += part.nodes;
        size.has_hole |= part.has_hole;
    }
    return size;
}

static bool spend(struct pl_loader *loader, const struct pl_node *node,
                  size_t amount) {
    bool was_over = loader->filled > FILLED_MAX;
    loader->filled += amount;
    if (loader->filled <= FILLED_MAX)
        return true;
    if (!was_over)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "parameters fill in more than 16 MiB");
    return false;
}

const struct pl_node *pl_find_own(const struct pl_own_params *own,
                                  struct pl_slice name) {
    for (; own; own = own->next)
        for (size_t i = 0; i < own->map->count; i++)
            if (pl_slice_eq(own->map->keys[i].text, name))
                return &own->map->items[i];
    return NULL;
}

/* The value of the parameter `name`; NULL after a mistake at `user`. */
static const struct pl_node *find(struct pl_loader *loader,
                                  const struct pl_node *user,
                                  struct pl_slice name) {
    const struct pl_node *own = pl_find_own(loader->own, name);
    uint32_t index = pl_map_get(&loader->params.index, name);
    if (own)
        return own;
    if (index != PL_MAP_NONE) {
        loader->params.items[index].is_used = true;
        return loader->params.items[index].value;
    }
    if (loader->own)
        return NULL; /* reported for the original of this copy */
    pl_hint_name(loader, &loader->params.index, name);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, user,
                  "no parameter is named \"%.*s\"", (int)name.len, name.data);
    return NULL;
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Find the next hole, `${name}`, of `text` from `from` on: its offset, and the
 * offset behind its brace, which is 0 if the name is malformed. `$${` is no
 * hole. Returns false if there is none. */
static bool find_hole(struct pl_slice text, size_t from, size_t *start,
                      size_t *end) {
    for (size_t at = from; at + 1 < text.len; at++) {
        const char *dollar = memchr(text.data + at, '$', text.len - 1 - at);
        if (!dollar)
            return false;
        at = (size_t)(dollar - text.data);
        bool is_escaped = at > 0 && text.data[at - 1] == '$';
        if (text.data[at + 1] != '{' || is_escaped)
            continue;
        size_t close = at + 2;
        while (close < text.len && is_name_char(text.data[close]))
            close++;
        bool is_good =
            close < text.len && text.data[close] == '}' && close > at + 2;
        *start = at;
        *end = is_good ? close + 1 : 0;
        return true;
    }
    return false;
}

/* The node whose place a mistake has when `value` fills `hole`: a user cannot
 * mend a shipped text. */
static const struct pl_node *to_blame(const struct pl_node *hole,
                                      const struct pl_node *value) {
    return hole->file->is_shipped && !value->file->is_shipped ? value : hole;
}

/* Replace the content of `node` by the value of a parameter, keeping its place
 * if it is to blame for mistakes. */
static void replace(struct pl_loader *loader, struct pl_node *node,
                    const struct pl_node *value) {
    struct pl_node filled = *value;
    if (!spend(loader, node, size_of(value).nodes))
        return;
    filled.file = to_blame(node, value)->file;
    filled.marks = to_blame(node, value)->marks;
    filled.is_filled = true;
    *node = filled;
}

/* Append text without holes, in which `$${` stands for `${`. */
static void add_literal(struct pl_buf *out, struct pl_slice text) {
    size_t from = 0;
    for (size_t i = 0; i + 3 <= text.len; i++) {
        if (text.data[i] != '$' || memcmp(text.data + i, "$${", 3) != 0)
            continue;
        pl_buf_add(out, text.data + from, i - from);
        from = i + 1;
    }
    pl_buf_add(out, text.data + from, text.len - from);
}

/* Append the text of the parameter `name`, which a hole of `node` names. */
static bool add_param(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_slice name) {
    const struct pl_node *value = find(loader, node, name);
    if (!value)
        return false;
    if (value->kind != PL_NODE_SCALAR) {
        pl_errata_add(&loader->errata, PL_BAD_TYPE, to_blame(node, value),
                      "the parameter \"%.*s\" is no text or number and cannot "
                      "stand inside a text",
                      (int)name.len, name.data);
        return false;
    }
    pl_buf_add_slice(&loader->text, value->text);
    return spend(loader, node, value->text.len);
}

static bool refuse_hole(struct pl_loader *loader, const struct pl_node *node,
                        size_t offset) {
    if (loader->own)
        return false;
    const struct pl_place range[2] = {pl_node_place(node, offset),
                                      pl_node_place(node, offset + 2)};
    pl_errata_add_at(
        &loader->errata, PL_BAD_VALUE, node->file, range,
        "${ is followed by a parameter's name and }: write $${ for "
        "the characters");
    return false;
}

/* Build the text of `node`, with parameters filled in, in the loader's
 * buffer. */
static bool build(struct pl_loader *loader, const struct pl_node *node) {
    struct pl_slice text = node->text;
    size_t at = 0, start, end;
    pl_buf_clear(&loader->text);
    while (find_hole(text, at, &start, &end)) {
        if (end == 0)
            return refuse_hole(loader, node, start);
        add_literal(&loader->text, pl_slice_of(text.data + at, start - at));
        if (!add_param(loader, node,
                       pl_slice_of(text.data + start + 2, end - start - 3)))
            return false;
        at = end;
    }
    add_literal(&loader->text, pl_slice_of(text.data + at, text.len - at));
    return true;
}

static void fill(struct pl_loader *loader, struct pl_node *node) {
    size_t start, end;
    bool has_hole = find_hole(node->text, 0, &start, &end);
    if (has_hole && start == 0 && end == node->text.len) {
        struct pl_slice name = pl_slice_of(node->text.data + 2, end - 3);
        const struct pl_node *value = find(loader, node, name);
        if (value)
            replace(loader, node, value);
        else
            node->is_lost = true;
        return;
    }
    if (!build(loader, node)) {
        node->is_lost = true;
        return;
    }
    node->text = pl_arena_copy(loader->arena, pl_buf_slice(&loader->text));
    node->scalar = PL_SCALAR_TEXT;
    node->is_filled = true;
}

/* Refuse a parameter that uses another one, because the order of files would
 * then matter. */
static void check_value(struct pl_loader *loader, struct pl_slice name,
                        struct pl_node *value) {
    if (!size_of(value).has_hole)
        return;
    pl_errata_add(&loader->errata, PL_BAD_VALUE, value,
                  "the parameter \"%s\" uses ${…}: only what is no parameter "
                  "can",
                  name.data);
    value->kind = PL_NODE_SCALAR;
    pl_node_set_plain(value, pl_slice_str(""));
}

static void check_own_values(struct pl_loader *loader,
                             const struct pl_node *map) {
    for (size_t i = 0; i < map->count; i++) {
        pl_find_name(loader, &loader->params.index, &map->keys[i], "parameter",
                     PL_BAD_VALUE);
        check_value(loader, map->keys[i].text, &map->items[i]);
    }
}

static void check_values(struct pl_loader *loader) {
    for (size_t i = 0; i < loader->params.count; i++)
        check_value(loader, loader->params.items[i].name,
                    loader->params.items[i].value);
    for (size_t i = 0; i < loader->entry_count; i++) {
        const struct pl_own_params *own = loader->entries[i].own;
        for (; own; own = own->next)
            check_own_values(loader, own->map);
    }
}

/* Replace the children of a node by copies, which can be filled without
 * changing the original tree.
 * NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static void copy_items(struct pl_loader *loader, struct pl_node *node) {
    if (node->kind == PL_NODE_SCALAR || node->count == 0)
        return;
    size_t size = node->count * sizeof *node->items;
    struct pl_node *items = pl_arena_alloc(loader->arena, size);
    memcpy(items, node->items, size);
    node->items = items;
    for (size_t i = 0; i < node->count; i++)
        copy_items(loader, &items[i]);
}

static struct pl_node *copy(struct pl_loader *loader,
                            const struct pl_node *node) {
    struct pl_node *twin = pl_arena_alloc(loader->arena, sizeof *twin);
    *twin = *node;
    copy_items(loader, twin);
    return twin;
}

/* NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static void fill_tree(struct pl_loader *loader, struct pl_node *node) {
    if (node->kind == PL_NODE_SCALAR) {
        if (strstr(node->text.data, "${"))
            fill(loader, node);
        return;
    }
    for (size_t i = 0; i < node->count; i++)
        fill_tree(loader, &node->items[i]);
}

/* Fill a rule that has parameters of its own. A copy is filled, because other
 * rules may share its nodes. */
static void fill_entry(struct pl_loader *loader, struct pl_entry *entry) {
    loader->own = entry->own;
    for (size_t i = 0; i < PL_RULE_FIELDS; i++) {
        struct pl_node *field = entry->fields[i];
        if (!field || i == PL_FIELD_PARAMS ||
            !spend(loader, field, size_of(field).nodes))
            continue;
        entry->fields[i] = copy(loader, field);
        fill_tree(loader, entry->fields[i]);
    }
    loader->own = NULL;
}

/* Give the next mistake a hint: the used parameter nearest to `word`. */
static void hint_used(struct pl_loader *loader, struct pl_slice word) {
    struct pl_slice *names =
        pl_arena_alloc(loader->arena, loader->params.count * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < loader->params.count; i++)
        if (loader->params.items[i].is_used)
            names[count++] = loader->params.items[i].name;
    pl_errata_hint(&loader->errata, word, names, count);
}

/* If no text uses a parameter of the configuration, its name is probably
 * misspelt. */
void pl_check_params(struct pl_loader *loader) {
    struct pl_slice config = loader->options->config;
    for (size_t i = 0; config.len > 0 && i < loader->params.count; i++) {
        const struct pl_definition *param = &loader->params.items[i];
        if (param->is_used || !pl_slice_eq(param->key->file->path, config))
            continue;
        hint_used(loader, param->name);
        pl_errata_add(&loader->errata, PL_BAD_VALUE, param->key,
                      "no rule uses a parameter named \"%s\"",
                      param->name.data);
    }
}

/* Read the value of `NAME=VALUE`, the text of `file`. For YAML, the name is
 * replaced by blanks, so that places are right; reports show the whole text. */
static struct pl_node *read_value(struct pl_loader *loader,
                                  struct pl_yaml_file *file, size_t name_len) {
    static const struct pl_node_marks nowhere = {0};
    struct pl_slice whole = file->text;
    char *blanked = pl_arena_alloc(loader->arena, whole.len + 1);
    memcpy(blanked, whole.data, whole.len);
    memset(blanked, ' ', name_len + 1);
    if (name_len + 1 == whole.len) {
        struct pl_node *empty = pl_arena_alloc(loader->arena, sizeof *empty);
        empty->file = file;
        empty->marks = &nowhere;
        empty->text = pl_slice_str("");
        return empty;
    }

    struct pl_yaml yaml;
    file->text = pl_slice_of(blanked, whole.len);
    bool is_read = pl_yaml_read(&yaml, loader->arena, file);
    file->text = whole;
    if (is_read)
        return yaml.root;
    const struct pl_place range[2] = {yaml.error.start, yaml.error.end};
    pl_errata_add_at(&loader->errata, PL_BAD_VALUE, file, range,
                     "the value of a parameter is written as in YAML: %s",
                     yaml.error.message.data);
    return NULL;
}

static void override(struct pl_loader *loader, struct pl_slice option) {
    struct pl_yaml_file *file = pl_arena_alloc(loader->arena, sizeof *file);
    file->path = pl_slice_str(OPTION);
    file->text = pl_arena_copy(loader->arena, option);
    const char *equals = memchr(file->text.data, '=', option.len);
    size_t len = equals ? (size_t)(equals - file->text.data) : option.len;
    const struct pl_place range[2] = {{0, 1, 1}, {len, 1, 1 + len}};
    if (!equals) {
        pl_errata_add_at(&loader->errata, PL_BAD_VALUE, file, range,
                         "a parameter is given as NAME=VALUE, not \"%s\"",
                         file->text.data);
        return;
    }

    struct pl_slice name = pl_slice_of(file->text.data, len);
    uint32_t index = pl_map_get(&loader->params.index, name);
    if (index == PL_MAP_NONE) {
        pl_hint_name(loader, &loader->params.index, name);
        pl_errata_add_at(&loader->errata, PL_BAD_VALUE, file, range,
                         "no parameter is named \"%.*s\"", (int)len, name.data);
        return;
    }
    struct pl_node *value = read_value(loader, file, len);
    if (value)
        loader->params.items[index].value = value;
}

void pl_load_params(struct pl_loader *loader) {
    const struct pl_names *options = &loader->options->params;
    for (size_t i = 0; i < options->count; i++)
        override(loader, options->items[i]);
    if (!loader->is_all_shipped)
        check_values(loader);
    for (size_t i = 0; i < loader->entry_count; i++)
        if (loader->entries[i].own)
            fill_entry(loader, &loader->entries[i]);
    for (size_t i = 0; i < loader->file_count; i++) {
        const struct pl_node_link *hole = loader->files[i]->holes;
        for (; hole; hole = hole->next)
            fill(loader, hole->node);
    }
}

#include "rules/loader.h"

#define NAMES_MAX 1000 /* names in the messages of a rule */

/* The names that the messages of a rule may contain. */
struct told {
    const struct pl_rule *rule;
    bool by_any; /* including those that any keyword provides */
    struct pl_slice names[NAMES_MAX];
    size_t count;
};

void pl_load_message(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_case *out) {
    struct pl_template_error error;
    if (!pl_read_text(&loader->errata, node, &out->message) ||
        loader->is_all_shipped || pl_node_is_shipped(node) ||
        pl_template_check(out->message, &error))
        return;
    const struct pl_place range[2] = {pl_node_place(node, error.offset),
                                      pl_node_place(node, error.offset + 1)};
    pl_errata_add_at(&loader->errata, PL_BAD_TEMPLATE, node->file, range, "%s",
                     error.message.data);
}

static void add_name(struct told *told, struct pl_slice name) {
    const struct pl_names names = {told->names, told->count};
    if (told->count < NAMES_MAX && pl_names_find(&names, name) == SIZE_MAX)
        told->names[told->count++] = name;
}

static void add_check(struct told *told, const struct pl_check *check) {
    struct pl_slice name;
    for (size_t i = 0; pl_check_fact_name(check, i, &name); i++)
        add_name(told, name);
}

/* Add the names that the keywords of a schema provide.
 * NOLINTNEXTLINE(misc-no-recursion): as deep as a rule file nests. */
static void add_schema(struct told *told, const struct pl_schema *schema) {
    for (size_t i = 0; i < schema->count; i++) {
        const struct pl_assertion *assertion = &schema->assertions[i];
        const struct pl_schema *inner;
        add_check(told, assertion->check);
        for (size_t k = 0; (inner = pl_schema_inside(assertion->check,
                                                     assertion->settings, k));
             k++)
            add_schema(told, inner);
    }
}

/* Collect the names: those that are always there, and those that the keywords
 * of the rule, or all keywords, provide. */
static void collect_told(struct told *told) {
    static const char *const always[] = {
        "value", "key", "path", "type", "kind", "keyword", "suggestion", NULL};
    const struct pl_rule *rule = told->rule;
    for (size_t i = 0; always[i]; i++)
        add_name(told, pl_slice_str(always[i]));
    for (size_t i = 0; i < rule->case_count; i++)
        if (rule->cases[i].then)
            add_schema(told, rule->cases[i].then);
    for (size_t i = 0; told->by_any && pl_checks[i]; i++)
        add_check(told, pl_checks[i]);
}

/* Report a mistake in a placeholder of `node`; its place includes the
 * braces. */
static void complain(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_slice name, const char *what) {
    size_t offset = (size_t)(name.data - node->text.data);
    const struct pl_place range[2] = {
        pl_node_place(node, offset - 1),
        pl_node_place(node, offset + name.len + 1)};
    pl_errata_add_at(&loader->errata, PL_BAD_TEMPLATE, node->file, range,
                     "{%.*s} %s", (int)name.len, name.data, what);
}

/* Check the placeholder `LIST.column`; `dot` is the index of its dot. */
static void check_field(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_slice name, size_t dot) {
    struct pl_slice list_name = pl_slice_of(name.data, dot);
    struct pl_slice column =
        pl_slice_of(name.data + dot + 1, name.len - dot - 1);
    uint32_t index = pl_map_get(&loader->lists.index, list_name);
    if (index == PL_MAP_NONE) {
        pl_hint_name(loader, &loader->lists.index, list_name);
        complain(loader, node, name, "is no column of a list");
        return;
    }
    const struct pl_list *list = loader->ruleset->lists[index];
    if (list->column_count == 0 || pl_list_column(list, column) != PL_LIST_NONE)
        return;
    pl_errata_hint(&loader->errata, column, list->columns, list->column_count);
    complain(loader, node, name, "is no column of a list");
}

static void check_name(struct pl_loader *loader, struct told *told,
                       const struct pl_node *node, struct pl_slice name) {
    const char *dot = memchr(name.data, '.', name.len);
    if (dot) {
        check_field(loader, node, name, (size_t)(dot - name.data));
        return;
    }
    if (told->count == 0)
        collect_told(told);
    const struct pl_names names = {told->names, told->count};
    if (pl_names_find(&names, name) != SIZE_MAX)
        return;
    pl_errata_hint(&loader->errata, name, told->names, told->count);
    complain(loader, node, name, "is nothing that a keyword of the rule tells");
}

/* The message of a case: its own, unless a later file changed that of the
 * rule. */
static const struct pl_node *message_of(const struct pl_entry *entry,
                                        size_t index) {
    const struct pl_node *list = entry->fields[PL_FIELD_CASES];
    const struct pl_node *own =
        list && list->items[index].kind == PL_NODE_MAPPING
            ? pl_node_get(&list->items[index], pl_rule_keys[PL_FIELD_MESSAGE])
            : NULL;
    bool is_changed = entry->changed & 1u << PL_FIELD_MESSAGE;
    return own && !is_changed ? own : entry->fields[PL_FIELD_MESSAGE];
}

static void check_message(struct pl_loader *loader, struct told *told,
                          const struct pl_node *node, struct pl_slice message) {
    struct pl_template_reader reader = {message, 0};
    struct pl_template_error error;
    struct pl_piece piece;
    /* a parameter that is missing is still there in braces; it was reported */
    if (strstr(node->text.data, "${"))
        return;
    while (pl_template_next(&reader, &piece, &error))
        if (piece.kind == PL_PIECE_NAME)
            check_name(loader, told, node, piece.text);
}

/* Tell whether everything that provides names to the messages of a rule is
 * shipped: the rule, except for its level, and all lists. */
static bool is_shipped(const struct pl_loader *loader,
                       const struct pl_entry *entry) {
    unsigned levels = 1u << PL_FIELD_SEVERITY;
    return loader->are_lists_shipped && (entry->changed & ~levels) == 0 &&
           entry->key->file->is_shipped;
}

void pl_check_messages(struct pl_loader *loader, const struct pl_entry *entry,
                       const struct pl_rule *rule, bool is_whole) {
    struct told told;
    const struct pl_node *last = NULL;
    if (loader->is_all_shipped)
        return;
    bool was_checked = is_shipped(loader, entry);
    told.rule = rule;
    told.by_any = !is_whole;
    told.count = 0;
    for (size_t i = 0; i < rule->case_count; i++) {
        const struct pl_node *node = message_of(entry, i);
        if (node && node != last && rule->cases[i].message.data &&
            !(was_checked && pl_node_is_shipped(node)))
            check_message(loader, &told, node, rule->cases[i].message);
        last = node;
    }
}

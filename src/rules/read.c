#include "rules/read.h"

#include "base/decimal.h"
#include "base/nearest.h"

#define NAMES_MAX 64

/* A description of a node for messages. */
static const char *kind_of(const struct pl_node *node) {
    if (node->kind == PL_NODE_SEQUENCE)
        return "a list";
    if (node->kind == PL_NODE_MAPPING)
        return "a map";
    switch (node->scalar) {
    case PL_SCALAR_TEXT:
        return "a text";
    case PL_SCALAR_NULL:
        return "null";
    case PL_SCALAR_BOOLEAN:
        return node->truth ? "true" : "false";
    case PL_SCALAR_NUMBER:
        return "a number";
    }
    return "a value";
}

static bool refuse(struct pl_errata *errata, const struct pl_node *node,
                   const char *wanted) {
    pl_errata_add(errata, PL_BAD_TYPE, node, "%s must stand here, not %s",
                  wanted, kind_of(node));
    return false;
}

bool pl_read_text(struct pl_errata *errata, const struct pl_node *node,
                  struct pl_slice *out) {
    if (node->is_lost)
        return false;
    if (node->kind != PL_NODE_SCALAR)
        return refuse(errata, node, "a text");
    if (node->scalar == PL_SCALAR_NULL && node->text.len == 0)
        return refuse(errata, node, "a text");
    if (node->scalar == PL_SCALAR_NULL || node->scalar == PL_SCALAR_BOOLEAN) {
        pl_errata_add(errata, PL_BAD_TYPE, node,
                      "a text must stand here: quote %s if the word is meant",
                      node->text.data);
        return false;
    }
    *out = node->text;
    return true;
}

bool pl_read_flag(struct pl_errata *errata, const struct pl_node *node,
                  bool *out) {
    if (node->kind != PL_NODE_SCALAR || node->scalar != PL_SCALAR_BOOLEAN)
        return refuse(errata, node, "true or false");
    *out = node->truth;
    return true;
}

bool pl_read_count(struct pl_errata *errata, const struct pl_node *node,
                   uint64_t *out) {
    if (node->kind != PL_NODE_SCALAR || node->scalar != PL_SCALAR_NUMBER)
        return refuse(errata, node, "a whole number");

    struct pl_decimal number;
    if (!pl_decimal_read(&number, node->text) ||
        !pl_decimal_is_integer(number) || pl_decimal_int(number) < 0) {
        pl_errata_add(errata, PL_BAD_VALUE, node,
                      "%s is no whole number from 0 on", node->text.data);
        return false;
    }
    *out = (uint64_t)pl_decimal_int(number);
    return true;
}

struct pl_node *pl_read_list(struct pl_node *node, size_t *count) {
    bool is_list = node->kind == PL_NODE_SEQUENCE;
    *count = is_list ? node->count : 1;
    return is_list ? node->items : node;
}

bool pl_read_names(struct pl_errata *errata, struct pl_arena *arena,
                   const struct pl_node *node, struct pl_names *out) {
    if (node->kind == PL_NODE_MAPPING)
        return refuse(errata, node, "a text or a list of texts");

    bool is_list = node->kind == PL_NODE_SEQUENCE;
    size_t count = is_list ? node->count : 1;
    struct pl_slice *names = pl_arena_alloc(arena, count * sizeof *names);
    bool is_good = true;
    for (size_t i = 0; i < count; i++)
        is_good &=
            pl_read_text(errata, is_list ? &node->items[i] : node, &names[i]);
    *out = (struct pl_names){names, count};
    return is_good;
}

bool pl_read_kind(struct pl_errata *errata, const struct pl_node *node,
                  enum pl_node_kind kind) {
    static const char *const words[] = {"a text", "a list", "a map"};
    if (node->kind == kind)
        return true;
    return refuse(errata, node, words[kind]);
}

size_t pl_read_refuse_key(struct pl_errata *errata, const struct pl_node *key,
                          const char *const *names) {
    struct pl_slice candidates[NAMES_MAX];
    size_t count = 0;
    for (; count < NAMES_MAX && names[count]; count++)
        candidates[count] = pl_slice_str(names[count]);
    pl_errata_hint(errata, key->text, candidates, count);
    pl_errata_add(errata, PL_UNKNOWN_KEY, key, "unknown key \"%s\"",
                  key->text.data);
    size_t near = pl_nearest(key->text, candidates, count);
    return near == PL_NEAREST_NONE ? count : near;
}

/* The index of `word` in `names`, or that of the final NULL. The search starts
 * at `from`, because keys mostly are in that order. */
static size_t find_name(struct pl_slice word, const char *const *names,
                        size_t from) {
    for (size_t i = from; names[i]; i++)
        if (pl_slice_is(word, names[i]))
            return i;
    size_t i = 0;
    while (names[i] && !pl_slice_is(word, names[i]))
        i++;
    return i;
}

bool pl_read_fields(struct pl_errata *errata, const struct pl_node *node,
                    const char *const *names, struct pl_node **fields) {
    size_t field_count = 0;
    while (names[field_count])
        fields[field_count++] = NULL;
    if (!pl_read_kind(errata, node, PL_NODE_MAPPING))
        return false;

    size_t next = 0;
    for (size_t i = 0; i < node->count; i++) {
        size_t field = find_name(node->keys[i].text, names, next);
        bool is_known = names[field];
        next = is_known ? field + 1 : 0;
        if (!is_known) /* take it for the key that was meant, or that key would
                          be reported as missing */
            field = pl_read_refuse_key(errata, &node->keys[i], names);
        if (names[field] && !node->keys[i].is_repeated &&
            (is_known || !fields[field]))
            fields[field] = &node->items[i];
    }
    return true;
}

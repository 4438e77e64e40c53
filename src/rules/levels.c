#include "rules/loader.h"

/* Read a level. `may_be_else`: `else` is suggested too. */
static enum pl_severity read_level(struct pl_loader *loader,
                                   const struct pl_node *node,
                                   bool may_be_else) {
    enum pl_severity severity = PL_SEVERITY_ERROR;
    struct pl_slice word;
    if (!pl_read_text(&loader->errata, node, &word) ||
        pl_severity_read(&severity, word))
        return severity;

    const struct pl_slice words[] = {
        pl_slice_str("error"), pl_slice_str("warning"), pl_slice_str("info"),
        pl_slice_str("off"), pl_slice_str("else")};
    pl_errata_hint(&loader->errata, word, words, may_be_else ? 5 : 4);
    pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                  "\"%s\" is no level: error, warning, info%s", word.data,
                  may_be_else ? ", off or else" : " or off");
    return severity;
}

/* Read one level of a conditional severity: `LEVEL: {when: …}` or `else:
 * LEVEL`. */
static void load_level(struct pl_loader *loader, const struct pl_node *key,
                       struct pl_node *value, struct pl_level *out) {
    static const char *const keys[] = {"when", NULL};
    struct pl_node *when;
    if (pl_slice_is(key->text, "else")) {
        out->severity = read_level(loader, value, false);
        return;
    }

    out->severity = read_level(loader, key, true);
    if (!pl_read_fields(&loader->errata, value, keys, &when))
        return;
    if (!when) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, value,
                      "a level of several needs its condition: {when: …}");
        return;
    }
    out->when = pl_load_when(loader, when);
}

static void load_conditional(struct pl_loader *loader,
                             const struct pl_node *node, struct pl_case *out) {
    struct pl_level *levels =
        pl_arena_alloc(loader->arena, (node->count + 1) * sizeof *levels);
    bool has_else = false;
    for (size_t i = 0; i < node->count; i++) {
        if (has_else)
            pl_errata_add(&loader->errata, PL_BAD_VALUE, &node->keys[i],
                          "nothing can follow else");
        load_level(loader, &node->keys[i], &node->items[i], &levels[i]);
        has_else = pl_slice_is(node->keys[i].text, "else");
    }
    out->levels = levels;
    out->level_count = has_else ? node->count : node->count + 1;
}

void pl_load_levels(struct pl_loader *loader, const struct pl_node *node,
                    struct pl_case *out) {
    static const struct pl_level plain[] = {
        [PL_SEVERITY_OFF] = {.severity = PL_SEVERITY_OFF},
        [PL_SEVERITY_INFO] = {.severity = PL_SEVERITY_INFO},
        [PL_SEVERITY_WARNING] = {.severity = PL_SEVERITY_WARNING},
        [PL_SEVERITY_ERROR] = {.severity = PL_SEVERITY_ERROR}};
    if (node && node->kind == PL_NODE_MAPPING) {
        load_conditional(loader, node, out);
        return;
    }
    out->levels =
        &plain[node ? read_level(loader, node, false) : PL_SEVERITY_ERROR];
    out->level_count = 1;
}

#include <fnmatch.h>

#include "rules/loader.h"

static bool is_matched(const struct pl_rule *rule, const char *pattern,
                       bool is_group) {
    size_t len = strlen(pattern);
    if (is_group)
        return rule->id.len > len && memcmp(rule->id.data, pattern, len) == 0;
    return fnmatch(pattern, rule->id.data, 0) == 0;
}

static void refuse(struct pl_loader *loader, const char *option,
                   struct pl_slice name) {
    struct pl_yaml_file *file = pl_arena_alloc(loader->arena, sizeof *file);
    *file = (struct pl_yaml_file){.path = pl_slice_str(option), .text = name};
    const struct pl_place range[2] = {{0, 1, 1}, {name.len, 1, 1 + name.len}};
    pl_hint_name(loader, &loader->rule_index, name);
    pl_errata_add_at(
        &loader->errata, PL_UNKNOWN_RULE, file, range,
        "no rule matches \"%s\": name an id, a group (purchase/) or "
        "a glob (*/required)",
        name.data);
}

/* Mark the rules that `name` selects: an id, a group or a glob. */
static void mark(struct pl_loader *loader, const struct pl_rule *rules,
                 const char *option, struct pl_slice name, bool *marks) {
    struct pl_slice pattern = pl_arena_copy(loader->arena, name);
    uint32_t index = pl_map_get(&loader->rule_index, pattern);
    if (index != PL_MAP_NONE) {
        marks[index] = true;
        return;
    }

    bool is_group = pattern.len > 0 && pattern.data[pattern.len - 1] == '/';
    bool is_known = false;
    for (size_t i = 0; i < loader->entry_count; i++) {
        if (!is_matched(&rules[i], pattern.data, is_group))
            continue;
        marks[i] = true;
        is_known = true;
    }
    if (!is_known)
        refuse(loader, option, pattern);
}

static bool *mark_all(struct pl_loader *loader, const struct pl_rule *rules,
                      const char *option, const struct pl_names *names) {
    bool *marks = pl_arena_alloc(loader->arena, loader->entry_count + 1);
    for (size_t i = 0; i < names->count; i++)
        mark(loader, rules, option, names->items[i], marks);
    return marks;
}

void pl_load_pick(struct pl_loader *loader, struct pl_rule *rules) {
    const struct pl_load_options *options = loader->options;
    const bool *only = mark_all(loader, rules, "--only", &options->only);
    const bool *skipped = mark_all(loader, rules, "--skip", &options->skip);
    for (size_t i = 0; i < loader->entry_count; i++)
        if ((options->only.count > 0 && !only[i]) || skipped[i])
            rules[i].is_on = rules[i].is_switched_off = false;
}

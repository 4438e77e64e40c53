#include "rules/loader.h"

/* A depth-first search along `after`. Each frame is a rule, and the number of
 * rules in its `after` that were visited. */
struct frame {
    size_t rule, next;
};

struct walk {
    struct pl_rule *rules;
    struct frame *frames;
    size_t depth;
    bool *is_open, *is_done;
};

/* Resolve the names in `after`; an unknown name becomes SIZE_MAX. */
static void resolve(struct pl_loader *loader, struct pl_node *node,
                    struct pl_rule *rule) {
    if (!node)
        return;
    struct pl_node *items = pl_read_list(node, &rule->after_count);
    size_t *after =
        pl_arena_alloc(loader->arena, rule->after_count * sizeof *after);
    for (size_t i = 0; i < rule->after_count; i++)
        after[i] = pl_find_name(loader, &loader->rule_index, &items[i], "rule",
                                PL_UNKNOWN_RULE);
    rule->after = after;
}

static void tell_cycle(struct pl_loader *loader, const struct walk *walk,
                       size_t rule) {
    size_t i = 0;
    while (walk->frames[i].rule != rule)
        i++;
    pl_buf_clear(&loader->text);
    for (; i < walk->depth; i++) {
        pl_buf_add_slice(&loader->text, walk->rules[walk->frames[i].rule].id);
        pl_buf_add_str(&loader->text, " after ");
    }
    pl_buf_add_slice(&loader->text, walk->rules[rule].id);

    const struct frame *last = &walk->frames[walk->depth - 1];
    struct pl_node *node = loader->entries[last->rule].fields[PL_FIELD_AFTER];
    size_t count;
    struct pl_node *items = pl_read_list(node, &count);
    pl_errata_add(&loader->errata, PL_CYCLE, &items[last->next - 1],
                  "rules that wait for each other: %s", loader->text.data);
}

static void enter(struct walk *walk, size_t rule) {
    walk->frames[walk->depth++] = (struct frame){rule, 0};
    walk->is_open[rule] = true;
}

static void leave(struct walk *walk) {
    size_t index = walk->frames[--walk->depth].rule;
    struct pl_rule *rule = &walk->rules[index];
    for (size_t i = 0; i < rule->after_count; i++) {
        size_t before = rule->after[i];
        if (before != SIZE_MAX && walk->rules[before].rank >= rule->rank)
            rule->rank = walk->rules[before].rank + 1;
    }
    walk->is_open[index] = false;
    walk->is_done[index] = true;
}

/* Compute the ranks of `start` and of all rules that it comes after. */
static void rank(struct pl_loader *loader, struct walk *walk, size_t start) {
    enter(walk, start);
    while (walk->depth > 0) {
        struct frame *frame = &walk->frames[walk->depth - 1];
        const struct pl_rule *rule = &walk->rules[frame->rule];
        if (frame->next == rule->after_count) {
            leave(walk);
            continue;
        }
        size_t before = rule->after[frame->next++];
        if (before == SIZE_MAX || walk->is_done[before])
            continue;
        if (walk->is_open[before])
            tell_cycle(loader, walk, before);
        else
            enter(walk, before);
    }
}

/* Remove from `after` the rules that are off. */
static void drop(struct pl_loader *loader, const struct pl_rule *rules,
                 struct pl_rule *rule) {
    if (rule->after_count == 0)
        return;
    size_t count = 0;
    size_t *after =
        pl_arena_alloc(loader->arena, rule->after_count * sizeof *after);
    for (size_t i = 0; i < rule->after_count; i++)
        if (rule->after[i] != SIZE_MAX && rules[rule->after[i]].is_on)
            after[count++] = rule->after[i];
    rule->after = after;
    rule->after_count = count;
}

void pl_load_order(struct pl_loader *loader, struct pl_rule *rules) {
    size_t count = loader->entry_count;
    struct walk walk = {
        .rules = rules,
        .frames = pl_arena_alloc(loader->arena, count * sizeof(struct frame)),
        .is_open = pl_arena_alloc(loader->arena, count),
        .is_done = pl_arena_alloc(loader->arena, count),
    };
    for (size_t i = 0; i < count; i++)
        resolve(loader, loader->entries[i].fields[PL_FIELD_AFTER], &rules[i]);
    for (size_t i = 0; i < count; i++)
        if (!walk.is_done[i] && rules[i].after_count > 0)
            rank(loader, &walk, i);
    for (size_t i = 0; i < count; i++)
        drop(loader, rules, &rules[i]);
}

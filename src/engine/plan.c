#include "engine/plan.h"

#include <stdlib.h>

#include "check/count.h"
#include "engine/cases.h"
#include "engine/posts.h"

/* What is needed only while a plan is made. The plan owns it, so that it is
 * freed if memory runs out. */
struct pl_plan_making {
    struct pl_trie trie;
    struct pl_trie_ends ends;  /* nodes of a target */
    struct pl_trie_ends given; /* nodes where a case of it is given */
    struct pl_trie_ends of;    /* nodes that a gauge counts */
    size_t *roots;
    pl_automaton_builder *builder;
};

static void ends_copy(struct pl_plan_making *m, struct pl_trie_ends *to,
                      const struct pl_trie_ends *from) {
    pl_trie_ends_set(&m->trie, to, from->nodes[0]);
    to->nodes = pl_heap_grow(m->trie.arena.heap, to->nodes, &to->cap,
                             from->count, sizeof *to->nodes);
    memcpy(to->nodes, from->nodes, from->count * sizeof *to->nodes);
    to->count = from->count;
}

/* Attach the gauges of a case's `count` keywords to the nodes that they count,
 * from the given nodes on. */
static void attach_matches(struct pl_plan *plan,
                           const struct pl_plan_case *what) {
    struct pl_plan_making *m = plan->making;
    for (size_t i = 0; i < what->value_count; i++) {
        if (what->values[i].check->scope != PL_SCOPE_MATCHES)
            continue;
        const struct pl_match_count *own = what->values[i].settings;
        for (size_t k = 0; k < own->of.count; k++) {
            struct pl_selector_error error;
            const struct pl_selector *selector =
                pl_selector_parse(&plan->arena, own->of.items[k], &error);
            if (!selector)
                continue; /* the loader has checked it */
            ends_copy(m, &m->of, &m->given);
            pl_trie_extend(&m->trie, &m->of, selector);
            pl_trie_attach(
                &m->trie, &m->of,
                (struct pl_due){PL_DUE_MATCH, what->values[i].gauge, false});
        }
    }
}

/* Attach a case below `m->ends`, the nodes of its target. */
static void attach_case(struct pl_plan *plan, size_t index) {
    struct pl_plan_making *m = plan->making;
    const struct pl_plan_case *what = &plan->cases[index];
    for (size_t i = 0; i < what->source->given_count; i++) {
        const struct pl_selector *given = what->source->given[i];
        ends_copy(m, &m->given, &m->ends);
        pl_trie_extend(&m->trie, &m->given, given);
        if (what->inside)
            pl_trie_extend(&m->trie, &m->given, what->inside);
        pl_trie_attach(&m->trie, &m->given,
                       (struct pl_due){PL_DUE_CASE, index,
                                       given->count == 0 && !what->inside});
        if (what->rule->is_always_masked)
            pl_trie_attach(&m->trie, &m->given,
                           (struct pl_due){PL_DUE_MASK, 0, false});
        attach_matches(plan, what);
    }
}

/* Attach a case to the root of each of its targets. */
static void attach_to_targets(struct pl_plan *plan, size_t index,
                              const size_t *target_roots) {
    struct pl_plan_making *m = plan->making;
    const struct pl_case *source = plan->cases[index].source;
    for (size_t i = 0; i < source->target_count; i++) {
        pl_trie_ends_set(&m->trie, &m->ends, target_roots[source->targets[i]]);
        attach_case(plan, index);
    }
}

/* Join the nodes that a path leads to from `root` to the root of its target. */
static void join_path(struct pl_plan_making *m,
                      const struct pl_target_path *path, size_t root,
                      size_t target_root) {
    for (size_t s = 0; s < path->count; s++) {
        pl_trie_ends_set(&m->trie, &m->ends, root);
        pl_trie_extend(&m->trie, &m->ends, path->selectors[s]);
        pl_trie_join(&m->trie, &m->ends, target_root);
    }
}

/* Join the nodes where shapes have a target to the root of the target. */
static void join_target(struct pl_plan *plan, const struct pl_target *target,
                        size_t target_root) {
    for (size_t i = 0; i < target->path_count; i++) {
        const struct pl_target_path *path = &target->paths[i];
        size_t shape = path->shape == PL_SHAPE_UNKNOWN
                           ? plan->ruleset->shape_count
                           : path->shape;
        join_path(plan->making, path, plan->making->roots[shape], target_root);
    }
}

/* Make a root for each shape, for the unknown shape, and for each target.
 * Returns at how many of them documents may start. */
static size_t attach_all(struct pl_plan *plan) {
    struct pl_plan_making *m = plan->making;
    const pl_ruleset *ruleset = plan->ruleset;
    size_t shapes = ruleset->shape_count + 1;
    size_t count = shapes + ruleset->target_count;
    m->roots = pl_heap_alloc(plan->arena.heap, count * sizeof *m->roots);

    size_t *target_roots = m->roots + shapes;
    for (size_t i = 0; i < ruleset->target_count; i++) {
        target_roots[i] = pl_trie_root(&m->trie);
        pl_trie_ends_set(&m->trie, &m->ends, target_roots[i]);
        pl_trie_attach(&m->trie, &m->ends,
                       (struct pl_due){PL_DUE_TARGET, i, false});
    }
    for (size_t i = 0; i < plan->case_count; i++)
        attach_to_targets(plan, i, target_roots);
    for (size_t i = 0; i < shapes; i++)
        m->roots[i] = pl_trie_root(&m->trie);
    for (size_t i = 0; i < ruleset->target_count; i++)
        join_target(plan, &ruleset->targets[i], target_roots[i]);
    return plan->has_target_starts ? count : shapes;
}

static void end_making(struct pl_plan *plan) {
    struct pl_plan_making *m = plan->making;
    if (!m)
        return;
    pl_trie_fini(&m->trie);
    pl_trie_ends_fini(&m->ends);
    pl_trie_ends_fini(&m->given);
    pl_trie_ends_fini(&m->of);
    pl_automaton_builder_free(m->builder);
    free(m->roots);
    free(m);
    plan->making = NULL;
}

static void find_mistake_rules(struct pl_plan *plan) {
    for (size_t i = 0; i < PL_MISTAKE_COUNT; i++)
        plan->mistake_rules[i] = pl_ruleset_find(
            plan->ruleset,
            pl_slice_str(pl_mistake_id((enum pl_mistake_kind)i)));
}

/* The name that the last step of a selector takes; empty if it takes no
 * name. */
static struct pl_slice last_name(const struct pl_selector *selector) {
    if (selector->count == 0)
        return pl_slice_str("");
    const struct pl_segment *last = &selector->segments[selector->count - 1];
    return last->count == 1 && last->steps[0].kind == PL_STEP_NAME
               ? last->steps[0].name
               : pl_slice_str("");
}

static void find_masked_names(struct pl_plan *plan) {
    size_t most = 0;
    for (size_t i = 0; i < plan->case_count; i++)
        most += plan->cases[i].source->given_count;
    struct pl_slice *names =
        pl_arena_alloc(&plan->arena, (most + 1) * sizeof *names);
    plan->masked_names.items = names;
    for (size_t i = 0; i < plan->case_count; i++) {
        const struct pl_case *source = plan->cases[i].source;
        if (!plan->cases[i].rule->is_always_masked)
            continue;
        for (size_t k = 0; k < source->given_count; k++) {
            struct pl_slice name = last_name(source->given[k]);
            if (name.len > 0 &&
                pl_names_find(&plan->masked_names, name) == SIZE_MAX)
                names[plan->masked_names.count++] = name;
        }
    }
}

static void find_awaited(struct pl_plan *plan) {
    const pl_ruleset *ruleset = plan->ruleset;
    bool *is_awaited =
        pl_arena_alloc(&plan->arena, (ruleset->rule_count + 1) * sizeof(bool));
    for (size_t i = 0; i < ruleset->rule_count; i++)
        for (size_t k = 0; k < ruleset->rules[i].after_count; k++)
            is_awaited[ruleset->rules[i].after[k]] = true;
    for (size_t i = 0; plan->has_figures && i < ruleset->summary_count; i++)
        for (size_t k = 0; k < ruleset->summary[i].rule_count; k++)
            is_awaited[ruleset->summary[i].rules[k]] = true;
    plan->is_awaited = is_awaited;
}

/* Rules that ask the run do not count values where they are silent. */
static void find_asked_after(struct pl_plan *plan) {
    size_t rules = plan->ruleset->rule_count + 1;
    bool *is_asked_after = pl_arena_alloc(&plan->arena, rules * sizeof(bool));
    for (size_t i = 0; i < plan->case_count; i++) {
        const struct pl_rule *rule = plan->cases[i].rule;
        for (size_t k = 0; plan->cases[i].asks_run && k < rule->after_count;
             k++)
            is_asked_after[rule->after[k]] = true;
    }
    plan->is_asked_after = is_asked_after;
}

/* The shipped rules were tested to need few states, which are made when a value
 * first reaches them. For other rules it must be known at once whether there
 * are too many. */
static bool build(struct pl_plan *plan, size_t roots) {
    struct pl_plan_making *m = plan->making;
    if (plan->ruleset->is_shipped) {
        pl_automaton_begin(m->builder, &plan->automaton, m->roots, roots);
        plan->builder = m->builder;
        return true;
    }
    bool is_built =
        pl_automaton_build(m->builder, &plan->automaton, m->roots, roots);
    if (is_built)
        end_making(plan);
    return is_built;
}

static bool make(struct pl_plan *plan) {
    struct pl_heap *heap = plan->arena.heap;
    plan->making = pl_heap_alloc(heap, sizeof *plan->making);
    *plan->making = (struct pl_plan_making){0};
    pl_trie_init(&plan->making->trie, heap);

    find_mistake_rules(plan);
    pl_plan_cases(plan);
    find_masked_names(plan);
    find_awaited(plan);
    find_asked_after(plan);
    size_t roots = attach_all(plan);
    pl_automaton_builder_new(&plan->making->builder, &plan->arena,
                             &plan->making->trie);
    if (!build(plan, roots))
        return false;
    pl_plan_begin_posts(plan);
    plan->shape_starts = plan->automaton.starts;
    plan->target_starts =
        plan->automaton.starts + plan->ruleset->shape_count + 1;
    return true;
}

void pl_plan_init(struct pl_plan *plan, struct pl_heap *heap) {
    *plan = (struct pl_plan){0};
    pl_arena_init(&plan->arena, heap);
}

bool pl_plan_make(struct pl_plan *plan, const pl_ruleset *ruleset) {
    plan->ruleset = ruleset;
    return make(plan);
}

void pl_plan_complete(const struct pl_plan *plan) {
    size_t count = plan->automaton.count;
    for (uint32_t i = 0; i < count; i++) {
        if (plan->builder)
            count = pl_automaton_settle(plan->builder, i);
        pl_plan_post(plan, i);
    }
}

void pl_plan_fini(struct pl_plan *plan) {
    end_making(plan);
    pl_plan_end_posts(plan);
    pl_arena_free(&plan->arena);
}

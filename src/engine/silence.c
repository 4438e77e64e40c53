#include <stdlib.h>

#include "engine/walk.h"

static int offset_order(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void pl_spoken_add(struct pl_run *run, size_t rule, uint64_t offset) {
    if (rule == SIZE_MAX || !run->plan->is_awaited[rule])
        return;
    struct spoken *spoken = &run->spoken[rule];
    spoken->offsets = pl_heap_grow(run->heap, spoken->offsets, &spoken->cap,
                                   spoken->count + 1, sizeof *spoken->offsets);
    spoken->offsets[spoken->count++] = offset;
    run->has_spoken = true;
    if (spoken->is_listed)
        return;
    spoken->is_listed = true;
    spoken->next_rule = run->last_spoken_rule;
    run->last_spoken_rule = rule + 1;
}

/* Sort what was added since the last call. Most of it belongs at the end, so
 * little has to move. */
static void sort(struct pl_run *run, struct spoken *spoken) {
    uint64_t *all = spoken->offsets;
    size_t old = spoken->sorted;
    size_t added = spoken->count - old;
    if (added == 0)
        return;
    if (added > 1)
        qsort(all + old, added, sizeof *all, offset_order);
    spoken->sorted = spoken->count;
    if (old == 0 || all[old - 1] <= all[old])
        return;

    run->spoken_room =
        pl_heap_grow(run->heap, run->spoken_room, &run->spoken_room_cap, added,
                     sizeof *run->spoken_room);
    const uint64_t *room = run->spoken_room;
    memcpy(run->spoken_room, all + old, added * sizeof *room);
    for (size_t to = spoken->count; added > 0;)
        all[--to] = old > 0 && all[old - 1] > room[added - 1] ? all[--old]
                                                              : room[--added];
}

bool pl_has_spoken(struct pl_run *run, size_t rule, struct pl_span span) {
    struct spoken *spoken = &run->spoken[rule];
    if (spoken->count == 0)
        return false;
    sort(run, spoken);
    size_t from = 0;
    for (size_t to = spoken->count; from < to;) {
        size_t middle = from + (to - from) / 2;
        if (spoken->offsets[middle] < span.start)
            from = middle + 1;
        else
            to = middle;
    }
    return from < spoken->count && spoken->offsets[from] < span.end;
}

/* Tell whether nothing can silence a rule. */
static bool is_final(const struct pl_run *run, size_t rule) {
    return run->plan->ruleset->rules[rule].after_count == 0;
}

static bool is_silenced(struct pl_run *run, const struct pl_rule *rule,
                        struct pl_span span) {
    for (size_t i = 0; run->has_spoken && i < rule->after_count; i++)
        if (pl_has_spoken(run, rule->after[i], span))
            return true;
    return false;
}

bool pl_is_silenced_for_good(struct pl_run *run, const struct pl_rule *rule,
                             struct pl_span span) {
    for (size_t i = 0; run->has_spoken && i < rule->after_count; i++)
        if (is_final(run, rule->after[i]) &&
            pl_has_spoken(run, rule->after[i], span))
            return true;
    return false;
}

static bool waits_for(const struct pl_rule *rule, size_t other) {
    for (size_t i = 0; i < rule->after_count; i++)
        if (rule->after[i] == other)
            return true;
    return false;
}

/* Tell whether a rule waits for all rules that `other` waits for. */
static bool waits_as(const struct pl_rule *rule, const struct pl_rule *other) {
    for (size_t i = 0; i < other->after_count; i++)
        if (!waits_for(rule, other->after[i]))
            return false;
    return true;
}

bool pl_is_silenced_anyhow(struct pl_run *run, const struct pl_rule *rule,
                           struct pl_span span) {
    for (size_t i = 0; i < rule->after_count; i++)
        if (pl_has_spoken(run, rule->after[i], span) &&
            waits_as(rule, &run->plan->ruleset->rules[rule->after[i]]))
            return true;
    return false;
}

static void list_waiting(struct pl_run *run) {
    run->waiting_count = 0;
    for (size_t i = run->first_finding; i < run->finding_count; i++) {
        const struct pl_rule *rule = run->found[i].rule;
        if (!rule || rule->after_count == 0)
            continue;
        run->waiting =
            pl_heap_grow(run->heap, run->waiting, &run->waiting_cap,
                         run->waiting_count + 1, sizeof *run->waiting);
        run->waiting[run->waiting_count++] = (struct waiting){rule->rank, i};
    }
}

static int rank_order(const void *a, const void *b) {
    const struct waiting *x = a;
    const struct waiting *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->finding > y->finding) - (x->finding < y->finding);
}

/* Forget where rules spoke that may be silenced themselves. */
static void forget_silenceable(struct pl_run *run) {
    for (size_t i = run->last_spoken_rule; i > 0;
         i = run->spoken[i - 1].next_rule)
        if (!is_final(run, i - 1))
            run->spoken[i - 1].count = run->spoken[i - 1].sorted = 0;
}

/* Mark silenced findings, by the rank of their rules: a finding that is
 * silenced must not silence others. */
static void mark_silenced(struct pl_run *run) {
    if (run->waiting_count > 1)
        qsort(run->waiting, run->waiting_count, sizeof *run->waiting,
              rank_order);
    forget_silenceable(run);
    for (size_t i = 0; i < run->waiting_count; i++) {
        struct found *found = &run->found[run->waiting[i].finding];
        found->is_dropped = is_silenced(run, found->rule, found->span);
        if (!found->is_dropped)
            pl_spoken_add(run, found->speaker, found->span.start);
    }
}

void pl_silences_settle(struct pl_run *run) {
    if (!run->has_spoken)
        return;
    list_waiting(run);
    if (run->waiting_count > 0)
        mark_silenced(run);
}

void pl_spoken_clear(struct pl_run *run) {
    while (run->last_spoken_rule > 0) {
        struct spoken *spoken = &run->spoken[run->last_spoken_rule - 1];
        run->last_spoken_rule = spoken->next_rule;
        spoken->count = spoken->sorted = 0;
        spoken->is_listed = false;
    }
    run->has_spoken = false;
}

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
}

/* Put what came since the last time in its place. It mostly belongs at the
 * end, so that little has to move. */
static void sort(struct pl_run *run, struct spoken *spoken) {
    uint64_t *all = spoken->offsets;
    size_t old = spoken->sorted;
    size_t added = spoken->count - old;
    if (added == 0)
        return;
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

static bool has_spoken(struct pl_run *run, size_t rule, struct pl_span span) {
    struct spoken *spoken = &run->spoken[rule];
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

bool pl_is_silenced(struct pl_run *run, const struct pl_rule *rule,
                    struct pl_span span) {
    for (size_t i = 0; run->has_spoken && i < rule->after_count; i++)
        if (has_spoken(run, rule->after[i], span))
            return true;
    return false;
}

void pl_spoken_clear(struct pl_run *run) {
    if (!run->has_spoken)
        return;
    for (size_t i = 0; i < run->plan->ruleset->rule_count; i++)
        run->spoken[i].count = run->spoken[i].sorted = 0;
    run->has_spoken = false;
}

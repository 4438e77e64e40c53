#include "engine/tally.h"

#include <stdlib.h>

#include "check/distinct.h"
#include "engine/walk.h"

void pl_tallies_init(struct pl_tallies *tallies, struct pl_heap *heap) {
    *tallies = (struct pl_tallies){.heap = heap};
    pl_arena_init(&tallies->arena, heap);
}

void pl_tallies_clear(struct pl_tallies *tallies) {
    while (tallies->count > 0) {
        struct pl_tally *tally = &tallies->items[--tallies->count];
        pl_map_fini(&tally->seen);
        pl_arena_free(&tally->texts);
    }
}

void pl_tallies_fini(struct pl_tallies *tallies) {
    pl_tallies_clear(tallies);
    free(tallies->items);
    free(tallies->late);
    pl_arena_free(&tallies->arena);
}

static struct pl_tally *tally_of(struct pl_tallies *tallies,
                                 struct pl_slice name) {
    for (size_t i = 0; i < tallies->count; i++)
        if (pl_slice_eq(tallies->items[i].name, name))
            return &tallies->items[i];

    tallies->items = pl_heap_grow(tallies->heap, tallies->items, &tallies->cap,
                                  tallies->count + 1, sizeof *tallies->items);
    struct pl_tally *tally = &tallies->items[tallies->count];
    *tally = (struct pl_tally){.name = name};
    pl_map_init(&tally->seen, tallies->heap);
    pl_arena_init(&tally->texts, tallies->heap);
    tallies->count++;
    return tally;
}

void pl_tallies_keep(struct pl_tallies *tallies,
                     const struct pl_finding *from) {
    struct pl_arena *arena = &tallies->arena;
    struct pl_finding finding = *from;
    finding.file = pl_arena_copy(arena, finding.file);
    finding.message = pl_arena_copy(arena, finding.message);
    finding.pointer = pl_arena_copy(arena, finding.pointer);
    if (finding.hint.data)
        finding.hint = pl_arena_copy(arena, finding.hint);
    if (finding.region.excerpt.text.data)
        finding.region.excerpt.text =
            pl_arena_copy(arena, finding.region.excerpt.text);
    finding.related = NULL;
    finding.related_count = 0;
    tallies->late =
        pl_heap_grow(tallies->heap, tallies->late, &tallies->late_cap,
                     tallies->late_count + 1, sizeof *tallies->late);
    tallies->late[tallies->late_count++] = finding;
}

static void speak(struct pl_run *run, const struct pl_plan_case *what,
                  const struct subject *subject, uint64_t count,
                  uint64_t limit) {
    pl_facts_clear(&run->facts);
    pl_facts_count(&run->facts, "count", count);
    pl_facts_count(&run->facts, "limit", limit);
    struct pl_report_request request = {
        .what = what,
        .subject = subject,
        .depth = run->depth,
        .severity = what->rule->severity,
        .is_late = true,
    };
    pl_message_render(run, what, subject, "distinct", &request.said);
    pl_found_case(run, &request);
}

void pl_tally_value(struct pl_run *run, const struct pl_plan_case *what,
                    const void *settings, const struct subject *subject) {
    const struct pl_distinct *own = settings;
    struct pl_slice text = subject->value.text;
    if (!run->options.tallies)
        return;
    struct pl_tally *tally = tally_of(run->options.tallies, own->tally);

    if (pl_map_get(&tally->seen, text) != PL_MAP_NONE)
        return;
    uint32_t count = (uint32_t)tally->seen.len + 1;
    pl_map_add(&tally->seen, pl_arena_copy(&tally->texts, text), count);
    if (own->maximum.is_set && count > own->maximum.count)
        speak(run, what, subject, count, own->maximum.count);
}

bool pl_tally_knows(const struct pl_run *run, const void *settings,
                    struct pl_slice text) {
    const struct pl_distinct *own = settings;
    const struct pl_tallies *tallies = run->options.tallies;

    for (size_t i = 0; tallies && i < tallies->count; i++)
        if (pl_slice_eq(tallies->items[i].name, own->tally))
            return pl_map_get(&tallies->items[i].seen, text) != PL_MAP_NONE;
    return !tallies;
}

void pl_tallies_flush(struct pl_tallies *tallies, struct pl_sink sink) {
    for (size_t i = 0; i < tallies->late_count; i++)
        sink.finding(sink.self, &tallies->late[i]);
    tallies->late_count = 0;
    pl_arena_reset(&tallies->arena);
}

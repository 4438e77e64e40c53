#include "engine/tallies.h"

#include <stdlib.h>

#include "check/tally.h"
#include "model/finding_copy.h"

void pl_tallies_init(struct pl_tallies *tallies, struct pl_heap *heap) {
    *tallies = (struct pl_tallies){.heap = heap};
    pl_arena_init(&tallies->arena, heap);
    pl_map_init(&tallies->once, heap);
    pl_figures_init(&tallies->figures, heap);
}

void pl_tallies_clear(struct pl_tallies *tallies) {
    while (tallies->count > 0)
        pl_tally_fini(&tallies->items[--tallies->count]);
    tallies->recent_count = 0;
    tallies->share_count = 0;
    pl_map_clear(&tallies->once);
    tallies->spoken = 0;
    tallies->age++;
}

void pl_tallies_fini(struct pl_tallies *tallies) {
    pl_tallies_clear(tallies);
    while (tallies->recent_room > 0)
        pl_recent_fini(&tallies->recents[--tallies->recent_room]);
    free(tallies->items);
    free(tallies->recents);
    free(tallies->shares);
    if (!tallies->is_part)
        free(tallies->known);
    free(tallies->files);
    pl_map_fini(&tallies->once);
    pl_figures_fini(&tallies->figures);
    pl_arena_free(&tallies->arena);
}

uint32_t pl_tallies_file(struct pl_tallies *tallies, struct pl_slice name) {
    size_t number = tallies->file_count;
    tallies->files =
        pl_heap_grow(tallies->heap, tallies->files, &tallies->file_cap,
                     number + 1, sizeof *tallies->files);
    tallies->files[number] = pl_arena_copy(&tallies->arena, name);
    tallies->file_count++;
    return (uint32_t)number;
}

void pl_tallies_add_known(struct pl_tallies *tallies,
                          const struct pl_known *value) {
    tallies->known =
        pl_heap_grow(tallies->heap, tallies->known, &tallies->known_cap,
                     tallies->known_count + 1, sizeof *tallies->known);
    struct pl_known *known = &tallies->known[tallies->known_count++];
    *known = *value;
    known->list = pl_arena_copy(&tallies->arena, value->list);
    known->text = pl_arena_copy(&tallies->arena, value->text);
}

/* Put the values of a list into a tally, those that the keyword counts. */
static void add_known(const struct pl_tallies *tallies, struct pl_tally *tally,
                      const struct pl_tally_settings *settings) {
    tally->has_known = true;
    for (size_t i = 0; i < tallies->known_count; i++) {
        const struct pl_known *known = &tallies->known[i];
        const struct pl_value value = {.type = PL_TYPE_STRING,
                                       .text = known->text};
        if (!pl_slice_eq(known->list, settings->known->name) ||
            !pl_tally_counts(settings, &value, NULL))
            continue;
        const struct pl_tally_word word = pl_tally_word(tally, known->text);
        uint32_t index = pl_tally_add(tally, &word);
        struct pl_tally_entry *entry = &tally->entries[index];
        if (!entry->is_known && !entry->is_met) {
            entry->first = known->place;
            entry->width = known->width;
        }
        entry->is_known = true;
    }
}

struct pl_tally *pl_tallies_named(struct pl_tallies *tallies,
                                  struct pl_slice name) {
    for (size_t i = 0; i < tallies->count; i++)
        if (pl_slice_eq(tallies->items[i].name, name))
            return &tallies->items[i];

    tallies->items = pl_heap_grow(tallies->heap, tallies->items, &tallies->cap,
                                  tallies->count + 1, sizeof *tallies->items);
    pl_tally_init(&tallies->items[tallies->count], tallies->heap, name);
    return &tallies->items[tallies->count++];
}

struct pl_tally *pl_tallies_of(struct pl_tallies *tallies,
                               const struct pl_tally_settings *settings) {
    struct pl_tally *tally = pl_tallies_named(tallies, settings->tally);
    if (settings->known && !tally->has_known)
        add_known(tallies, tally, settings);
    return tally;
}

/* The entry of a value that was met, or NULL. */
static struct pl_tally_entry *find_met(const struct pl_tallies *tallies,
                                       struct pl_slice name,
                                       struct pl_slice text) {
    for (size_t i = 0; i < tallies->count; i++) {
        const struct pl_tally *tally = &tallies->items[i];
        if (!pl_slice_eq(tally->name, name))
            continue;
        const struct pl_tally_word word = {.text = text,
                                           .hash = pl_tally_hash(tally, text)};
        uint32_t index = pl_tally_find(tally, &word);
        bool has = index != PL_TALLY_NONE_SUCH && tally->entries[index].is_met;
        return has ? &tally->entries[index] : NULL;
    }
    return NULL;
}

/* Tell whether a value was met before the part, as far as is known. If so, the
 * tally notes that it was presumed. */
static bool is_presumed(struct pl_tallies *tallies,
                        const struct pl_tally_settings *settings,
                        struct pl_slice text) {
    if (!tallies->before)
        return false;
    struct pl_tally_entry *met =
        find_met(tallies->before, settings->tally, text);
    if (!met || met->presumed == tallies->age)
        return met;
    struct pl_tally *tally = pl_tallies_of(tallies, settings);
    tally->presumed =
        pl_heap_grow(tally->heap, tally->presumed, &tally->presumed_cap,
                     tally->presumed_count + 1, sizeof *tally->presumed);
    tally->presumed[tally->presumed_count++] =
        (struct pl_tally_word){pl_tally_text(met), met->hash, met->look};
    met->presumed = tallies->age;
    return true;
}

bool pl_tallies_have_met(struct pl_tallies *tallies,
                         const struct pl_tally_settings *settings,
                         struct pl_slice text) {
    return find_met(tallies, settings->tally, text) ||
           is_presumed(tallies, settings, text);
}

bool pl_tallies_met_before(struct pl_tallies *tallies,
                           const struct pl_tally_settings *settings,
                           struct pl_slice text) {
    return tallies->before && !find_met(tallies, settings->tally, text) &&
           is_presumed(tallies, settings, text);
}

struct pl_recent *pl_tallies_recent_named(struct pl_tallies *tallies,
                                          struct pl_slice name,
                                          uint64_t window) {
    for (size_t i = 0; i < tallies->recent_count; i++)
        if (tallies->recents[i].window == window &&
            pl_slice_eq(tallies->recents[i].name, name))
            return &tallies->recents[i];

    tallies->recents =
        pl_heap_grow(tallies->heap, tallies->recents, &tallies->recent_cap,
                     tallies->recent_count + 1, sizeof *tallies->recents);
    struct pl_recent *recent = &tallies->recents[tallies->recent_count];
    if (tallies->recent_count < tallies->recent_room) {
        pl_recent_init_again(recent, tallies->heap, name, window);
    } else {
        pl_recent_init(recent, tallies->heap, name, window);
        tallies->recent_room++;
    }
    recent->is_part = tallies->is_part;
    tallies->recent_count++;
    return recent;
}

struct pl_recent *
pl_tallies_recent_of(struct pl_tallies *tallies,
                     const struct pl_tally_settings *settings) {
    return pl_tallies_recent_named(tallies, settings->tally, settings->window);
}

void pl_tallies_rewind(struct pl_tallies *tallies) {
    for (size_t i = 0; i < tallies->recent_count; i++)
        pl_recent_back(&tallies->recents[i]);
}

struct pl_share_case *
pl_tallies_share_of(struct pl_tallies *tallies, struct pl_slice rule,
                    const struct pl_tally_settings *settings) {
    for (size_t i = 0; i < tallies->share_count; i++)
        if (pl_slice_eq(tallies->shares[i].rule, rule) &&
            pl_slice_eq(tallies->shares[i].settings->tally, settings->tally))
            return &tallies->shares[i];

    tallies->shares =
        pl_heap_grow(tallies->heap, tallies->shares, &tallies->share_cap,
                     tallies->share_count + 1, sizeof *tallies->shares);
    tallies->shares[tallies->share_count] =
        (struct pl_share_case){.rule = rule, .settings = settings};
    return &tallies->shares[tallies->share_count++];
}

bool pl_tallies_have_heard(const struct pl_tallies *tallies,
                           struct pl_slice rule) {
    return pl_map_get(&tallies->once, rule) != PL_MAP_NONE;
}

bool pl_tallies_may_speak(struct pl_tallies *tallies, struct pl_slice rule,
                          bool is_awaited) {
    if (pl_tallies_have_heard(tallies, rule))
        return false;
    pl_map_add(&tallies->once, rule, is_awaited);
    return true;
}

void pl_tallies_keep(struct pl_tallies *tallies, size_t share,
                     const struct pl_finding *finding) {
    size_t bytes = 0;
    tallies->shares[share].finding =
        pl_finding_copy(&tallies->arena, finding, &bytes);
    tallies->shares[share].has_first = true;
}

/* The message of a share, with its numbers put in. */
static struct pl_slice fill_holes(struct pl_tallies *tallies,
                                  struct pl_slice message, uint64_t count,
                                  uint64_t total) {
    struct pl_buf text;
    pl_buf_init(&text, tallies->heap);
    for (size_t i = 0; i < message.len; i++)
        if (message.data[i] == *PL_HOLE_COUNT)
            pl_buf_add_uint(&text, count);
        else if (message.data[i] == *PL_HOLE_TOTAL)
            pl_buf_add_uint(&text, total);
        else
            pl_buf_add_char(&text, message.data[i]);
    struct pl_slice filled =
        pl_arena_copy(&tallies->arena, pl_buf_slice(&text));
    pl_buf_fini(&text);
    return filled;
}

static void judge_share(struct pl_tallies *tallies, struct pl_share_case *share,
                        struct pl_sink sink) {
    const struct pl_tally_settings *settings = share->settings;
    uint64_t count = pl_tallies_named(tallies, settings->tally)->met;
    if (!share->has_first || share->nodes < settings->from ||
        count <= pl_share_of(settings->share, share->nodes))
        return;
    share->finding.message =
        fill_holes(tallies, share->finding.message, count, share->nodes);
    sink.finding(sink.self, &share->finding);
}

void pl_tallies_flush(struct pl_tallies *tallies, struct pl_sink sink) {
    for (size_t i = 0; i < tallies->share_count; i++)
        judge_share(tallies, &tallies->shares[i], sink);
    tallies->share_count = 0;
}

/* Tallies of parts of the input, and how they are merged. */

#include "engine/tallies.h"

void pl_tallies_init_part(struct pl_tallies *part, struct pl_heap *heap,
                          const struct pl_tallies *given) {
    struct pl_tallies room = *part;
    pl_tallies_init(part, heap);
    part->recents = room.recents;
    part->recent_room = room.recent_room;
    part->recent_cap = room.recent_cap;
    part->is_part = true;
    part->known = given->known;
    part->known_count = given->known_count;
    for (size_t i = 0; i < given->given_files; i++)
        pl_tallies_file(part, given->files[i]);
    part->given_files = given->given_files;
}

void pl_tallies_leave(struct pl_tallies *part) {
    struct pl_tallies room = {.recents = part->recents,
                              .recent_room = part->recent_room,
                              .recent_cap = part->recent_cap};
    part->recents = NULL;
    part->recent_room = 0;
    pl_tallies_fini(part);
    *part = room;
}

/* Values of a name that are remembered. */
#define BEFORE_MAX 65536

static void remember(struct pl_tally *into, const struct pl_tally *from) {
    for (size_t i = 0; i < from->count && into->count < BEFORE_MAX; i++) {
        const struct pl_tally_entry *entry = &from->entries[i];
        if (!entry->is_met)
            continue;
        const struct pl_tally_word word = {pl_tally_text(entry), entry->hash,
                                           entry->look};
        uint32_t index = pl_tally_add(into, &word);
        into->entries[index].is_met = true;
    }
}

void pl_tallies_remember(struct pl_tallies *before,
                         const struct pl_tallies *part) {
    for (size_t i = 0; i < part->count; i++)
        remember(pl_tallies_named(before, part->items[i].name),
                 &part->items[i]);
}

size_t pl_tallies_size(const struct pl_tallies *part) {
    size_t size = 0;
    for (size_t i = 0; i < part->count; i++)
        size += part->items[i].count *
                    (sizeof(struct pl_tally_entry) +
                     4 * sizeof(struct pl_tally_bucket)) + /* buckets of both
                                                            tables */
                part->items[i].presumed_count * sizeof(struct pl_tally_word);
    return size;
}

/* Tell whether `into` has met all values that were presumed. */
static bool has_presumed(const struct pl_tally *into,
                         const struct pl_tally *from) {
    for (size_t i = 0; i < from->presumed_count; i++) {
        uint32_t index = pl_tally_find(into, &from->presumed[i]);
        if (index == PL_TALLY_NONE_SUCH || !into->entries[index].is_met)
            return false;
    }
    return true;
}

/* Tell whether some value of `from` would have given another finding after
 * those of `into`. */
static bool has_surprise(struct pl_tally *into, const struct pl_tally *from) {
    uint64_t all = into->count;
    bool has_new = false;
    if (!has_presumed(into, from))
        return true;
    for (size_t i = 0; i < from->count; i++) {
        const struct pl_tally_entry *entry = &from->entries[i];
        const struct pl_tally_word word = {pl_tally_text(entry), entry->hash,
                                           entry->look};
        if (pl_tally_find(into, &word) != PL_TALLY_NONE_SUCH)
            continue;
        all++;
        if (entry->is_known)
            continue;
        has_new = true;
        if (from->asks_twins &&
            pl_tally_find_look(into, &word) != PL_TALLY_NONE_SUCH)
            return true;
    }
    return has_new && all > from->least_maximum;
}

/* Tell whether a rule that speaks once spoke in both, and silenced others in
 * the second. */
static bool has_silenced(const struct pl_tallies *into,
                         const struct pl_tallies *from) {
    for (size_t i = 0; i < from->once.len; i++)
        if (from->once.entries[i].value == 1 &&
            pl_tallies_have_heard(into, from->once.entries[i].key))
            return true;
    return false;
}

bool pl_tallies_can_merge(struct pl_tallies *into,
                          const struct pl_tallies *from) {
    if (from->spoken > 0 || from->figures.count > 0 || has_silenced(into, from))
        return false;
    for (size_t i = 0; i < from->count; i++)
        if (has_surprise(pl_tallies_named(into, from->items[i].name),
                         &from->items[i]))
            return false;
    for (size_t i = 0; i < from->recent_count; i++) {
        const struct pl_recent *theirs = &from->recents[i];
        if (pl_recent_meets(
                pl_tallies_recent_named(into, theirs->name, theirs->window),
                theirs))
            return false;
    }
    return true;
}

static void add_tally(struct pl_tally *into, const struct pl_tally *from,
                      struct pl_shift shift) {
    for (size_t i = 0; i < from->count; i++) {
        const struct pl_tally_entry *theirs = &from->entries[i];
        const struct pl_tally_word word = {pl_tally_text(theirs), theirs->hash,
                                           theirs->look};
        uint32_t index = pl_tally_add(into, &word);
        struct pl_tally_entry *mine = &into->entries[index];
        if (!mine->is_known && !mine->is_met) {
            mine->first = theirs->is_known
                              ? theirs->first
                              : pl_sighting_move(theirs->first, shift);
            mine->width = theirs->width;
        }
        into->met += theirs->is_met && !mine->is_met;
        mine->is_known |= theirs->is_known;
        mine->is_met |= theirs->is_met;
    }
    into->has_known |= from->has_known;
    into->asks_twins |= from->asks_twins;
    if (from->least_maximum < into->least_maximum)
        into->least_maximum = from->least_maximum;
}

static void add_shares(struct pl_tallies *into, const struct pl_tallies *from,
                       struct pl_shift shift) {
    for (size_t i = 0; i < from->share_count; i++) {
        const struct pl_share_case *theirs = &from->shares[i];
        struct pl_share_case *mine =
            pl_tallies_share_of(into, theirs->rule, theirs->settings);
        mine->nodes += theirs->nodes;
        mine->is_asked |= theirs->is_asked;
        if (mine->has_first || !theirs->has_first)
            continue;
        struct pl_finding first = theirs->finding;
        first.document += shift.documents;
        first.region.start.line += shift.lines;
        first.region.end.line += shift.lines;
        pl_tallies_keep(into, (size_t)(mine - into->shares), &first);
    }
}

void pl_tallies_merge(struct pl_tallies *into, struct pl_tallies *from,
                      struct pl_shift shift) {
    shift.files = (uint32_t)(into->file_count - from->given_files);
    for (size_t i = from->given_files; i < from->file_count; i++)
        pl_tallies_file(into, from->files[i]);
    for (size_t i = 0; i < from->count; i++)
        add_tally(pl_tallies_named(into, from->items[i].name), &from->items[i],
                  shift);
    for (size_t i = 0; i < from->recent_count; i++) {
        struct pl_recent *theirs = &from->recents[i];
        pl_recent_append(
            pl_tallies_recent_named(into, theirs->name, theirs->window), theirs,
            shift);
    }
    for (size_t i = 0; i < from->once.len; i++)
        pl_map_add(&into->once, from->once.entries[i].key,
                   from->once.entries[i].value);
    add_shares(into, from, shift);
}

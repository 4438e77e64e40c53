#include "base/utf8.h"
#include "check/tally.h"
#include "engine/walk.h"

static bool is_scalar(const struct subject *subject) {
    return subject->value.type <= PL_TYPE_STRING;
}

uint32_t pl_ask_file(struct pl_run *run) {
    if (!run->has_tally_file)
        run->tally_file =
            pl_tallies_file(run->options.tallies, run->input.name);
    run->has_tally_file = true;
    return run->tally_file;
}

/* The place of a value that the tallies remember, and its width in columns: the
 * whole scalar, or the opening bracket of a container. In a document without an
 * origin the width is that of the text; the end is not looked up. */
static struct pl_sighting sighting_of(struct pl_run *run,
                                      const struct subject *subject,
                                      uint32_t *width) {
    struct extent at = {subject->at.start, subject->at.start};
    if (run->source && is_scalar(subject))
        at.end = subject->at.end;
    struct pl_region region = {.start = {0}};
    if (run->source)
        region = pl_region_of(run, &at);
    else
        region.start = pl_place_of(run, &subject->at.start);
    *width = 1;
    if (run->source && region.end.column > region.start.column)
        *width = (uint32_t)(region.end.column - region.start.column);
    else if (is_scalar(subject))
        *width = (uint32_t)pl_utf8_count(subject->value.raw);
    return (struct pl_sighting){.offset = subject->at.start.offset,
                                .line = region.start.line,
                                .column = region.start.column,
                                .file = pl_ask_file(run),
                                .document = (uint32_t)run->document};
}

/* Tell whether `place` is that of the subject. */
static bool is_here(const struct pl_run *run, const struct pl_sighting *place,
                    const struct subject *subject) {
    return run->has_tally_file && place->file == run->tally_file &&
           place->document == (uint32_t)run->document &&
           place->offset == subject->at.start.offset;
}

/* Fill `earlier`: the next finding names a place that was seen before. Its
 * source line is shown only if it is in the same document: the line of another
 * one may have left the window, and its masks are forgotten. */
static void relate(struct pl_run *run, const struct pl_sighting *place,
                   uint32_t width, const char *message) {
    struct pl_place start = {place->offset, place->line, place->column};
    struct pl_place end = {place->offset + width, place->line,
                           place->column + width};
    run->earlier =
        (struct pl_related){.file = run->options.tallies->files[place->file],
                            .region = {.start = start, .end = end},
                            .message = pl_slice_str(message)};
    bool is_of_document = place->document == (uint32_t)run->document;
    if (!run->has_tally_file || place->file != run->tally_file ||
        !is_of_document)
        run->earlier.region.excerpt.text = pl_slice_str("");
    if (!pl_slice_eq(run->earlier.file, run->input.name))
        return;
    run->earlier.file = pl_slice_str("");
    run->looks_back |= is_of_document;
}

/* The entry of a value, which has then been met. */
static struct pl_tally_entry *meet(struct pl_run *run, struct pl_tally *tally,
                                   const struct subject *subject) {
    const struct pl_tally_word word = pl_tally_word(tally, subject->value.text);
    uint32_t index = pl_tally_add(tally, &word);
    struct pl_tally_entry *entry = &tally->entries[index];
    if (entry->is_met)
        return entry;
    tally->met++;
    entry->is_met = true;
    if (entry->is_known)
        return entry;
    entry->first = sighting_of(run, subject, &entry->width);
    return entry;
}

void pl_ask_meet(struct pl_run *run, struct pl_tally *tally,
                 const struct pl_tally_word *word, struct pl_span span) {
    uint32_t index = pl_tally_add(tally, word); /* this may move the entries */
    struct pl_tally_entry *entry = &tally->entries[index];
    struct pl_slice raw = pl_window_slice(&run->window, span.start, span.end);
    tally->met += !entry->is_met;
    entry->is_met = true;
    if (entry->is_known)
        return;
    struct pl_place place = pl_window_locate(&run->window, span.start);
    entry->first = (struct pl_sighting){.offset = place.offset,
                                        .line = place.line,
                                        .column = place.column,
                                        .file = pl_ask_file(run),
                                        .document = (uint32_t)run->document};
    entry->width = (uint32_t)pl_utf8_count(raw);
}

static bool is_new(const struct pl_run *run, const struct pl_tally_entry *entry,
                   const struct subject *subject) {
    return !entry->is_known && is_here(run, &entry->first, subject);
}

static bool ask_distinct(struct pl_run *run,
                         const struct pl_tally_settings *settings,
                         const struct subject *subject) {
    struct pl_tally *tally = pl_tallies_of(run->options.tallies, settings);
    const struct pl_tally_entry *entry = meet(run, tally, subject);
    uint64_t number = (uint64_t)(entry - tally->entries) + 1;
    if (settings->maximum < tally->least_maximum)
        tally->least_maximum = settings->maximum;
    if (number <= settings->maximum || !is_new(run, entry, subject))
        return true;
    pl_facts_count(&run->facts, "count", number);
    pl_facts_count(&run->facts, "limit", settings->maximum);
    return false;
}

static bool ask_twin(struct pl_run *run,
                     const struct pl_tally_settings *settings,
                     const struct subject *subject) {
    struct pl_tally *tally = pl_tallies_of(run->options.tallies, settings);
    const struct pl_tally_entry *entry = meet(run, tally, subject);
    tally->asks_twins = true;
    if (!is_new(run, entry, subject))
        return true;
    const struct pl_tally_word word = {
        .text = subject->value.text, .hash = entry->hash, .look = entry->look};
    const struct pl_tally_entry *first =
        &tally->entries[pl_tally_find_look(tally, &word)];
    if (first == entry)
        return true;
    pl_facts_text(&run->facts, "twin", pl_tally_text(first));
    relate(run, &first->first, first->width,
           first->is_known ? "the list has it so" : "first written so");
    return false;
}

/* The first value makes a finding, which is kept until the limit is passed or
 * not. */
static bool ask_share(struct pl_run *run, const struct pl_plan_case *what,
                      const struct pl_tally_settings *settings,
                      const struct subject *subject) {
    struct pl_tallies *tallies = run->options.tallies;
    if (!pl_tallies_met_before(tallies, settings, subject->value.text))
        meet(run, pl_tallies_of(tallies, settings), subject);
    struct pl_share_case *share =
        pl_tallies_share_of(tallies, what->rule->id, settings);
    if (share->is_asked)
        return true;
    share->is_asked = true;
    run->late_share = (size_t)(share - tallies->shares) + 1;
    pl_facts_text(&run->facts, "count", pl_slice_str(PL_HOLE_COUNT));
    pl_facts_text(&run->facts, "total", pl_slice_str(PL_HOLE_TOTAL));
    return false;
}

static bool ask_unique(struct pl_run *run,
                       const struct pl_tally_settings *settings,
                       const struct subject *subject) {
    struct pl_recent *recent =
        pl_tallies_recent_of(run->options.tallies, settings);
    const struct pl_mix_key *key = pl_imprinter_key(&run->imprinter);
    struct pl_mix words = run->imprinter.last;
    if (is_scalar(subject))
        words = pl_imprinter_scalar(&run->imprinter, &subject->value);
    else if (run->imprinter.is_last_broken)
        return true;
    uint64_t imprint = pl_imprint_seal(key, words);
    const struct pl_recent_entry *found = pl_recent_find(recent, imprint, 0);
    struct pl_sighting equal =
        found ? pl_recent_place(found) : (struct pl_sighting){.line = 0};
    uint32_t equal_width = found ? pl_recent_width(recent, found) : 0;
    uint32_t width;
    struct pl_sighting here = sighting_of(run, subject, &width);
    struct pl_recent_entry *entry = pl_recent_add(recent, imprint);
    pl_recent_see(entry, here);
    pl_recent_widen(recent, entry, width);
    if (!found)
        return true;
    pl_facts_count(&run->facts, "window", settings->window);
    relate(run, &equal, equal_width, "the same was given here");
    return false;
}

static bool ask(struct pl_run *run, const struct pl_plan_case *what,
                const struct pl_plan_assertion *assertion,
                const struct subject *subject) {
    const struct pl_tally_settings *settings = assertion->settings;
    switch (assertion->check->tally) {
    case PL_TALLY_NONE:
        return true;
    case PL_TALLY_DISTINCT:
        return pl_tallies_met_before(run->options.tallies, settings,
                                     subject->value.text) ||
               ask_distinct(run, settings, subject);
    case PL_TALLY_TWIN:
        return pl_tallies_met_before(run->options.tallies, settings,
                                     subject->value.text) ||
               ask_twin(run, settings, subject);
    case PL_TALLY_SHARE:
        return ask_share(run, what, settings, subject);
    case PL_TALLY_UNIQUE:
        return ask_unique(run, settings, subject);
    }
    return true;
}

bool pl_ask_run(struct pl_run *run, const struct pl_plan_case *what,
                const struct pl_plan_assertion *assertion,
                const struct subject *subject) {
    struct pl_tallies *tallies = run->options.tallies;
    run->earlier = (struct pl_related){.message = {NULL, 0}};
    run->late_share = 0;
    pl_facts_clear(&run->facts);
    if (!tallies || run->input.is_example ||
        !assertion->check->test(assertion->settings, &subject->value,
                                &run->no_siblings))
        return true;
    bool holds = ask(run, what, assertion, subject);
    /* a `unique` fault depends only on the last equal value, so merging checks
     * it another way */
    tallies->spoken += !holds && run->late_share == 0 &&
                       assertion->check->tally != PL_TALLY_UNIQUE;
    return holds;
}

/* The nodes of the share's targets that the run has counted so far. */
static uint64_t nodes_of(const struct pl_run *run,
                         const struct pl_plan_share *share) {
    const struct pl_case *source = share->what->source;
    uint64_t nodes = 0;
    for (size_t t = 0; t < source->target_count; t++)
        nodes += run->target_counts[source->targets[t]];
    return nodes;
}
void pl_ask_count(struct pl_run *run) {
    for (size_t i = 0; run->options.tallies && i < run->plan->share_count;
         i++) {
        const struct pl_plan_share *share = &run->plan->shares[i];
        uint64_t nodes = nodes_of(run, share);
        pl_tallies_share_of(run->options.tallies, share->what->rule->id,
                            share->settings)
            ->nodes += run->input.is_example ? 0 : nodes - run->share_nodes[i];
        run->share_nodes[i] = nodes;
    }
}

/* Containers that `unique` compares with earlier ones, by their imprints. An
 * imprint leads to some cache line of a large table, which is rarely near. So
 * it is prefetched, and the imprint waits until more containers have been
 * passed.
 */

#include "check/tally.h"
#include "engine/quick_parts.h"

struct pl_mix pl_quick_words(struct pl_quick *q, struct pl_slice text) {
    const struct pl_mix_key *key = &q->run->imprinter.key;
    struct quick_value value = {.start = text.data,
                                .end = text.data + text.len,
                                .type = PL_TYPE_NUMBER};
    bool is_string = *text.data == '"';
    if (is_string)
        value.type = PL_TYPE_STRING;
    value.is_escaped = is_string;
    struct pl_value scalar = pl_quick_scalar_value(q, &value);
    return pl_imprint_text(key, value.type, scalar.text);
}

static struct pl_recent *recent_of(struct pl_tallies *tallies,
                                   struct quick_unique *unique) {
    const struct pl_tally_settings *settings = unique->settings;

    if (unique->recent < tallies->recent_count) {
        struct pl_recent *recent = &tallies->recents[unique->recent];
        if (recent->window == settings->window &&
            recent->name.data == settings->tally.data)
            return recent;
    }
    struct pl_recent *recent = pl_tallies_recent_of(tallies, settings);
    unique->recent = (size_t)(recent - tallies->recents);
    return recent;
}

/* Add what waits to the recent ones; false if it is there already. */
static inline bool is_added(struct pl_recent *recent,
                            const struct pl_recent_entry *waiting,
                            uint32_t file) {
    uint64_t imprint = waiting->imprint;

    pl_recent_come_next(recent);
    struct pl_recent_shelf *shelf = pl_recent_shelf_of(recent, imprint);
    if (!pl_recent_is_off(recent, shelf, imprint) &&
        pl_recent_find(recent, imprint, 0))
        return false;
    struct pl_recent_entry *entry = pl_recent_put(recent, shelf, imprint);
    *entry = *waiting;
    entry->file = file;
    return true;
}

bool pl_quick_compare(struct pl_quick *q) {
    struct pl_tallies *tallies = q->run->options.tallies;
    size_t count = q->waiting_count;

    if (count == 0)
        return true;
    if (q->remembered == 0)
        pl_tallies_mark(tallies);
    if (q->remembered + count > PL_RECENT_BACK_MAX)
        return false;
    uint32_t file = pl_ask_file(q->run);
    for (size_t i = 0; i < count; i++) {
        const struct quick_waiting *waiting = &q->waiting[i];
        if (!is_added(&tallies->recents[waiting->recent], &waiting->entry,
                      file))
            return false;
        q->remembered++;
    }
    q->waiting_count = 0;
    return true;
}

/* Make room for so many to wait; false if that cannot be undone, or finds a
 * duplicate. */
static bool make_room(struct pl_quick *q, size_t count) {
    if (count > QUICK_WAITING || !q->is_alone)
        return false;
    return pl_quick_compare(q);
}

const struct quick_unique *pl_quick_unique_of(struct pl_quick *q,
                                              const struct quick_frame *frame) {
    const struct pl_run *run = q->run;
    struct quick_container *container =
        &frame->post->containers[frame->is_object];

    if (container->unique_count != 1 || !frame->has_imprint ||
        !run->options.tallies || run->input.is_example ||
        q->waiting_count == QUICK_WAITING)
        return NULL;
    recent_of(run->options.tallies, container->uniques);
    return container->uniques;
}

bool pl_quick_remember(struct pl_quick *q, const struct quick_frame *frame,
                       struct pl_mix words) {
    struct pl_run *run = q->run;
    struct pl_tallies *tallies = run->options.tallies;
    const struct quick_container *container =
        &frame->post->containers[frame->is_object];
    struct quick_unique *unique = container->uniques;
    struct quick_unique *end = unique + container->unique_count;

    if (!tallies || run->input.is_example)
        return true;
    if (q->waiting_count + container->unique_count > QUICK_WAITING &&
        !make_room(q, container->unique_count))
        return false;
    uint64_t imprint = pl_imprint_seal(&run->imprinter.key, words);
    for (; unique < end; unique++) {
        const struct pl_recent *recent = recent_of(tallies, unique);
        pl_recent_come_near(recent, imprint);
        quick_note_place(q, frame->place);
        quick_let_wait(q, unique->recent, imprint);
    }
    return true;
}

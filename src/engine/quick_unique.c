/* Containers that are compared with those before them. */

#include "check/tally.h"
#include "engine/quick_state.h"

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

/* Add an imprint to what is recent, unless it is there. */
static inline bool is_added(struct pl_recent *recent, uint64_t imprint,
                            const struct pl_sighting *place) {
    if (!pl_recent_is_new(recent, imprint) &&
        pl_recent_find(recent, imprint, 0))
        return false;
    pl_recent_add(recent, imprint)->place = *place;
    return true;
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
    if (q->remembered == PL_RECENT_BACK_MAX)
        return false;
    if (q->remembered++ == 0)
        pl_tallies_mark(tallies);
    uint64_t imprint = pl_imprint_seal(&run->imprinter.key, words);
    struct pl_sighting place = pl_ask_sighting(run, &frame->place);
    for (; unique < end; unique++)
        if (!is_added(recent_of(tallies, unique), imprint, &place))
            return false;
    return true;
}

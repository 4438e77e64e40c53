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

bool pl_quick_remember(struct pl_quick *q, struct pl_mix imprint) {
    struct pl_run *run = q->run;
    const struct quick_frame *frame = quick_top(q);
    const struct quick_container *container =
        &frame->post->containers[frame->is_object];
    uint64_t start =
        run->window.base + (uint64_t)(frame->start - run->window.data);

    if (!run->options.tallies || run->input.is_example)
        return true;
    if (q->remembered == PL_RECENT_BACK_MAX)
        return false;
    q->remembered++;
    for (size_t i = 0; i < container->unique_count; i++)
        if (!pl_ask_unique(
                run, recent_of(run->options.tallies, &container->uniques[i]),
                imprint, start))
            return false;
    return true;
}

/* Values that tallies count. One that a tally has met is good at once. One that
 * is new is queued, and counted when the attempt is good. */

#include "check/tally.h"
#include "engine/quick_parts.h"

void pl_quick_fill_askings(struct pl_quick *q, enum pl_type type,
                           struct quick_scalar *out) {
    const struct pl_duties *duties = out->duties;
    size_t count = 0;

    for (size_t i = 0; i < duties->count; i++)
        count += duties->items[i].what->value_count;
    out->askings = pl_arena_alloc(&q->arena, count * sizeof *out->askings);
    for (size_t i = 0; i < duties->count; i++) {
        const struct pl_plan_case *what = duties->items[i].what;
        for (size_t k = 0; !what->is_muted && k < what->value_count; k++) {
            const struct pl_plan_assertion *assertion = &what->values[k];
            if (assertion->check->scope == PL_SCOPE_RUN &&
                (assertion->check->types & PL_TYPE_BIT(type)) != 0)
                out->askings[out->asking_count++] =
                    (struct quick_asking){.what = what, .assertion = assertion};
        }
    }
}

/* Tell whether the tally counts a value, which depends on its length. A code
 * point has at most four bytes: so some lengths are known without counting. */
static bool counts(struct pl_quick *q, const struct quick_asking *asking,
                   const struct pl_value *value) {
    const struct pl_tally_settings *settings = asking->assertion->settings;
    const struct pl_count_param *least = &settings->min_length;
    const struct pl_count_param *most = &settings->max_length;

    if (value->type == PL_TYPE_STRING && least->is_set && most->is_set &&
        least->lookup.list == NULL && most->lookup.list == NULL &&
        value->text.len / 4 >= least->count && value->text.len <= most->count)
        return true;
    return asking->assertion->check->test(settings, value,
                                          &q->run->no_siblings);
}

static struct pl_tally *tally_of(struct pl_tallies *tallies,
                                 struct quick_asking *asking) {
    const struct pl_tally_settings *settings = asking->assertion->settings;

    if (asking->tally < tallies->count) {
        struct pl_tally *tally = &tallies->items[asking->tally];
        if (tally->name.data == settings->tally.data &&
            (settings->known == NULL || tally->has_known))
            return tally;
    }
    struct pl_tally *tally = pl_tallies_of(tallies, settings);
    asking->tally = (size_t)(tally - tallies->items);
    return tally;
}

/* A value that is looked up in the tallies of its state, one after the other.
 */
struct search {
    struct pl_quick *q;
    const struct pl_value *value;
    struct pl_tally *tally; /* the one it was looked up in, or NULL */
    struct pl_tally_word word;
    uint32_t index;
    bool is_met;             /* by the tally, or queued */
    struct quick_first *own; /* what was queued for it; NULL: nothing */
};

static struct pl_slice text_of(const struct pl_quick *q,
                               const struct quick_first *first) {
    return pl_slice_of(pl_window_at(&q->run->window, first->offset),
                       first->len);
}

/* Tell whether the same value is queued, or one that looks like it. */
static bool is_queued(const struct search *search, bool by_look) {
    const struct pl_quick *q = search->q;
    const struct pl_tally_word *word = &search->word;

    for (size_t i = 0; i < q->first_count; i++) {
        const struct quick_first *first = &q->firsts[i];
        if (&q->run->options.tallies->items[first->tally] != search->tally ||
            first == search->own)
            continue;
        if (by_look ? first->look == word->look
                    : first->hash == word->hash &&
                          pl_slice_eq(text_of(q, first), word->text))
            return true;
    }
    return false;
}

static void look_up(struct search *search, struct pl_tally *tally,
                    const struct pl_tally_settings *settings) {
    struct pl_tallies *tallies = search->q->run->options.tallies;
    struct pl_slice text = search->value->text;

    search->tally = tally;
    search->own = NULL;
    search->word = (struct pl_tally_word){.text = text,
                                          .hash = pl_tally_hash(tally, text)};
    search->index = pl_tally_find(tally, &search->word);
    search->is_met = (search->index != PL_TALLY_NONE_SUCH &&
                      tally->entries[search->index].is_met) ||
                     is_queued(search, false) ||
                     (tallies->before != NULL &&
                      pl_tallies_have_met(tallies, settings, text));
}

/* Queue the value; false if there is no room. */
static bool queue(struct search *search) {
    struct pl_quick *q = search->q;
    const struct pl_value *value = search->value;
    bool has_quotes = value->type == PL_TYPE_STRING;

    if (q->first_count == QUICK_FIRSTS_MAX)
        return false;
    search->word.look = pl_tally_look(search->tally, search->word.text);
    search->own = &q->firsts[q->first_count++];
    *search->own = (struct quick_first){
        .tally = (size_t)(search->tally - q->run->options.tallies->items),
        .hash = search->word.hash,
        .look = search->word.look,
        .offset = value->span.start + has_quotes,
        .len = value->text.len,
        .has_quotes = has_quotes};
    return true;
}

/* Tell whether a check is silent about a value that is neither known nor met.
 */
static bool may_be_new(struct search *search,
                       const struct pl_plan_assertion *assertion) {
    const struct pl_tally_settings *settings = assertion->settings;
    struct pl_tally *tally = search->tally;

    if (assertion->check->tally == PL_TALLY_DISTINCT) {
        if (settings->maximum < tally->least_maximum)
            tally->least_maximum = settings->maximum;
        return tally->count + search->q->first_count <= settings->maximum;
    }
    if (assertion->check->tally != PL_TALLY_TWIN)
        return true;
    tally->asks_twins = true;
    return pl_tally_find_look(tally, &search->word) == PL_TALLY_NONE_SUCH &&
           !is_queued(search, true);
}

/* Tell whether a check is silent about a value that is not met. Queues it. */
static bool may_be_first(struct search *search,
                         const struct quick_asking *asking) {
    struct pl_run *run = search->q->run;
    const struct pl_plan_case *what = asking->what;

    bool may_be_silenced = run->has_spoken && what->rule->after_count > 0;
    if (may_be_silenced || what->is_deferred)
        return false;
    if (what->source->named_only && !run->input.is_named)
        return true;
    if (asking->assertion->check->tally == PL_TALLY_SHARE &&
        !pl_tallies_share_of(run->options.tallies, what->rule->id,
                             asking->assertion->settings)
             ->is_asked)
        return false;
    if (search->own == NULL && !queue(search))
        return false;
    return search->index != PL_TALLY_NONE_SUCH ||
           may_be_new(search, asking->assertion);
}

bool pl_quick_tally(struct pl_quick *q, const struct quick_scalar *scalar,
                    const struct pl_value *value) {
    struct pl_run *run = q->run;
    struct search search = {.q = q, .value = value};

    if (run->options.tallies == NULL || run->input.is_example)
        return true;
    for (size_t i = 0; i < scalar->asking_count; i++) {
        struct quick_asking *asking = &scalar->askings[i];
        if (!counts(q, asking, value))
            continue;
        if (asking->assertion->check->tally == PL_TALLY_UNIQUE)
            return false;
        struct pl_tally *tally = tally_of(run->options.tallies, asking);
        if (tally != search.tally)
            look_up(&search, tally, asking->assertion->settings);
        if (!search.is_met && !may_be_first(&search, asking))
            return false;
    }
    return true;
}

void pl_quick_tally_commit(struct pl_quick *q) {
    struct pl_run *run = q->run;

    for (size_t i = 0; i < q->first_count; i++) {
        const struct quick_first *first = &q->firsts[i];
        struct pl_tally *tally = &run->options.tallies->items[first->tally];
        struct pl_tally_word word = {text_of(q, first), first->hash,
                                     first->look};
        uint64_t end = first->offset + first->len;
        pl_ask_meet(run, tally, &word,
                    (struct pl_span){first->offset - first->has_quotes,
                                     end + first->has_quotes});
    }
    q->first_count = 0;
}

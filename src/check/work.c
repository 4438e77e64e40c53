#include "check/work.h"

#include <stdlib.h>

void pl_work_init(struct pl_work *work, struct pl_heap *heap) {
    *work = (struct pl_work){.heap = heap};
}

void pl_work_fini(struct pl_work *work) {
    pl_matcher_free(work->matcher);
    free(work->room);
    free(work->losers);
}

void pl_work_begin(struct pl_work *work) {
    work->has_given_up = false;
    work->loser_count = 0;
}

bool pl_work_take(struct pl_work *work) {
    bool has_given_up = work->has_given_up;

    work->has_given_up = false;
    return has_given_up;
}

/* Match without keeping anything. */
static bool matches_once(const pl_regex *regex, struct pl_slice text) {
    struct pl_heap heap;

    pl_heap_init(&heap);
    pl_matcher *matcher = pl_matcher_new(&heap);
    bool matches = pl_regex_match(regex, text, matcher) == PL_MATCH_YES;
    pl_matcher_free(matcher);
    return matches;
}

static struct pl_work_loser *find_loser(const struct pl_work *work,
                                        const pl_regex *regex) {
    for (size_t i = 0; i < work->loser_count; i++)
        if (work->losers[i].regex == regex)
            return &work->losers[i];
    return NULL;
}

static void give_up(struct pl_work *work, const pl_regex *regex) {
    struct pl_work_loser *loser = find_loser(work, regex);

    work->has_given_up = true;
    if (loser == NULL) {
        work->losers =
            pl_heap_grow(work->heap, work->losers, &work->loser_cap,
                         work->loser_count + 1, sizeof *work->losers);
        loser = &work->losers[work->loser_count++];
        *loser = (struct pl_work_loser){regex, 0};
    }
    loser->count++;
}

bool pl_work_matches(struct pl_work *work, const pl_regex *regex,
                     struct pl_slice text) {
    if (work == NULL)
        return matches_once(regex, text);
    if (work->matcher == NULL)
        work->matcher = pl_matcher_new(work->heap);

    const struct pl_work_loser *loser = find_loser(work, regex);
    enum pl_match match = PL_MATCH_GAVE_UP;
    if (loser == NULL || loser->count < PL_WORK_TRIES_MAX)
        match = pl_regex_match(regex, text, work->matcher);
    if (match == PL_MATCH_GAVE_UP)
        give_up(work, regex);
    return match == PL_MATCH_YES;
}

void *pl_work_room(struct pl_work *work, size_t size) {
    if (size > work->room_size) {
        work->room = pl_heap_resize(work->heap, work->room, size);
        work->room_size = size;
    }
    return work->room;
}

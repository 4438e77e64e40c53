#include "check/work.h"

#include <stdlib.h>

void pl_work_init(struct pl_work *work, struct pl_heap *heap) {
    *work = (struct pl_work){.heap = heap};
}

void pl_work_fini(struct pl_work *work) {
    pl_matcher_free(work->matcher);
    free(work->room);
}

void pl_work_begin(struct pl_work *work) {
    work->has_given_up = false;
    work->given_up = 0;
}

bool pl_work_take(struct pl_work *work) {
    bool has_given_up = work->has_given_up;

    work->has_given_up = false;
    return has_given_up;
}

/* Match without anything that is kept. */
static bool matches_once(const pl_regex *regex, struct pl_slice text) {
    struct pl_heap heap;

    pl_heap_init(&heap);
    pl_matcher *matcher = pl_matcher_new(&heap);
    bool matches = pl_regex_match(regex, text, matcher) == PL_MATCH_YES;
    pl_matcher_free(matcher);
    return matches;
}

bool pl_work_matches(struct pl_work *work, const pl_regex *regex,
                     struct pl_slice text) {
    enum pl_match match = PL_MATCH_GAVE_UP;

    if (work == NULL)
        return matches_once(regex, text);
    if (work->matcher == NULL)
        work->matcher = pl_matcher_new(work->heap);
    if (work->given_up < PL_WORK_GIVEN_UP_MAX)
        match = pl_regex_match(regex, text, work->matcher);
    if (match == PL_MATCH_GAVE_UP) {
        work->has_given_up = true;
        work->given_up++;
    }
    return match == PL_MATCH_YES;
}

void *pl_work_room(struct pl_work *work, size_t size) {
    if (size > work->room_size) {
        work->room = pl_heap_resize(work->heap, work->room, size);
        work->room_size = size;
    }
    return work->room;
}

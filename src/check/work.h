/*
 * Work: memory that checks reuse while they judge, and a record of the patterns
 * that gave up. Whoever calls checks keeps one, at least one for each thread. A
 * pattern gives up when matching it takes too many steps (base/regex.h).
 */
#ifndef PL_CHECK_WORK_H
#define PL_CHECK_WORK_H

#include "base/regex.h"

/* After this many times, a pattern that gave up is not tried again until
 * pl_work_begin(). So no file can slow down a run value by value. */
#define PL_WORK_TRIES_MAX 20

/* A pattern that gave up, and how often it did since pl_work_begin(). */
struct pl_work_loser {
    const pl_regex *regex;
    unsigned count;
};

struct pl_work {
    struct pl_heap *heap;
    pl_matcher *matcher; /* created for the first pattern; NULL before */
    void *room;          /* of pl_work_room() */
    size_t room_size;
    bool has_given_up; /* since the last pl_work_take(): results of checks mean
                          nothing */
    struct pl_work_loser *losers;
    size_t loser_count, loser_cap;
};

void pl_work_init(struct pl_work *work, struct pl_heap *heap);
void pl_work_fini(struct pl_work *work);

/* Start a new file: patterns that gave up are tried again. */
void pl_work_begin(struct pl_work *work);

/* Tell whether a pattern gave up since the last call, and reset that. */
bool pl_work_take(struct pl_work *work);

/* Tell whether `regex` matches `text`; false if it gave up. `work` may be
 * NULL. */
bool pl_work_matches(struct pl_work *work, const pl_regex *regex,
                     struct pl_slice text);

/* `size` bytes of scratch memory, aligned for any type, valid until the next
 * call. */
void *pl_work_room(struct pl_work *work, size_t size);

#endif

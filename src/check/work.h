/*
 * Work: what checks use while they judge, kept by whoever asks them, one for a
 * thread: memory that serves again and again, and whether a pattern gave up.
 */
#ifndef PL_CHECK_WORK_H
#define PL_CHECK_WORK_H

#include "base/regex.h"

/* A pattern that gave up so often is not tried again until pl_work_begin(): no
 * file can make a run hang, value by value. */
#define PL_WORK_TRIES_MAX 20

/* A pattern that has given up. */
struct pl_work_loser {
    const pl_regex *regex;
    unsigned count;
};

struct pl_work {
    struct pl_heap *heap;
    pl_matcher *matcher; /* made for the first pattern */
    void *room;          /* see pl_work_room() */
    size_t room_size;
    bool has_given_up; /* what was judged since pl_work_take() means nothing */
    struct pl_work_loser *losers;
    size_t loser_count, loser_cap;
};

void pl_work_init(struct pl_work *work, struct pl_heap *heap);
void pl_work_fini(struct pl_work *work);

/* A file begins. */
void pl_work_begin(struct pl_work *work);

/* Tell whether a pattern has given up, and forget it. */
bool pl_work_take(struct pl_work *work);

/* Tell whether `regex` matches; false if it gave up. `work` may be NULL. */
bool pl_work_matches(struct pl_work *work, const pl_regex *regex,
                     struct pl_slice text);

/* `size` bytes, aligned for any type, until the next call. */
void *pl_work_room(struct pl_work *work, size_t size);

#endif

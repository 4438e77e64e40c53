/*
 * Ahead: a feed that a thread of its own reads, some buffers ahead of whoever
 * takes what it gives. What that is, and how it ends, is the same.
 */
#ifndef PL_INPUT_AHEAD_H
#define PL_INPUT_AHEAD_H

#include <pthread.h>
#include <stdbool.h>

#include "model/window.h"

/* So much is read ahead. */
#define PL_AHEAD_BUFFERS 4
#define PL_AHEAD_SIZE    ((size_t)128 * 1024)

struct pl_ahead {
    struct pl_heap *heap;
    struct pl_feed feed;
    bool is_running; /* the thread; nobody else uses the feed then */
    pthread_t thread;
    char *buffers;         /* a ring */
    bool has_buffer;       /* of it, whoever takes: */
    struct pl_slice left;  /* what was not taken yet */
    pthread_mutex_t mutex; /* of all that follows */
    pthread_cond_t moved;
    size_t lens[PL_AHEAD_BUFFERS];
    uint64_t made, taken; /* buffers so far */
    bool has_ended;       /* the feed */
    enum pl_status status;
    bool is_stopped;
};

/* Make one that does not run. */
void pl_ahead_init(struct pl_ahead *ahead, struct pl_heap *heap);

/* Let a thread read `feed`, which must outlive it and take no memory of the
 * heap. Returns false if there is none. */
bool pl_ahead_begin(struct pl_ahead *ahead, struct pl_feed feed);

/* As the `read` of the feed. */
size_t pl_ahead_read(struct pl_ahead *ahead, char *into, size_t room,
                     enum pl_status *status);

/* Stop the thread, if it runs, and free the buffers. */
void pl_ahead_end(struct pl_ahead *ahead);

#endif

/*
 * Ahead: a thread that reads a feed some buffers ahead of its user. The user
 * gets the same bytes and the same status.
 */
#ifndef PL_INPUT_AHEAD_H
#define PL_INPUT_AHEAD_H

#include <pthread.h>
#include <stdbool.h>

#include "model/window.h"

/* How much is read ahead. */
#define PL_AHEAD_BUFFERS 4
#define PL_AHEAD_SIZE    ((size_t)128 * 1024)

struct pl_ahead {
    struct pl_heap *heap;
    struct pl_feed feed;
    bool is_running; /* the thread runs; nobody else may use `feed` then */
    pthread_t thread;
    char *buffers;         /* ring buffer of PL_AHEAD_BUFFERS buffers */
    bool has_buffer;       /* the user has taken a buffer from the ring: */
    struct pl_slice left;  /* the rest of that buffer */
    pthread_mutex_t mutex; /* protects all that follows */
    pthread_cond_t moved;
    size_t lens[PL_AHEAD_BUFFERS];
    uint64_t made, taken; /* number of buffers so far */
    bool has_ended;       /* `feed` has ended */
    enum pl_status status;
    bool is_stopped;
};

/* Initialise, without a thread. */
void pl_ahead_init(struct pl_ahead *ahead, struct pl_heap *heap);

/* Start a thread that reads `feed`. `feed` must outlive it and must not
 * allocate from the heap. Returns false if no thread can be started. */
bool pl_ahead_begin(struct pl_ahead *ahead, struct pl_feed feed);

/* Like the `read` of a feed. */
size_t pl_ahead_read(struct pl_ahead *ahead, char *into, size_t room,
                     enum pl_status *status);

/* Stop the thread, if it runs, and free the buffers. */
void pl_ahead_end(struct pl_ahead *ahead);

#endif

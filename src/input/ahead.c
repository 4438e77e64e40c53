#include "input/ahead.h"

#include <stdlib.h>

void pl_ahead_init(struct pl_ahead *ahead, struct pl_heap *heap) {
    *ahead = (struct pl_ahead){.heap = heap};
}

static char *buffer_of(const struct pl_ahead *ahead, uint64_t number) {
    return ahead->buffers + number % PL_AHEAD_BUFFERS * PL_AHEAD_SIZE;
}

/* Fill the next buffer. A buffer that is not full is the last one. */
static size_t fill(struct pl_ahead *ahead, enum pl_status *status) {
    char *buffer = buffer_of(ahead, ahead->made);
    size_t len = 0, got;
    do {
        got = ahead->feed.read(ahead->feed.self, buffer + len,
                               PL_AHEAD_SIZE - len, status);
        len += got;
    } while (got > 0 && len < PL_AHEAD_SIZE);
    return len;
}

/* Wait until a buffer is free. Returns false if no more is to be read. */
static bool await_room(struct pl_ahead *ahead) {
    while (!ahead->is_stopped && ahead->made - ahead->taken == PL_AHEAD_BUFFERS)
        pthread_cond_wait(&ahead->moved, &ahead->mutex);
    return !ahead->is_stopped && !ahead->has_ended;
}

static void *work(void *self) {
    struct pl_ahead *ahead = self;
    enum pl_status status = PL_STATUS_OK;
    pthread_mutex_lock(&ahead->mutex);
    while (await_room(ahead)) {
        pthread_mutex_unlock(&ahead->mutex);
        size_t len = fill(ahead, &status);
        pthread_mutex_lock(&ahead->mutex);
        ahead->lens[ahead->made % PL_AHEAD_BUFFERS] = len;
        ahead->made += len > 0;
        ahead->has_ended = len < PL_AHEAD_SIZE;
        ahead->status = status;
        pthread_cond_signal(&ahead->moved);
    }
    pthread_mutex_unlock(&ahead->mutex);
    return NULL;
}

bool pl_ahead_begin(struct pl_ahead *ahead, struct pl_feed feed) {
    ahead->buffers =
        pl_heap_alloc(ahead->heap, PL_AHEAD_BUFFERS * PL_AHEAD_SIZE);
    ahead->feed = feed;
    pthread_mutex_init(&ahead->mutex, NULL);
    pthread_cond_init(&ahead->moved, NULL);
    ahead->is_running = pthread_create(&ahead->thread, NULL, work, ahead) == 0;
    return ahead->is_running;
}

/* Give back the buffer that was taken, if any, and wait for the next one. */
static void take_next(struct pl_ahead *ahead, enum pl_status *status) {
    pthread_mutex_lock(&ahead->mutex);
    ahead->taken += ahead->has_buffer;
    pthread_cond_signal(&ahead->moved);
    while (ahead->made == ahead->taken && !ahead->has_ended)
        pthread_cond_wait(&ahead->moved, &ahead->mutex);
    ahead->has_buffer = ahead->made > ahead->taken;
    if (ahead->has_buffer)
        ahead->left = pl_slice_of(buffer_of(ahead, ahead->taken),
                                  ahead->lens[ahead->taken % PL_AHEAD_BUFFERS]);
    else
        *status = ahead->status;
    pthread_mutex_unlock(&ahead->mutex);
}

size_t pl_ahead_read(struct pl_ahead *ahead, char *into, size_t room,
                     enum pl_status *status) {
    struct pl_slice *left = &ahead->left;
    if (left->len == 0)
        take_next(ahead, status);
    size_t len = left->len < room ? left->len : room;
    if (len == 0)
        return 0;
    memcpy(into, left->data, len);
    left->data += len;
    left->len -= len;
    return len;
}

static void stop(struct pl_ahead *ahead) {
    pthread_mutex_lock(&ahead->mutex);
    ahead->is_stopped = true;
    pthread_cond_signal(&ahead->moved);
    pthread_mutex_unlock(&ahead->mutex);
    pthread_join(ahead->thread, NULL);
}

void pl_ahead_end(struct pl_ahead *ahead) {
    if (ahead->is_running)
        stop(ahead);
    if (ahead->feed.read) {
        pthread_cond_destroy(&ahead->moved);
        pthread_mutex_destroy(&ahead->mutex);
    }
    free(ahead->buffers);
    pl_ahead_init(ahead, ahead->heap);
}

#include "lib/worker.h"

#include <stdlib.h>

#include "lib/session.h"

void pl_worker_init(struct pl_worker *worker, const struct pl_session *session,
                    struct pl_heap *heap) {
    *worker = (struct pl_worker){.session = session, .heap = heap};
    pl_tallies_init(&worker->before, heap);
    pl_source_init(&worker->source, heap);
    pl_beginning_init(&worker->beginning, heap);
    pl_parts_init(&worker->parts, heap);
    pl_buf_init(&worker->text, heap);
}

void pl_worker_rest(struct pl_worker *worker) {
    for (size_t i = 0; worker->runs && i < worker->session->variants.count; i++)
        pl_run_free(worker->runs[i]);
    free(worker->runs);
    worker->runs = NULL;
}

void pl_worker_fini(struct pl_worker *worker) {
    if (worker->is_open)
        pl_source_close(&worker->source);
    pl_worker_rest(worker);
    pl_tallies_fini(&worker->before);
    pl_beginning_fini(&worker->beginning);
    pl_parts_fini(&worker->parts);
    pl_buf_fini(&worker->text);
}

static size_t read_some(void *self, char *into, size_t room,
                        enum pl_status *status) {
    struct pl_worker *worker = self;
    size_t len = worker->feed.read(worker->feed.self, into, room, status);
    worker->is_stopped |= !worker->goes_on(worker->self);
    return worker->is_stopped ? 0 : len;
}

struct pl_feed pl_worker_feed(struct pl_worker *worker, struct pl_feed feed) {
    if (!worker->goes_on)
        return feed;
    worker->feed = feed;
    return (struct pl_feed){read_some, worker};
}
